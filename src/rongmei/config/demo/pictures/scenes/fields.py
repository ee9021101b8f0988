"""Tea, rice, mushrooms on logs, bees, vegetables."""

import math

from rongmei.config.demo.pictures import land, things
from rongmei.config.demo.pictures.canvas import Canvas, Colour, blend
from rongmei.config.demo.pictures.land import Line


def tea(canvas: Canvas) -> None:
    """Rows of tea following the slope, and pickers."""
    light = land.MORNING
    land.sky(canvas, light)
    land.hills(canvas, light, first=380, last=560, count=4)
    _rows(canvas, 540, (128, 170, 104), (52, 106, 66), gap=44)
    for k in range(5):
        y = canvas.chance.uniform(680, 940)
        things.person(canvas, 180 + 290 * k + canvas.chance.uniform(-80, 80), y, 60 + (y - 640) * 0.3)
    canvas.veil(570, 130, light.horizon, 0.5)


def terraces(canvas: Canvas) -> None:
    """Terraces of vegetables with farmhouses between."""
    light = canvas.chance.choice((land.NOON, land.MORNING))
    land.sky(canvas, light)
    land.hills(canvas, light, first=380, last=540, count=4)
    _steps(canvas, 540, ((122, 168, 104), (96, 146, 86), (168, 190, 116), (78, 126, 84)))
    for x in (canvas.chance.uniform(140, 600), canvas.chance.uniform(900, 1340)):
        y = canvas.chance.uniform(690, 800)
        things.house(canvas, x, y, 150, 76, lit=0.1)
        land.tree(canvas, x + 190, y + 6, 120, (70, 118, 78))


def rice(canvas: Canvas) -> None:
    """Golden terraces at harvest, sheaves standing."""
    light = canvas.chance.choice((land.NOON, land.AUTUMN))
    land.sky(canvas, light)
    land.hills(canvas, light, first=380, last=540, count=4)
    _steps(canvas, 540, ((228, 186, 92), (214, 164, 74), (238, 206, 124), (196, 148, 66)))
    for _ in range(12):
        x, y = canvas.chance.uniform(60, 1540), canvas.chance.uniform(720, 960)
        canvas.shape([(x - 22, y), (x + 22, y), (x + 6, y - 46), (x - 6, y - 46)], (244, 216, 140))
        canvas.box(x - 12, y - 28, 24, 5, (150, 104, 50))
    for _ in range(3):
        things.person(canvas, canvas.chance.uniform(200, 1400), canvas.chance.uniform(760, 940), 104)


def mushrooms(canvas: Canvas) -> None:
    """A shed with logs in rows, white ears on them, light from the side."""
    canvas.fade(0, 1000, (74, 80, 72), (40, 44, 42))
    for k in range(9):
        x = 90 + k * 190
        canvas.shape([(x, 0), (x + 70, 0), (x - 90, 520), (x - 150, 520)], (96, 102, 90))
    canvas.glow(1240, 120, 330, (252, 240, 196), 0.7)
    canvas.glow(420, 60, 220, (240, 236, 200), 0.4)
    for row, y in enumerate((470, 640, 870)):
        step = 130.0 + row * 60
        canvas.box(-10, y - 170 - row * 70, 1620, 12 + row * 4, (92, 76, 60))
        for k in range(int(1700 / step) + 1):
            _log(canvas, -60 + k * step + canvas.chance.uniform(-10, 10), y, 190 + row * 80, 17 + row * 8)
        canvas.veil(y, 120, (210, 206, 172), 0.16)
    at = canvas.chance.uniform(500, 980)
    canvas.disc(at, 930, 216, (150, 112, 70), flat=0.3)
    canvas.disc(at, 918, 200, (112, 80, 52), flat=0.26)
    for _ in range(40):
        reach = canvas.chance.uniform(0, 1)
        spot, low = at + canvas.chance.uniform(-170, 170) * (1 - reach * 0.5), 930 - 70 * reach
        _ear(canvas, spot, low, canvas.chance.uniform(26, 40))


def bees(canvas: Canvas) -> None:
    """A row of hives on a slope in flower."""
    light = land.NOON
    land.sky(canvas, light)
    land.hills(canvas, light, first=400, last=600, count=4)
    line = land.wave(canvas, 650, 26)
    land.ground(canvas, line, (150, 186, 104), (86, 138, 84))
    petals: tuple[Colour, ...] = ((250, 226, 120), (240, 240, 230), (236, 176, 90))
    for _ in range(420):
        x = canvas.chance.uniform(0, 1600)
        y = line(x) + 20 + 330 * canvas.chance.random()
        canvas.disc(x, y, 2.5 + (y - 650) / 70, canvas.chance.choice(petals))
    for k in range(7):
        x = 120 + k * 205 + canvas.chance.uniform(-14, 14)
        _hive(canvas, x, line(x) + 120 + 16 * math.sin(k * 1.7))
    for _ in range(26):
        x, y = canvas.chance.uniform(100, 1500), canvas.chance.uniform(520, 800)
        canvas.disc(x, y, 4.5, (92, 66, 30), flat=0.7)
        canvas.disc(x - 2, y - 4, 3.5, (246, 246, 240), flat=0.6)


