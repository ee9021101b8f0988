"""An upload is what its bytes are, not what it calls itself."""

import io
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from rongmei.core.i18n import Refusal

FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
MOST_PIXELS = 60_000_000
MOST_BYTES = 30_000_000


class NotAPicture(Refusal):
    """The bytes are no picture we take."""

    code = "not-a-picture"
    status = 415


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture, upright, and its media type."""

    image: Image.Image
    mime: str


def decode(data: bytes) -> Picture:
    """Decode a picture fully, turned the way its camera says.

    Raises:
        NotAPicture: not JPEG, PNG, WebP or GIF by content, damaged, empty, over 30 MB or over 60 million pixels.
    """
    if len(data) > MOST_BYTES:
        raise NotAPicture(_("图片超过 30 MB。"), _("请压缩后再上传。"))
    try:
        image = Image.open(io.BytesIO(data), formats=list(FORMATS))
        if image.width * image.height > MOST_PIXELS:
            raise NotAPicture(_("图片像素过大。"), _("请缩小到 6000 万像素以内再上传。"))
        mime = FORMATS[image.format or ""]
        image.load()
    except (UnidentifiedImageError, OSError, KeyError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotAPicture(_("这个文件不是可用的图片，或已损坏。"), _("请上传 JPG、PNG、WebP 或 GIF 图片。")) from None
    return Picture(ImageOps.exif_transpose(image), mime)
