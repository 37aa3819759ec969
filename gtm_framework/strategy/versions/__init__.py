"""A strategy over time: its saved versions, and whether the work has followed."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
