"""Who and what is in the room: people, codes, silent ideas, the shared screen."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
