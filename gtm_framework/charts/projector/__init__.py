"""The shared screen of a workshop: each scene as pages that fit the window, whatever its size.

All lengths are in hundredths of the window's height. A 16:9 window is 177.8 of them wide.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
