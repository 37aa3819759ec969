"""The shared screen of a workshop: each scene as pages that fit a window, whatever its size.

All lengths are in hundredths of the window's height. A window of 16:9 is 177.8 of them wide.
"""
