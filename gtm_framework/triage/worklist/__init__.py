"""The list as people work through it: what is left to do, rapid rounds, decisions, merges, and splits."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
