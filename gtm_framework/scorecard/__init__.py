"""Compare options on weighted criteria: the six disciplines of the scorecard, or your own table."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
