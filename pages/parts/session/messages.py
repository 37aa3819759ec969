"""Messages from components: a browser can send anything, whatever our script does."""

from collections.abc import Iterator
from contextlib import contextmanager

from gtm_framework.errors import GtmError

_NO_MESSAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class UnreadableMessageError(GtmError):
    """A component sent something that none of our components send; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "This page sent something the app can’t read. Nothing was changed. Reload the page."
        )


@contextmanager
def reading_message() -> Iterator[None]:
    """The one place where an invalid message becomes one of our errors.

    Raises:
        UnreadableMessageError: If what the block reads isn't valid.
    """
    try:
        yield
    except _NO_MESSAGE as error:
        raise UnreadableMessageError from error
