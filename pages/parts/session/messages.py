"""Messages of components: what a browser sends is anything, whoever wrote the script in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from gtm_framework.errors import GtmError

_NO_MESSAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class UnreadableMessageError(GtmError):
    """A component sent what no component of ours sends; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "This page sent something the app can’t read. Nothing was changed. Reload the page."
        )


@contextmanager
def reading_message() -> Iterator[None]:
    """The one boundary where a message that is none becomes an error of ours.

    Raises:
        UnreadableMessageError: If what the block reads is not as it must be.
    """
    try:
        yield
    except _NO_MESSAGE as error:
        raise UnreadableMessageError from error
