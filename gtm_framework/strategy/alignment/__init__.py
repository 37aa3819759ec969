"""Checks along the roadmap: what is unlinked, what is covered, what runs when, what results ask."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
