"""The servers that the visits are made to; a benchmark starts the same ones."""

from bench.server import LOOPBACK, PATIENCE, Server, free_port

__all__ = ["LOOPBACK", "PATIENCE_MS", "Server", "free_port"]

PATIENCE_MS = PATIENCE * 1000  # the longest that anything here may take on a busy machine, in milliseconds
