"""The library for assistants: a server for the Model Context Protocol (MCP)."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
