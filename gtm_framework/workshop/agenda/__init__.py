"""The agenda: its phases in order, the rounds in them, timers, and deadlines."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
