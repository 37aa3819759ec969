"""The library for assistants: a server for the Model Context Protocol (MCP)."""

from gtm_framework.mcp_server.server import build_server as build_server
