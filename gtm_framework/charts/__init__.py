"""Charts: the signs and colors they share, and each figure as a picture file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
