from .server import build_server as build_server
