"""Smaller pictures, without the original's metadata (place, device, time)."""

import io

from PIL import Image

from rongmei.domains.assets.enums import Rendition

LONGEST = {Rendition.LARGE: 1600, Rendition.MEDIUM: 800, Rendition.THUMB: 320}
QUALITY = 82


def render(image: Image.Image, name: Rendition) -> tuple[bytes, int, int]:
    """A JPEG no longer than the rendition's longest side: its bytes, width and height. Never enlarged."""
    small = image.convert("RGB")
    small.thumbnail((LONGEST[name], LONGEST[name]))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue(), small.width, small.height
