"""Live links: their addresses, the file behind each, and the server that delivers them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
