"""Pictures for the demonstration: layered hills drawn by rule, so that no real photograph needs a licence."""

import io
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1000)
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Sky from top to horizon, hills from far to near, and the light in the sky."""

    top: Colour
    horizon: Colour
    far: Colour
    near: Colour
    light: Colour


SCENES = {
    "terraces": Palette((191, 216, 222), (246, 238, 214), (150, 184, 176), (38, 84, 66), (255, 246, 214)),
    "river": Palette((164, 199, 222), (236, 242, 238), (132, 168, 186), (30, 72, 88), (255, 255, 240)),
    "autumn": Palette((236, 196, 150), (252, 232, 204), (214, 138, 84), (112, 34, 26), (255, 236, 190)),
    "town": Palette((206, 210, 224), (248, 230, 214), (176, 160, 170), (72, 58, 74), (255, 224, 190)),
    "night": Palette((18, 26, 58), (86, 70, 118), (54, 52, 98), (12, 14, 34), (255, 224, 150)),
}


def picture(scene: str, seed: int) -> bytes:
    """A JPEG of `SIZE` pixels; the same scene and seed always give the same bytes."""
    palette, chance = SCENES[scene], random.Random(seed)  # noqa: S311 (a drawing, not a secret)
    image = _sky(palette)
    _light(image, palette, chance)
    for depth in range(6):
        _ridge(image, palette, chance, depth / 5)
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.6)).save(out, "JPEG", quality=86)
    return out.getvalue()


def _blend(a: Colour, b: Colour, share: float) -> Colour:
    mixed = [round(x + (y - x) * share) for x, y in zip(a, b, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _sky(palette: Palette) -> Image.Image:
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        column.putpixel((0, y), _blend(palette.top, palette.horizon, min(1.0, y / (SIZE[1] * 0.6))))
    return column.resize(SIZE)


def _light(image: Image.Image, palette: Palette, chance: random.Random) -> None:
    glow = Image.new("L", SIZE, 0)
    x, y, radius = chance.randint(300, 1300), chance.randint(170, 330), chance.randint(44, 70)
    ImageDraw.Draw(glow).ellipse((x - radius, y - radius, x + radius, y + radius), fill=235)
    halo = glow.filter(ImageFilter.GaussianBlur(60))
    image.paste(Image.new("RGB", SIZE, palette.light), mask=halo)
    image.paste(Image.new("RGB", SIZE, palette.light), mask=glow.filter(ImageFilter.GaussianBlur(2)))


def _ridge(image: Image.Image, palette: Palette, chance: random.Random, nearness: float) -> None:
    """One range of hills: a sum of waves; mist lies at the foot of the far ones."""
    base = SIZE[1] * (0.46 + 0.48 * nearness)
    waves = [
        (chance.uniform(90, 60 + 420 / (k + 1)), chance.uniform(0, 6.3), (60 - 26 * nearness) / (k + 1))
        for k in range(5)
    ]
    line = [(x, base + sum(h * math.sin(x / w + p) for w, p, h in waves)) for x in range(0, SIZE[0] + 8, 8)]
    mask = Image.new("L", SIZE, 0)
    ImageDraw.Draw(mask).polygon([(0, SIZE[1]), *line, (SIZE[0], SIZE[1])], fill=255)
    colour = _blend(palette.far, palette.near, nearness)
    image.paste(_slope(colour, _blend(colour, palette.horizon, 0.5 - 0.45 * nearness), base), mask=mask)


def _slope(crest: Colour, foot: Colour, base: float) -> Image.Image:
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        column.putpixel((0, y), _blend(crest, foot, min(1.0, max(0.0, (y - base + 80) / 320))))
    return column.resize(SIZE)
