"""Pictures, plainly."""

import io

from PIL import Image

from rongmei.core.permissions import Actor
from rongmei.domains.assets.api import upload_picture


def png(colour: str = "green", size: tuple[int, int] = (640, 480)) -> bytes:
    """The bytes of a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def make_asset(actor: Actor, name: str = "hedi.png", colour: str = "green") -> int:
    """A picture in the library, about which nothing is said yet."""
    return upload_picture(actor=actor, content=[png(colour)], name=name).id
