"""A client's logo: checked, scaled down, and stored as text in the workspace's settings."""

from base64 import b64decode, b64encode
from io import BytesIO

from PIL import Image

from gtm_framework.errors import GtmError

_BOX = (640, 320)
"""The maximum pixels across and down that a printed logo needs."""
_LARGEST_FILE = 10_000_000
_MOST_PIXELS = 50_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_PNG = b"\x89PNG\r\n\x1a\n"
_REMEDY = "Save it as PNG or JPEG, up to 10 MB, and choose that file."


def logo_from(content: bytes, name: str) -> str:
    """A logo as stored in the settings: a PNG of at most 640 by 320 pixels, in Base64.

    Args:
        content: The bytes of an image file: PNG, JPEG, GIF, or WebP.
        name: What to call the file in an error.

    Raises:
        GtmError: If it is too large, or not an image of these kinds.

    Example:
        >>> png = BytesIO()
        >>> Image.new("RGB", (1280, 320), "navy").save(png, "PNG")
        >>> Image.open(BytesIO(readable_logo(logo_from(png.getvalue(), "logo.png")))).size
        (640, 160)
    """
    if len(content) > _LARGEST_FILE:
        raise GtmError(f"{name}: the file is larger than 10 MB. {_REMEDY}")
    image = _opened(content)
    if image is None:
        raise GtmError(f"{name}: this file is not an image we can read. {_REMEDY}")
    image.thumbnail(_BOX)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return b64encode(out.getvalue()).decode("ascii")


def readable_logo(kept: str) -> bytes | None:
    """The PNG file stored in the settings; None if there is none or it is damaged.

    Example:
        >>> readable_logo("not an image") is None
        True
    """
    try:
        content = b64decode(kept, validate=True)
    except ValueError:
        return None
    return content if content.startswith(_PNG) and _opened(content) else None


def _opened(content: bytes) -> Image.Image | None:
    """The whole image in color with transparency; None if it is damaged or far too large."""
    try:
        image = Image.open(BytesIO(content), formats=_FORMATS)
        return image.convert("RGBA") if image.width * image.height <= _MOST_PIXELS else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
