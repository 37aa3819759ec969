"""What a guest's browser may ask of the server: to redraw a page, and nothing else."""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

_NEEDED = ("rerun_script", "stop_script", "app_heartbeat")
"""What the Join page needs; other requests clear caches, ask for uploads, or reach into the server."""


def permits(frame: bytes) -> bool:
    """Whether a frame is well-formed, and allowed for guests."""
    message = BackMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return False
    return message.WhichOneof("type") in _NEEDED
