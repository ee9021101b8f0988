"""Sky, hills, water and trees, which most scenes stand on."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from rongmei.config.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, blend

Line = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Light:
    """A time of day: sky from top to horizon, hills from far to near, and the light in the sky."""

    top: Colour
    horizon: Colour
    far: Colour
    near: Colour
    sun: Colour


MORNING = Light((178, 208, 214), (250, 240, 216), (158, 190, 184), (44, 92, 74), (255, 244, 206))
NOON = Light((150, 196, 222), (236, 243, 236), (140, 184, 178), (46, 104, 70), (255, 252, 236))
AUTUMN = Light((226, 190, 150), (253, 236, 206), (222, 158, 104), (140, 46, 30), (255, 238, 196))
DUSK = Light((118, 126, 168), (250, 206, 170), (142, 128, 160), (52, 50, 78), (255, 220, 160))
NIGHT = Light((16, 24, 54), (70, 68, 112), (44, 50, 92), (14, 18, 40), (255, 226, 160))
RAIN = Light((120, 132, 146), (204, 210, 212), (142, 154, 162), (58, 76, 84), (226, 230, 230))
SNOW = Light((168, 184, 204), (236, 240, 244), (196, 208, 222), (122, 142, 168), (255, 250, 240))


def sky(canvas: Canvas, light: Light, *, horizon: float = 620, sun: bool = True) -> None:
    """Sky down to the horizon, with sun or moon somewhere in it."""
    canvas.fade(0, horizon, light.top, light.horizon)
    canvas.fade(horizon, HEIGHT, light.horizon, light.horizon)
    if sun:
        x, y = canvas.chance.uniform(260, 1340), canvas.chance.uniform(140, 260)
        canvas.glow(x, y, 150, light.sun, 0.75)
        canvas.disc(x, y, canvas.chance.uniform(40, 58), light.sun)


def hills(canvas: Canvas, light: Light, *, first: float, last: float, count: int) -> Line:
    """Ranges from far to near with mist between them; returns the nearest one's line."""
    line: Line = lambda _x: last  # noqa: E731 (replaced by each range in turn)
    for i in range(count):
        near = i / max(1, count - 1)
        line = wave(canvas, first + (last - first) * near, 46 - 16 * near)
        colour = blend(light.far, light.near, near)
        ground(canvas, line, colour, blend(colour, light.horizon, 0.5 - 0.42 * near))
        if i < count - 1:
            canvas.veil(first + (last - first) * near + 70, 110, light.horizon, 0.45)
    return line


def wave(canvas: Canvas, base: float, height: float, *, length: float = 1.0) -> Line:
    """A hilly line around `base`."""
    parts = [
        (canvas.chance.uniform(90, 110 + 380 / (k + 1)) * length, canvas.chance.uniform(0, 6.3), height / (k + 1))
        for k in range(4)
    ]
    return lambda x: base + sum(h * math.sin(x / w + p) for w, p, h in parts)


def lower(line: Line, by: float, share: float, *, shift: float = 0) -> Line:
    """A line further down (and aside), with a share of its height."""
    return lambda x: by + line(x + shift) * share


def ground(canvas: Canvas, line: Line, colour: Colour, foot: Colour | None = None) -> None:
    """Everything below a line."""
    points: list[Point] = [(x, line(x)) for x in range(0, WIDTH + 8, 8)]
    canvas.shape([(0, HEIGHT), *points, (WIDTH, HEIGHT)], colour, foot)


def water(canvas: Canvas, top: float, first: Colour, last: Colour, shine: Colour) -> None:
    """Water down to the sheet's end, with bands of light on it."""
    canvas.fade(top, HEIGHT, first, last)
    for _ in range(46):
        y = top + (HEIGHT - top) * canvas.chance.random() ** 1.6
        x, reach = canvas.chance.uniform(-60, WIDTH), canvas.chance.uniform(40, 220) * (0.4 + (y - top) / 400)
        canvas.box(x, y, reach, 2 + (y - top) / 130, blend(shine, last, canvas.chance.uniform(0.3, 0.85)), round_=2)


def fir(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """A conifer standing at a point."""
    for k in range(3):
        low = y - height * (0.12 + 0.27 * k)
        wide = height * (0.27 - 0.065 * k)
        canvas.shape(
            [(x - wide, low), (x + wide, low), (x, low - height * 0.42)], blend(colour, (255, 255, 255), 0.05 * k)
        )
    canvas.box(x - height * 0.03, y - height * 0.13, height * 0.06, height * 0.13, blend(colour, (60, 40, 30), 0.7))


def tree(canvas: Canvas, x: float, y: float, height: float, crown: Colour) -> None:
    """A broad tree standing at a point: trunk, and a crown of three discs."""
    trunk = blend(crown, (70, 50, 40), 0.75)
    canvas.shape(
        [
            (x - height * 0.04, y),
            (x + height * 0.04, y),
            (x + height * 0.02, y - height * 0.5),
            (x - height * 0.02, y - height * 0.5),
        ],
        trunk,
    )
    for dx, dy, r in ((-0.17, 0.5, 0.22), (0.17, 0.53, 0.21), (0, 0.72, 0.26)):
        canvas.disc(x + dx * height, y - dy * height, r * height, blend(crown, trunk, 0.14))
    for dx, dy, r in ((-0.2, 0.54, 0.17), (0.13, 0.58, 0.15), (-0.04, 0.78, 0.19)):
        canvas.disc(x + dx * height, y - dy * height, r * height, crown)


def wood(
    canvas: Canvas, line: Line, colour: Colour, *, count: int, height: float, kind: Callable[..., None] = fir
) -> None:
    """Trees along a line."""
    for x in sorted(canvas.chance.uniform(-20, WIDTH + 20) for _ in range(count)):
        shade = blend(colour, (255, 255, 255), canvas.chance.uniform(0, 0.12))
        kind(canvas, x, line(x) + 6, height * canvas.chance.uniform(0.6, 1.1), shade)
