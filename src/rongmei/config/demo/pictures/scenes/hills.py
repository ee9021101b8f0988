"""Mountains, rivers, woods, weather."""

import math

from rongmei.config.demo.pictures import land, things
from rongmei.config.demo.pictures.canvas import Canvas, Colour, blend

COLD: tuple[tuple[Colour, Colour], ...] = (
    ((14, 24, 48), (110, 180, 204)),
    ((26, 20, 54), (176, 150, 220)),
    ((10, 34, 38), (136, 204, 172)),
)
LEAVES: tuple[Colour, ...] = ((196, 66, 40), (222, 108, 44), (232, 162, 62), (160, 44, 38), (206, 134, 60))


def autumn(canvas: Canvas) -> None:
    """Red slopes of autumn above a stream of mist."""
    light = land.AUTUMN
    land.sky(canvas, light)
    line = land.hills(canvas, light, first=400, last=760, count=4)
    for depth, size in ((0.0, 66), (70.0, 96), (150.0, 140)):
        for x in sorted(canvas.chance.uniform(-40, 1640) for _ in range(34)):
            y = line(x) + depth + canvas.chance.uniform(-20, 40)
            crown = blend(canvas.chance.choice(LEAVES), light.near, canvas.chance.uniform(0, 0.3))
            land.tree(canvas, x, y, size * canvas.chance.uniform(0.8, 1.25), crown)
        canvas.veil(760 + depth, 60, light.horizon, 0.22)
    for _ in range(40):
        x, y = canvas.chance.uniform(0, 1600), canvas.chance.uniform(300, 1000)
        canvas.disc(x, y, canvas.chance.uniform(3, 7), canvas.chance.choice(LEAVES), flat=0.6)


def river(canvas: Canvas) -> None:
    """A river town: hills, a row of houses, their light on the water."""
    light = canvas.chance.choice((land.MORNING, land.DUSK, land.NOON))
    lit = 0.55 if light is land.DUSK else 0.12
    land.sky(canvas, light, horizon=560)
    line = land.hills(canvas, light, first=360, last=560, count=4)
    land.wood(canvas, line, light.near, count=40, height=46)
    things.street(canvas, 700, lit=lit, low=70, high=150)
    canvas.box(0, 698, 1600, 16, (150, 142, 130))
    land.water(canvas, 714, blend(light.horizon, light.near, 0.35), blend(light.near, (20, 40, 60), 0.4), light.sun)
    _boat(canvas, canvas.chance.uniform(300, 1100), canvas.chance.uniform(820, 900), 190)


def bridge(canvas: Canvas) -> None:
    """A new bridge of three arches over a valley."""
    light = land.MORNING
    land.sky(canvas, light, horizon=600)
    land.hills(canvas, light, first=390, last=640, count=4)
    land.water(canvas, 760, (170, 196, 192), (60, 104, 106), light.sun)
    stone, deck = (216, 206, 188), 560
    canvas.box(0, deck, 1600, 46, stone)
    canvas.box(0, deck + 40, 1600, 12, blend(stone, (90, 84, 76), 0.4))
    for k in range(4):
        left = 20 + k * 400
        canvas.box(left, deck + 46, 56, 260, blend(stone, (120, 110, 100), 0.18))
        arch = [
            (left + 56 + 172 + 172 * math.cos(t / 20 * math.pi), deck + 210 - 150 * math.sin(t / 20 * math.pi))
            for t in range(21)
        ]
        canvas.line(arch, blend(stone, (110, 100, 90), 0.25), 20)
        canvas.box(left + 228 - 6, deck + 46, 12, 26, blend(stone, (120, 110, 100), 0.2))
    for x in range(0, 1600, 40):
        canvas.box(x, deck - 34, 6, 34, (188, 178, 160))
    canvas.box(0, deck - 38, 1600, 8, (202, 192, 174))
    things.bus(canvas, canvas.chance.uniform(250, 900), deck - 2, 190, (206, 92, 62))
    land.ground(canvas, land.wave(canvas, 930, 20), (60, 96, 70))


def cave(canvas: Canvas) -> None:
    """A cavern in cold light: curtains of stone, a lit hall behind them, a pool with a path."""
    deep, light = canvas.chance.choice(COLD)
    canvas.fade(0, 1000, deep, blend(deep, light, 0.5))
    for x in (420, 860, 1240):
        canvas.glow(x + canvas.chance.uniform(-60, 60), canvas.chance.uniform(420, 600), 300, light, 0.85)
    for near, count in ((0.1, 26), (0.4, 20), (0.7, 14), (1.0, 8)):
        colour = blend(blend(light, deep, 0.35), deep, near)
        for _ in range(count):
            _icicle(canvas, -20, canvas.chance.uniform(110, 300) * (0.6 + near), 30 + 50 * near, colour)
            _icicle(canvas, 830 + 60 * near, -canvas.chance.uniform(50, 190) * (0.6 + near), 34 + 54 * near, colour)
    land.water(canvas, 880, blend(deep, light, 0.65), deep, (236, 246, 246))
    canvas.line([(500 + 30 * k, 1000 - 9 * k) for k in range(14)], (196, 176, 140), 16)
    for k in range(7):
        canvas.box(520 + 60 * k, 940 - 18 * k, 5, 44, (226, 210, 176))
    canvas.line([(500 + 30 * k, 950 - 9 * k) for k in range(14)], (226, 210, 176), 5)
    for k in range(3):
        things.person(canvas, 590 + 110 * k, 980 - 34 * k, 96 - 8 * k)


