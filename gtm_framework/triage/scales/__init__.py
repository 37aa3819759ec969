"""Scales: what a column's numbers and words mean, and where they are on the matrix."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
