"""The app on a network: the facilitator's key, and the access layer that asks for it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
