"""The bar beside a remark: its weight, style and colour say how severe it is."""

from gtm_framework.charts.signs import severity_sign
from gtm_framework.strategy.severity import Severity
from pages.parts import state

_STYLE = {Severity.HIGH: "solid", Severity.MEDIUM: "dashed", Severity.LOW: "dotted"}


def remark_bars() -> str:
    """The rules of style for containers whose key begins with ``remark-`` and the severity."""
    theme, signs = state.theme(), {severity: severity_sign(severity) for severity in Severity}
    return "".join(
        f'[class*="st-key-remark-{severity}"] {{ border-left: '
        f"{sign.width:g}px {_STYLE[severity]} {sign.colour(theme)}; }}\n"
        for severity, sign in signs.items()
    )
