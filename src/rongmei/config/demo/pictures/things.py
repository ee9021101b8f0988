"""Houses, stalls, buses, people and lamps."""

import math
from collections.abc import Sequence

from rongmei.config.demo.pictures.canvas import Canvas, Colour, blend

WHITE, TILE, LAMP = (240, 236, 226), (66, 68, 76), (255, 214, 130)
CLOTH: Sequence[Colour] = ((196, 78, 62), (232, 176, 84), (74, 122, 130), (92, 128, 86), (120, 94, 140))


def house(
    canvas: Canvas, x: float, y: float, width: float, height: float, *, lit: float = 0.2, wall: Colour = WHITE
) -> None:
    """A white house with a tiled roof, standing with its lower left corner at a point; some windows are lit."""
    canvas.box(x, y - height, width, height, wall)
    canvas.box(x, y - height, width * 0.12, height, blend(wall, TILE, 0.12))
    eave, ridge = height * 0.07 + 6, height * 0.2 + 12
    canvas.shape(
        [(x - width * 0.09, y - height + eave), (x + width * 1.09, y - height + eave),
         (x + width * 0.93, y - height - ridge), (x + width * 0.07, y - height - ridge)], TILE,
    )  # fmt: skip
    canvas.box(x + width * 0.05, y - height - ridge - 5, width * 0.9, 7, blend(TILE, (0, 0, 0), 0.3), round_=3)
    _windows(canvas, x, y, width, height, lit, wall)


def _windows(canvas: Canvas, x: float, y: float, width: float, height: float, lit: float, wall: Colour) -> None:
    across, down = max(2, round(width / 62)), max(1, round(height / 74))
    step = width / across
    for row in range(down):
        for column in range(across):
            shown = LAMP if canvas.chance.random() < lit else blend(wall, (70, 90, 104), 0.62)
            top = y - height + height * 0.2 + row * (height * 0.78 / down)
            canvas.box(x + step * column + step * 0.28, top, step * 0.44, height * 0.38 / down, shown)


def street(canvas: Canvas, y: float, *, lit: float, low: float = 120, high: float = 260, wall: Colour = WHITE) -> None:
    """A row of houses across the sheet."""
    x = -40.0
    while x < 1640:
        width = canvas.chance.uniform(120, 230)
        shade = blend(wall, (214, 190, 160), canvas.chance.uniform(0, 0.5))
        house(canvas, x, y, width, canvas.chance.uniform(low, high), lit=lit, wall=shade)
        x += width + canvas.chance.uniform(4, 26)


def person(canvas: Canvas, x: float, y: float, height: float, cloth: Colour | None = None) -> None:
    """Somebody standing at a point."""
    colour = cloth or canvas.chance.choice(CLOTH)
    skin = blend((232, 196, 166), (150, 104, 80), canvas.chance.uniform(0.1, 0.5))
    canvas.box(x - height * 0.085, y - height * 0.42, height * 0.075, height * 0.42, (58, 60, 72), round_=height * 0.03)
    canvas.box(x + height * 0.01, y - height * 0.42, height * 0.075, height * 0.42, (66, 68, 80), round_=height * 0.03)
    canvas.box(x - height * 0.13, y - height * 0.8, height * 0.26, height * 0.44, colour, round_=height * 0.09)
    canvas.disc(x, y - height * 0.88, height * 0.085, skin)
    canvas.shape(
        [(x - height * 0.09, y - height * 0.89), (x + height * 0.09, y - height * 0.89),
         (x + height * 0.06, y - height * 0.985), (x - height * 0.06, y - height * 0.985)], (44, 38, 40),
    )  # fmt: skip


def crowd(canvas: Canvas, y: float, height: float, count: int, *, first: float = 60, last: float = 1540) -> None:
    """People along a line, nearer ones a little lower."""
    for x in sorted(canvas.chance.uniform(first, last) for _ in range(count)):
        person(canvas, x, y + canvas.chance.uniform(-10, 16), height * canvas.chance.uniform(0.85, 1.08))


def stall(canvas: Canvas, x: float, y: float, width: float, cloth: Colour, goods: Sequence[Colour]) -> None:
    """A stall with a striped awning and heaps of goods, its lower left corner at a point."""
    height = width * 0.74
    for post in (x + 6, x + width - 12):
        canvas.box(post, y - height, 7, height, (96, 80, 70))
    canvas.box(x, y - height * 0.36, width, height * 0.36, (150, 112, 78))
    canvas.box(x, y - height * 0.36, width, 9, (190, 152, 110))
    for k in range(max(2, int(width / 34))):
        for _ in range(3):
            at = x + 20 + k * 34 + canvas.chance.uniform(-8, 8)
            canvas.disc(at, y - height * 0.38 - canvas.chance.uniform(0, 14), 13, canvas.chance.choice(goods))
    stripe = width / 8
    for k in range(8):
        shade = cloth if k % 2 == 0 else (246, 240, 228)
        left, right = x - 10 + k * (stripe + 2.5), x - 10 + (k + 1) * (stripe + 2.5)
        inner = x + 12 + k * (stripe - 3), x + 12 + (k + 1) * (stripe - 3)
        top, low = y - height - 34, y - height + 16
        canvas.shape([(inner[0], top), (inner[1], top), (right, low), (left, low)], shade)
        canvas.disc((left + right) / 2, low, stripe / 2 + 1, shade, flat=0.5)


def bus(canvas: Canvas, x: float, y: float, length: float, colour: Colour, *, lit: bool = False) -> None:
    """A bus going right, its lower left corner at a point."""
    height = length * 0.36
    canvas.disc(x + length * 0.5, y + 4, length * 0.52, blend(colour, (30, 34, 40), 0.75), flat=0.04)
    canvas.box(x, y - height, length, height * 0.88, colour, round_=height * 0.16)
    canvas.box(x, y - height * 0.42, length, height * 0.13, (246, 242, 232))
    glass = (255, 232, 176) if lit else (176, 206, 214)
    for k in range(6):
        canvas.box(x + length * (0.05 + 0.135 * k), y - height * 0.86, length * 0.115, height * 0.34, glass, round_=5)
    canvas.box(
        x + length * 0.87, y - height * 0.86, length * 0.11, height * 0.46, blend(glass, (255, 255, 255), 0.3), round_=6
    )
    for wheel in (0.2, 0.78):
        canvas.disc(x + length * wheel, y - height * 0.08, height * 0.17, (44, 46, 52))
        canvas.disc(x + length * wheel, y - height * 0.08, height * 0.075, (186, 188, 190))
    canvas.disc(x + length * 0.985, y - height * 0.24, height * 0.05, (255, 240, 190))


def lamps(canvas: Canvas, x: float, y: float, to: float, *, sag: float = 60, count: int = 15) -> None:
    """A string of lamps hanging between two points of one height."""
    steps = [(x + (to - x) * i / 24, y + sag * math.sin(math.pi * i / 24)) for i in range(25)]
    canvas.line(steps, (70, 66, 76), 2.5)
    for i in range(1, count):
        at = i / count
        lx, ly = x + (to - x) * at, y + sag * math.sin(math.pi * at) + 11
        canvas.glow(lx, ly, 26, (255, 206, 120), 0.5)
        canvas.disc(lx, ly, 8, (255, 236, 184))
