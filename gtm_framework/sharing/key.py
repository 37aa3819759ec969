"""The facilitator's key: how it is passed on, what a browser stores instead, and how it is checked."""

import hashlib
import hmac

from gtm_framework.errors import RefusedError

ENVIRONMENT = "GTM_FACILITATOR_KEY"
"""The variable that passes the key to the app; others could read it on a command line."""

ADDRESS = "GTM_SHARED_ADDRESS"
"""The variable with the address at which the room reaches the app."""

SHORTEST = 20
"""The minimum number of characters in a key that someone chooses."""


def checked_key(key: str) -> str:
    """A key that may open the app.

    Raises:
        RefusedError: If it is short enough to guess, or doesn't fit into an address unchanged.

    Example:
        >>> checked_key("short")
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: GTM_FACILITATOR_KEY: The key is not valid. Use at least 20
        letters and digits, or leave it unset to get a new one.
    """
    if len(key) < SHORTEST or not (key.isascii() and key.isalnum()):
        fault = (
            f"The key is not valid. Use at least {SHORTEST} letters and digits, or leave it unset "
            "to get a new one."
        )
        raise RefusedError(ENVIRONMENT, [fault])
    return key


def cookie_name(port: int) -> str:
    """The cookie name of a browser's pass; all ports of a host share their cookies.

    Example:
        >>> cookie_name(8501)
        'gtm-facilitator-8501'
    """
    return f"gtm-facilitator-{port}"


def pass_of(key: str) -> str:
    """What a browser stores instead of the key: it gives access but reveals nothing about the key."""
    return hmac.new(key.encode(), b"facilitator", hashlib.sha256).hexdigest()


def is_key(given: str, key: str) -> bool:
    """Whether a key is correct, compared in constant time."""
    return hmac.compare_digest(pass_of(given), pass_of(key))


def is_pass(given: str, key: str) -> bool:
    """Whether a browser's pass gives access, compared in constant time.

    Example:
        >>> key = "K7M4XP93K7M4XP93K7M4"
        >>> is_pass(pass_of(key), key), is_pass(key, key), is_pass("guess", key)
        (True, False, False)
    """
    return hmac.compare_digest(given.encode(), pass_of(key).encode())


def key_link(address: str, key: str) -> str:
    """The link that lets the facilitator in.

    Example:
        >>> key_link("https://team.example/gtm", "K7M4XP93K7M4XP93K7M4")
        'https://team.example/gtm/?key=K7M4XP93K7M4XP93K7M4'
    """
    return f"{address}/?key={key}"
