"""A decision framework for go-to-market ideas: classify them with reasons, place them, and rank them.

The names below are loaded on first use, so importing the package is nearly free, and a command that needs
no table never loads one.
"""

import lazy_loader

__version__ = "0.2.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
