"""One guest's connection, with limits on frame size, number, kind, and idle time."""

import asyncio
from collections.abc import Callable
from typing import Any

from gtm_framework.sharing.asgi import Message, Receive, Send
from gtm_framework.sharing.guest_limits import Allowance, GuestLimits

Permits = Callable[[bytes], bool]
_GONE: Message = {"type": "websocket.disconnect", "code": 1008}


class GuestConnection:
    """The layer between a guest's browser and the app."""

    def __init__(
        self,
        receive: Receive,
        send: Send,
        *,
        limits: GuestLimits,
        own: Allowance,
        permits: Permits,
    ) -> None:
        """Watch a connection.

        Args:
            receive: Where its frames come from.
            send: Where the app's frames go.
            limits: The limits shared by all guests.
            own: The limits of this connection.
            permits: Whether a guest may send a frame.
        """
        self._receive, self._send = receive, send
        self._limits, self._own, self._permits = limits, own, permits
        self._heard = False
        self._ended = False
        _bound_frames(receive, limits.rule.frame_bytes)

    async def receive(self) -> Message:
        """The next frame for the app; a forbidden frame closes the connection."""
        if self._ended:
            return dict(_GONE)
        rule = self._limits.rule
        patience = rule.idle_seconds if self._heard else rule.first_frame_seconds
        try:
            message = await asyncio.wait_for(self._receive(), patience)
        except TimeoutError:
            return await self._end()
        if message["type"] != "websocket.receive":
            return message
        self._heard = True
        data = message.get("bytes")
        if data is None or len(data) > rule.frame_bytes or not self._permits(data):
            return await self._end()
        # The server reads no further frames in the meantime, so a flood waits on the sender's machine.
        await asyncio.sleep(self._limits.wait_for_frame(self._own))
        return message

    async def _end(self) -> Message:
        self._ended = True
        await self._send({"type": "websocket.close", "code": 1008})
        return dict(_GONE)

    async def send(self, message: Message) -> None:
        """Pass on what the app sends, unless the connection is closed."""
        if not self._ended:
            await self._send(message)


def _bound_frames(receive: object, most: int) -> None:
    """Have the server itself stop reading a frame that is too large, if it supports that."""
    reader: Any = getattr(getattr(receive, "__self__", None), "conn", None)
    if hasattr(reader, "max_message_size"):
        reader.max_message_size = most