def _rows(canvas: Canvas, top: float, first: Colour, last: Colour, *, gap: float) -> None:
    """Hedges following a slope, wider apart the nearer they are."""
    base = land.wave(canvas, 0, 40, length=1.6)
    soil: Colour = blend(last, (96, 84, 56), 0.5)
    land.ground(canvas, lambda x: top + base(x) * 0.6, blend(first, soil, 0.4), soil)
    y, near = top + 30, 0.0
    while y < 1060:
        near = min(1.0, (y - top) / 460)
        height = gap * (0.5 + near)
        shade = blend(first, last, near * 0.9)
        _hedge(canvas, land.lower(base, y, 0.6 + near * 0.4), height * 0.66, shade)
        y += height
    canvas.veil(top + 20, 70, (236, 240, 220), 0.3)


def _hedge(canvas: Canvas, line: Line, height: float, shade: Colour) -> None:
    upper = [(x, line(x)) for x in range(0, 1608, 8)]
    lower = [(x, line(x) + height) for x in range(1600, -8, -8)]
    canvas.shape([*upper, *lower], shade)
    canvas.line(upper, blend(shade, (226, 236, 170), 0.35), height * 0.22)


def _steps(canvas: Canvas, top: float, colours: tuple[Colour, ...]) -> None:
    """Terraces: bands with a bright rim, each a little lower and wider."""
    y, k = top, 0
    base = land.wave(canvas, 0, 52, length=1.5)
    while y < 1040:
        near = (y - top) / 460
        colour = colours[k % len(colours)]
        line = land.lower(base, y, 0.5 + near * 0.5, shift=k * 40)
        land.ground(canvas, line, colour, blend(colour, (60, 70, 40), 0.22))
        rim = [(x, line(x)) for x in range(0, 1608, 8)]
        canvas.line(rim, blend(colour, (255, 252, 224), 0.45), 3 + near * 4)
        y += 34 + near * 52
        k += 1


def _log(canvas: Canvas, x: float, y: float, height: float, wide: float) -> None:
    bark: Colour = blend((112, 88, 66), (70, 54, 44), canvas.chance.uniform(0, 0.7))
    lean = canvas.chance.uniform(14, 34)
    canvas.shape([(x, y), (x + wide * 2, y), (x + wide * 2 + lean, y - height), (x + lean, y - height)], bark)
    canvas.shape(
        [(x, y), (x + wide * 0.6, y), (x + wide * 0.6 + lean, y - height), (x + lean, y - height)],
        blend(bark, (30, 24, 22), 0.35),
    )
    canvas.disc(x + wide + lean, y - height, wide, blend(bark, (214, 186, 146), 0.6), flat=0.42)
    for _ in range(3):
        share = canvas.chance.uniform(0.12, 0.86)
        _ear(
            canvas,
            x + wide + lean * share + canvas.chance.uniform(-wide, wide) * 0.8,
            y - height * share,
            wide * canvas.chance.uniform(0.75, 1.2),
        )


def _ear(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A silver ear: frills of pale discs."""
    for k in range(6):
        angle = k * 1.05 + canvas.chance.uniform(-0.2, 0.2)
        canvas.disc(
            x + size * 0.5 * math.cos(angle),
            y + size * 0.36 * math.sin(angle),
            size * 0.46,
            blend((250, 246, 232), (226, 214, 186), k / 8),
            flat=0.8,
        )
    canvas.disc(x, y, size * 0.34, (255, 252, 242), flat=0.8)


def _hive(canvas: Canvas, x: float, y: float) -> None:
    wood: Colour = blend((208, 168, 112), (164, 120, 78), canvas.chance.uniform(0, 0.8))
    canvas.box(x + 8, y - 10, 8, 34, (96, 74, 58))
    canvas.box(x + 94, y - 10, 8, 34, (96, 74, 58))
    canvas.box(x, y - 84, 110, 78, wood, round_=4)
    canvas.box(x, y - 48, 110, 4, blend(wood, (80, 56, 40), 0.4))
    canvas.box(x + 38, y - 24, 34, 8, (60, 44, 34))
    canvas.box(x - 8, y - 100, 126, 18, blend(wood, (250, 246, 236), 0.5), round_=4)
