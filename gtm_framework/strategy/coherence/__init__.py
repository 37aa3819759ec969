"""Checks the strategy: which answers conflict, which have little evidence, and how two pages differ."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
