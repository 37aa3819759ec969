"""Headers: which column a header names, in eight languages and in the words of other tools."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
