"""Join codes and personal keys: made from given random bytes, forgiving to type, and expiring."""

import hashlib
from datetime import datetime, timedelta

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.rules.book import rules

RANDOM_BYTES = 32
"""The bytes needed for a code; the remainder's bias is then far below 2 to the power of -100."""


def join_code(random: bytes) -> str:
    """A code to type from a screen, ``"K7M4XP93"``.

    Args:
        random: 32 bytes from the system's secure source.

    Raises:
        RefusedError: If there are fewer.

    Example:
        >>> spaced(join_code(bytes(range(32))))
        'MP4K-V8J8'
    """
    return _code(random, rules().codes.join_length)


def personal_key(random: bytes) -> str:
    """A key that lets one person, or the facilitator, back in; too long to guess.

    Args:
        random: 32 bytes from the system's secure source.

    Raises:
        RefusedError: If there are fewer.

    Example:
        >>> len(personal_key(bytes(range(32))))
        27
    """
    return _code(random, rules().codes.token_length)


def _code(random: bytes, length: int) -> str:
    if len(random) < RANDOM_BYTES:
        raise RefusedError(
            "code", [f"{len(random)} random bytes are too few. Pass {RANDOM_BYTES} or more."]
        )
    alphabet = rules().codes.alphabet
    rest = int.from_bytes(random, "big")
    symbols = []
    for _ in range(length):
        rest, symbol = divmod(rest, len(alphabet))
        symbols.append(alphabet[symbol])
    return "".join(symbols)


def spaced(code: str) -> str:
    """A code for display: ``"K7M4-XP93"``.

    Example:
        >>> spaced("K7M4XP93")
        'K7M4-XP93'
    """
    group = rules().codes.group
    return "-".join(code[at : at + group] for at in range(0, len(code), group))


def read_join_code(typed: str) -> str:
    """A typed join code: ignores case, blanks, and hyphens, and corrects look-alikes.

    Raises:
        RefusedError: If it can't be a code; doesn't reveal whether any code is valid.

    Example:
        >>> read_join_code("k7m4-xp93")
        'K7M4XP93'
    """
    rule = rules().codes
    read = "".join(rule.read_as.get(c, c) for c in typed.upper() if c.isalnum())
    strange = sorted({c for c in read if c not in rule.alphabet})
    if strange or len(read) != rule.join_length:
        like = spaced(rule.alphabet[: rule.join_length])
        has = f"A code has {rule.join_length} letters and digits, like {like}."
        fault = f"{typed[:40]!r} is not a join code. {has}"
        raise RefusedError("join code", [fault])
    return read


def fingerprint(key: str) -> str:
    """What is stored of a personal key, so that a copied database gives no access: its SHA-256 in hex.

    Example:
        >>> len(fingerprint("K7M4XP93"))
        64
    """
    return hashlib.sha256(key.encode()).hexdigest()


def join_until(made_at: datetime, deadline: datetime | None = None) -> datetime:
    """How long a join code works: some hours, and always until the workshop's deadline.

    Example:
        >>> f"{join_until(datetime(2026, 10, 5, 9)):%H:%M}"
        '21:00'
    """
    until = made_at + timedelta(hours=rules().codes.join_hours)
    return until if deadline is None else max(until, deadline)


def key_until(made_at: datetime, deadline: datetime | None = None) -> datetime:
    """How long a personal key works: some days, and as long again after the workshop's deadline.

    Example:
        >>> f"{key_until(datetime(2026, 10, 5, 9)):%B %d, %H:%M}"
        'October 08, 09:00'
    """
    begins = made_at if deadline is None else max(made_at, deadline)
    return begins + timedelta(hours=rules().codes.token_hours)


def longest_key_hours() -> int:
    """How long a browser may have to keep a personal key: through the longest workshop and after it.

    Example:
        >>> longest_key_hours() // 24
        63
    """
    return rules().limits.open_days * 24 + rules().codes.token_hours


def holds(until: datetime, now: datetime) -> bool:
    """Whether a code or key still works.

    Example:
        >>> noon = datetime(2026, 10, 5, 12)
        >>> holds(noon, datetime(2026, 10, 5, 11, 59)), holds(noon, noon)
        (True, False)
    """
    return now < until
