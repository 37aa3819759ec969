"""The strategy above the list: one-pager, coherence, roadmap, capacity, health, reviews."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
