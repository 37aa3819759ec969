"""Votes: ballots, what each person is asked, what may be seen, and how votes combine."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
