"""Models built from data: frozen records, their field types, and errors in plain words."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
