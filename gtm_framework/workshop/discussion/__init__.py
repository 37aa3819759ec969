"""The discussion: what the room disagrees on, why, and what a re-vote asks."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
