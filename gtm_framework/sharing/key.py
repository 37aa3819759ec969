"""The facilitator's key: where it travels, what a browser keeps of it, and whether one is right."""

import hashlib
import hmac

from gtm_framework.errors import RefusedError

ENVIRONMENT = "GTM_FACILITATOR_KEY"
"""The variable in which the command hands the key to the app; a command line would be read by others."""

ADDRESS = "GTM_SHARED_ADDRESS"
"""The variable with the address under which the room reaches the app."""

SHORTEST = 20
"""Characters of a key that someone chooses themselves, at least."""


def checked_key(key: str) -> str:
    """A key that may open the app.

    Raises:
        RefusedError: If it is short enough to be tried, or does not fit into an address as it is.
    """
    if len(key) < SHORTEST or not (key.isascii() and key.isalnum()):
        fault = (
            f"The key is not valid. Use at least {SHORTEST} letters and digits, or leave it unset "
            "to get a new one."
        )
        raise RefusedError(ENVIRONMENT, [fault])
    return key


def cookie_name(port: int) -> str:
    """Under which name a browser keeps its pass; all ports of a host share its cookies."""
    return f"gtm-facilitator-{port}"


def pass_of(key: str) -> str:
    """What a browser keeps instead of the key: it opens this door and tells nothing about the key."""
    return hmac.new(key.encode(), b"facilitator", hashlib.sha256).hexdigest()


def is_key(given: str, key: str) -> bool:
    """Whether a key is the right one, told in the same time however much of it is right."""
    return hmac.compare_digest(pass_of(given), pass_of(key))


def is_pass(given: str, key: str) -> bool:
    """Whether what a browser kept opens the door, told in the same time however much of it is right."""
    return hmac.compare_digest(given.encode(), pass_of(key).encode())


def key_link(address: str, key: str) -> str:
    """The link that lets the facilitator in."""
    return f"{address}/?key={key}"
