"""The roadmap from pillar to tactic: its items, its rules, and how it is edited."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
