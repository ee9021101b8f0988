"""A sheet of 1600 × 1000 units to draw on, finer in between, with a little grain of paper at the end."""

import io
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
# Pixels to a unit while drawing, and the finished picture's size.
FINE = 1.2
SIZE = (1280, 800)
QUALITY = 84
Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """One drawing.

    Args:
        seed: of everything that is left to chance.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
        self.image = Image.new("RGB", (int(WIDTH * FINE), int(HEIGHT * FINE)), (240, 236, 226))
        self._pen = ImageDraw.Draw(self.image)

    def fade(self, top: float, bottom: float, first: Colour, last: Colour) -> None:
        """A band across the sheet from one colour to another, in units from the top."""
        self.image.paste(_fade(self.image.width, int((bottom - top) * FINE), first, last), (0, int(top * FINE)))

    def shape(self, points: Sequence[Point], colour: Colour, foot: Colour | None = None) -> None:
        """A filled shape; towards its lowest point it turns into `foot` when given."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        if foot is None:
            self._pen.polygon(fine, fill=colour)
            return
        top, bottom = min(y for _x, y in fine), max(y for _x, y in fine)
        paint = _fade(self.image.width, int(bottom - top) + 1, colour, foot)
        mask = Image.new("L", paint.size, 0)
        ImageDraw.Draw(mask).polygon([(x, y - int(top)) for x, y in fine], fill=255)
        self.image.paste(paint, (0, int(top)), mask)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, *, round_: float = 0) -> None:
        """A rectangle by its upper left corner, with round corners when asked."""
        corners = (x * FINE, y * FINE, (x + width) * FINE, (y + height) * FINE)
        if round_:
            self._pen.rounded_rectangle(corners, round_ * FINE, fill=colour)
        else:
            self._pen.rectangle(corners, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour, *, flat: float = 1.0) -> None:
        """A disc, or an ellipse `flat` times as high as wide."""
        low = radius * flat
        self._pen.ellipse(((x - radius) * FINE, (y - low) * FINE, (x + radius) * FINE, (y + low) * FINE), fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A stroke with round joints."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self._pen.line(fine, fill=colour, width=max(1, round(width * FINE)), joint="curve")

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6) -> None:
        """Light around a point, added softly."""
        reach = int(radius * FINE * 2)
        spot = Image.new("L", (reach * 2, reach * 2), 0)
        inner = int(radius * FINE * 0.7)
        ImageDraw.Draw(spot).ellipse(
            (reach - inner, reach - inner, reach + inner, reach + inner), fill=int(255 * strength)
        )
        soft = spot.resize((64, 64)).filter(ImageFilter.GaussianBlur(9)).resize(spot.size, Image.Resampling.BILINEAR)
        place = (int(x * FINE) - reach, int(y * FINE) - reach)
        self.image.paste(Image.new("RGB", spot.size, colour), place, soft)

    def veil(self, y: float, height: float, colour: Colour, strength: float) -> None:
        """A bank of mist across the sheet, thickest in its middle."""
        rows = max(2, int(height * FINE))
        column = Image.new("L", (1, rows))
        column.putdata([int(255 * strength * (1 - abs(2 * i / rows - 1)) ** 1.5) for i in range(rows)])
        mask = column.resize((self.image.width, rows), Image.Resampling.NEAREST)
        self.image.paste(Image.new("RGB", mask.size, colour), (0, int((y - height / 2) * FINE)), mask)

    def jpeg(self) -> bytes:
        """The finished sheet."""
        small = self.image.resize(SIZE, Image.Resampling.BICUBIC)
        half = SIZE[0] // 2, SIZE[1] // 2
        noise = Image.frombytes("L", half, self.chance.randbytes(half[0] * half[1])).point(lambda v: 250 + v // 43)
        grain = noise.resize(SIZE, Image.Resampling.BILINEAR).convert("RGB")
        out = io.BytesIO()
        ImageChops.multiply(small, grain).save(out, "JPEG", quality=QUALITY)
        return out.getvalue()


def blend(a: Colour, b: Colour, share: float) -> Colour:
    """A colour between two: 0 is the first, 1 the second."""
    mixed = [round(x + (y - x) * share) for x, y in zip(a, b, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _fade(width: int, height: int, first: Colour, last: Colour) -> Image.Image:
    column = Image.new("RGB", (1, max(1, height)))
    column.putdata([blend(first, last, i / max(1, height - 1)) for i in range(max(1, height))])
    return column.resize((width, max(1, height)), Image.Resampling.NEAREST)
