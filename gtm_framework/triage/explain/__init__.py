"""A verdict and a place in sentences: the same words on the page, in the export, and in the terminal."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
