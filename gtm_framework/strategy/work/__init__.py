"""The work in a workspace: what there is, what it costs, and what it supports."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
