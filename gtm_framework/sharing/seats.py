"""How many seats of one workshop people can take from one address."""

from collections import Counter
from threading import Lock

from gtm_framework.english import counted
from gtm_framework.errors import RefusedError
from gtm_framework.workshop.room import source_of
from gtm_framework.workshop.rules import rules


class SeatsByAddress:
    """Seats taken since this server started; a seat, once taken, is kept.

    Example:
        >>> seats = SeatsByAddress(most=2)
        >>> for name in ("Ana", "Leo"):
        ...     seats.take("w-1", "192.0.2.7")
        >>> seats.check("w-1", "192.0.2.7")
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: seat: 2 people have joined from your network address, which is
        the limit for one address. Ask the facilitator, or join over another network.
    """

    def __init__(self, most: int | None = None) -> None:
        """Start counting from zero.

        Args:
            most: Seats per workshop and address; by default, the published limit.
        """
        self._most = most or rules().guests.seats_per_address
        self._taken: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()

    def check(self, workshop_id: str, address: str) -> None:
        """Reject one more seat if an address has reached the limit.

        Raises:
            RefusedError: If it has.
        """
        with self._lock:
            if self._taken[workshop_id, source_of(address)] >= self._most:
                fault = (
                    f"{counted(self._most, 'person has', 'people have')} joined from your network address, which is the limit for "
                    "one address. Ask the facilitator, or join over another network."
                )
                raise RefusedError("seat", [fault])

    def take(self, workshop_id: str, address: str) -> None:
        """Count one seat."""
        with self._lock:
            self._taken[workshop_id, source_of(address)] += 1
