"""A report as slides: native, editable charts and tables, one message per slide."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
