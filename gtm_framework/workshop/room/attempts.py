"""A rate limit for wrong codes: decided from recent attempts, without a clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.room_rules import AttemptRule


class Attempt(NamedTuple):
    """One wrong code.

    Attributes:
        at: When it was tried.
        source: Where it came from, as `source_of` names it.
        visitor: The visitor there, or empty if unknown.

    Example:
        >>> tried = Attempt(datetime(2026, 10, 5, 9, 0), source_of("192.0.2.7"))
        >>> tried.source, tried.visitor
        ('192.0.2.7', '')
    """

    at: datetime
    source: str
    visitor: str = ""


def source_of(address: str) -> str:
    """What counts as one place: an IPv4 address, or the /64 block of an IPv6 connection.

    Anything else counts unchanged.

    Example:
        >>> source_of("192.0.2.7"), source_of("2001:db8::7"), source_of("::ffff:192.0.2.7")
        ('192.0.2.7', '2001:db8::/64', '192.0.2.7')
    """
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ip_network((known, 64), strict=False))
    return str(known)


def wait_before(
    wrong: Iterable[Attempt],
    source: str,
    now: datetime,
    rule: AttemptRule | None = None,
    *,
    visitor: str = "",
) -> timedelta:
    """How long a visitor has to wait before the next code is checked.

    Args:
        wrong: Recent wrong codes, in any order; those older than the window don't matter.
        source: The place, as `source_of` names it.
        now: The current time.
        rule: Window and limits; by default, the published ones.
        visitor: The visitor; visitors at one place share its limit, and each has their own.

    Returns:
        Zero if the code can be checked, otherwise the time until the blocking attempt is outside the
        window.

    Example:
        >>> nine = datetime(2026, 10, 5, 9)
        >>> wrong = [Attempt(nine, "192.0.2.7")] * rules().attempts.from_one_visitor
        >>> [wait_before(wrong, source, nine).seconds for source in ("192.0.2.7", "192.0.2.8")]
        [300, 0]
    """
    rule = rule or rules().attempts
    window = timedelta(minutes=rule.window_minutes)
    recent = sorted((a for a in wrong if timedelta() <= now - a.at < window), key=lambda a: a.at)
    from_there = [a for a in recent if a.source == source]
    waits = [
        limited[-limit].at + window - now
        for limited, limit in (
            ([a for a in from_there if a.visitor == visitor], rule.from_one_visitor),
            (from_there, rule.from_one_address),
            (recent, rule.from_all),
        )
        if len(limited) >= limit
    ]
    return max(waits, default=timedelta())
