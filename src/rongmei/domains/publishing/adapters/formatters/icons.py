"""The site's mark in the sizes that pages, browsers and phones ask for, under names that never change."""

import io
from functools import lru_cache

from PIL import Image

from rongmei.domains.publishing.adapters.article import Rendered

LOGO = "logo.png"
# The masthead draws it at half this height, so that it is sharp on phones.
LOGO_HEIGHT, LOGO_WIDEST = 128, 640
DRAWN = ("icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.png", "apple-touch-icon.png")
WHITE = (255, 255, 255, 255)
CLEAR = (0, 0, 0, 0)


@lru_cache(maxsize=32)
def icons(logo: bytes) -> Rendered:
    """A centre's logo for the masthead, for browsers, for installed apps, and on white for phones that cut it round.

    Args:
        logo: a picture that was decoded once already, when it was taken in.
    """
    with Image.open(io.BytesIO(logo)) as opened:
        mark = opened.convert("RGBA")
    return {
        LOGO: _png(_within(mark, LOGO_WIDEST, LOGO_HEIGHT)),
        "icon-192.png": _png(_square(mark, 192, 1, CLEAR)),
        "icon-512.png": _png(_square(mark, 512, 1, CLEAR)),
        # Android may cut away all but the middle four fifths (https://www.w3.org/TR/appmanifest/#icon-masks).
        "icon-maskable.png": _png(_square(mark, 512, 0.56, WHITE)),
        "apple-touch-icon.png": _png(_square(mark, 180, 0.8, WHITE)),
    }


def _within(mark: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / mark.width, height / mark.height)
    return mark.resize((max(1, round(mark.width * scale)), max(1, round(mark.height * scale))))


def _square(mark: Image.Image, size: int, share: float, ground: tuple[int, int, int, int]) -> Image.Image:
    """The mark in the middle of a square, taking up a share of it."""
    inner = _within(mark, round(size * share), round(size * share))
    canvas = Image.new("RGBA", (size, size), ground)
    canvas.alpha_composite(inner, ((size - inner.width) // 2, (size - inner.height) // 2))
    return canvas


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
