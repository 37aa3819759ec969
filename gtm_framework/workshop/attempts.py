"""How fast wrong codes may be tried: a decision over recent attempts, without a clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from gtm_framework.workshop.rule_parts import AttemptRule
from gtm_framework.workshop.rules import rules


class Attempt(NamedTuple):
    """One wrong code.

    Attributes:
        at: When it was tried.
        source: Where it came from, as `source_of` names it.
        visitor: Who tried it there, or empty where that is not known.
    """

    at: datetime
    source: str
    visitor: str = ""


def source_of(address: str) -> str:
    """What counts as one place: an IPv4 address, or the /64 that one connection has of IPv6.

    Anything else counts as it is.
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
    """How long a visitor must wait before the next code is looked at.

    Args:
        wrong: Recent wrong codes, in any order; older ones than the window do not matter.
        source: The place, as `source_of` names it.
        now: The present moment.
        rule: Window and limits; the published ones by default.
        visitor: Who tries it; visitors of one place share its limit, and each has one of their own.

    Returns:
        Nothing while the code may be looked at, else the time until the attempt that holds the door shut
        has passed out of the window.
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