def _icicle(canvas: Canvas, y: float, reach: float, wide: float, colour: Colour) -> None:
    """Stone that grew down (or up, for a negative reach) in drops, with a lit edge."""
    x, wide = canvas.chance.uniform(-40, 1640), wide * canvas.chance.uniform(0.5, 1.1)
    left, right = [], []
    for k in range(9):
        share = k / 8
        half = wide * (1 - share) ** 1.4 + 1.5 + wide * 0.07 * math.sin(k * 2.4)
        left.append((x - half, y + reach * share))
        right.append((x + half, y + reach * share))
    canvas.shape([*left, *reversed(right)], colour)
    canvas.shape(
        [*left, *((px + wide * 0.3 * (1 - i / 8), py) for i, (px, py) in reversed(list(enumerate(left))))],
        blend(colour, (255, 255, 255), 0.12),
    )


def forest(canvas: Canvas) -> None:
    """A watch tower above ranges of wood."""
    light = canvas.chance.choice((land.MORNING, land.AUTUMN))
    land.sky(canvas, light)
    line = land.hills(canvas, light, first=420, last=760, count=5)
    x = canvas.chance.uniform(420, 1180)
    _tower(canvas, x, line(x) + 10)
    land.wood(canvas, line, light.near, count=60, height=110)
    land.wood(canvas, lambda at: line(at) + 150, blend(light.near, (10, 20, 16), 0.4), count=46, height=170)


def rain(canvas: Canvas) -> None:
    """Cloud on the hills, slanting rain, umbrellas in the street."""
    light = land.RAIN
    land.sky(canvas, light, sun=False)
    land.hills(canvas, light, first=420, last=640, count=4)
    for _ in range(12):
        canvas.glow(
            canvas.chance.uniform(0, 1600),
            canvas.chance.uniform(90, 330),
            canvas.chance.uniform(90, 190),
            (226, 230, 232),
            0.5,
        )
    things.street(canvas, 820, lit=0.35, low=110, high=220, wall=(206, 206, 204))
    canvas.fade(818, 1000, (120, 132, 142), (84, 96, 108))
    for x in (300, 620, 980, 1290):
        at, low = x + canvas.chance.uniform(-70, 70), canvas.chance.uniform(920, 970)
        things.person(canvas, at, low, 150)
        _umbrella(canvas, at, low - 150, canvas.chance.choice(things.CLOTH))
    for _ in range(320):
        drop, y, reach = canvas.chance.uniform(0, 1640), canvas.chance.uniform(0, 1000), canvas.chance.uniform(14, 34)
        canvas.line([(drop, y), (drop - reach * 0.28, y + reach)], (214, 222, 228), 1.4)


def snow(canvas: Canvas) -> None:
    """The first snow on firs and roofs."""
    light = land.SNOW
    land.sky(canvas, light)
    line = land.hills(canvas, light, first=420, last=700, count=5)
    land.wood(canvas, line, (70, 94, 110), count=46, height=120)
    land.ground(canvas, land.wave(canvas, 800, 24), (240, 244, 248), (206, 216, 228))
    for x in (340, 760, 1130):
        things.house(canvas, x, 870 + canvas.chance.uniform(-20, 30), 190, 110, lit=0.5)
    for _ in range(260):
        canvas.disc(
            canvas.chance.uniform(0, 1600),
            canvas.chance.uniform(0, 1000),
            canvas.chance.uniform(1.5, 5),
            (250, 252, 255),
        )


def _boat(canvas: Canvas, x: float, y: float, length: float) -> None:
    canvas.shape([(x, y), (x + length, y), (x + length * 0.84, y + 26), (x + length * 0.14, y + 26)], (92, 66, 52))
    canvas.shape(
        [(x + length * 0.34, y), (x + length * 0.42, y - 34), (x + length * 0.66, y - 34), (x + length * 0.74, y)],
        (196, 164, 116),
    )
    things.person(canvas, x + length * 0.16, y + 4, 76)
    canvas.line([(x + length * 0.18, y - 44), (x - 30, y + 44)], (80, 64, 54), 4)


def _tower(canvas: Canvas, x: float, y: float) -> None:
    wood: Colour = (84, 66, 54)
    for side in (-1, 1):
        canvas.line([(x + side * 52, y), (x + side * 30, y - 250)], wood, 9)
    for k in range(4):
        wide, high = 50 - 5 * k, y - 20 - 60 * k
        canvas.line([(x - wide, high), (x + wide - 5, high - 56)], wood, 5)
    canvas.box(x - 52, y - 326, 104, 80, (176, 140, 104))
    canvas.box(x - 42, y - 312, 84, 34, (238, 226, 190))
    canvas.shape([(x - 70, y - 324), (x + 70, y - 324), (x, y - 384)], (120, 60, 46))


def _umbrella(canvas: Canvas, x: float, y: float, colour: Colour) -> None:
    canvas.line([(x + 12, y + 70), (x + 12, y - 34)], (70, 70, 76), 4)
    dome = [(x + 12 + 66 * math.cos(math.pi * t / 16), y - 4 - 52 * math.sin(math.pi * t / 16)) for t in range(17)]
    canvas.shape(dome, colour)
    for k in range(3):
        canvas.disc(x - 32 + 44 * k, y - 4, 22, blend(colour, (255, 255, 255), 0.08), flat=0.32)
