"""Limits on connections that haven't sent a request yet: per address and in total."""

from collections.abc import Callable, Hashable

from gtm_framework.workshop.room import source_of
from gtm_framework.workshop.rules import GuestRule, rules


class SilentConnections:
    """The connections of one server that have sent no request yet, oldest first.

    Attributes:
        rule: The limits.

    Example:
        >>> rule = rules().guests.model_copy(update={"silent_per_address": 1})
        >>> connections = SilentConnections(is_silent=lambda connection: True, rule=rule)
        >>> connections.add("first", "192.0.2.7"), connections.add("second", "192.0.2.7")
        ([], ['first'])
    """

    def __init__(self, is_silent: Callable[[Hashable], bool], rule: GuestRule | None = None) -> None:
        """Start counting from zero.

        Args:
            is_silent: Whether a connection is open and has sent no request.
            rule: The limits; the published ones by default.
        """
        self.rule = rule or rules().guests
        self._is_silent = is_silent
        self._sources: dict[Hashable, str] = {}

    def add(self, connection: Hashable, address: str) -> list[Hashable]:
        """Add a connection; returns those to close to make room, oldest first.

        Args:
            connection: The new connection.
            address: Where it comes from.
        """
        source = source_of(address)
        self._sources = {each: at for each, at in self._sources.items() if self._is_silent(each)}
        same = [each for each, at in self._sources.items() if at == source]
        closed = self._beyond(same, self.rule.silent_per_address)
        closed += self._beyond(list(self._sources), self.rule.silent_in_all)
        self._sources[connection] = source
        return closed

    def _beyond(self, connections: list[Hashable], most: int) -> list[Hashable]:
        """Drop the oldest of some connections, so that one more is within the limit."""
        oldest = connections[: max(0, len(connections) + 1 - most)]
        for connection in oldest:
            del self._sources[connection]
        return oldest
