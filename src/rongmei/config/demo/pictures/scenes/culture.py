"""Schools, stages, libraries and courts."""

import math

from rongmei.config.demo.pictures import land, things
from rongmei.config.demo.pictures.canvas import Canvas, Colour, blend


def school(canvas: Canvas) -> None:
    """A village school: a long building, a track, children playing."""
    light = canvas.chance.choice((land.NOON, land.MORNING))
    land.sky(canvas, light)
    land.hills(canvas, light, first=360, last=520, count=4)
    wall: Colour = canvas.chance.choice(((246, 232, 206), (226, 236, 230), (244, 222, 206)))
    canvas.box(250, 370, 1100, 330, wall)
    canvas.box(220, 350, 1160, 26, (164, 82, 62))
    for floor in range(3):
        canvas.box(250, 452 + floor * 108, 1100, 10, blend(wall, (140, 120, 100), 0.3))
        for k in range(14):
            canvas.box(282 + k * 76, 386 + floor * 108, 50, 58, (150, 190, 204), round_=3)
    canvas.box(740, 610, 120, 90, (120, 84, 62))
    for x in (190, 1420):
        land.tree(canvas, x, 730, 280, (86, 138, 82))
    canvas.fade(700, 1000, (186, 120, 92), (164, 98, 76))
    canvas.disc(800, 880, 620, (206, 140, 110), flat=0.24)
    canvas.disc(800, 880, 520, (120, 158, 96), flat=0.22)
    for k in range(3):
        ring = [
            (
                800 + (548 + k * 30) * math.cos(t / 30 * math.pi),
                880 + (548 + k * 30) * 0.235 * math.sin(t / 30 * math.pi),
            )
            for t in range(61)
        ]
        canvas.line(ring, (240, 226, 210), 2.5)
    things.crowd(canvas, 890, 92, 12, first=420, last=1180)


def stage(canvas: Canvas) -> None:
    """A village stage at night: roof, lanterns, drummers, people watching."""
    light = land.NIGHT
    land.sky(canvas, light)
    land.hills(canvas, light, first=330, last=470, count=3)
    canvas.glow(800, 560, 480, (255, 200, 120), 0.55)
    canvas.box(330, 330, 940, 400, (126, 66, 52))
    canvas.box(370, 380, 860, 350, (236, 186, 120))
    for x in (330, 640, 930, 1240):
        canvas.box(x, 330, 30, 400, (150, 58, 44))
    canvas.shape([(240, 336), (1360, 336), (1230, 210), (370, 210)], things.TILE)
    for side, x in ((-1, 240), (1, 1360)):
        canvas.shape([(x, 336), (x + side * 70, 296), (x - side * 40, 312)], things.TILE)
    canvas.box(290, 730, 1020, 60, (96, 62, 50))
    for k in range(5):
        x = 450 + k * 175
        canvas.glow(x, 380, 60, (255, 170, 90), 0.6)
        canvas.disc(x, 382, 30, (206, 62, 44), flat=1.1)
        canvas.box(x - 12, 346, 24, 7, (240, 196, 90))
    for k in range(4):
        at = 500 + k * 200 + canvas.chance.uniform(-16, 16)
        things.person(canvas, at, 728, 170)
        canvas.box(at + 26, 650, 58, 48, (170, 50, 40), round_=10)
        canvas.disc(at + 55, 650, 30, (246, 230, 196), flat=0.34)
    canvas.fade(790, 1000, (54, 46, 60), (26, 24, 42))
    for _ in range(70):
        at, y = canvas.chance.uniform(0, 1600), canvas.chance.uniform(840, 1010)
        size = 20 + (y - 840) / 9
        canvas.box(at - size * 1.2, y + size * 0.6, size * 2.4, size * 3, (36, 34, 52), round_=size)
        canvas.disc(at, y, size * 0.8, blend((48, 44, 62), (255, 200, 130), canvas.chance.uniform(0, 0.2)))


def library(canvas: Canvas) -> None:
    """A reading room at night: shelves, lamps, readers, the town outside."""
    canvas.fade(0, 1000, (122, 92, 70), (88, 64, 52))
    canvas.box(560, 110, 480, 430, (34, 44, 84))
    for k in range(9):
        height = canvas.chance.uniform(60, 170)
        canvas.box(566 + k * 53, 534 - height, 46, height, (50, 58, 98))
        for _ in range(4):
            canvas.box(
                572 + k * 53 + canvas.chance.uniform(0, 28),
                534 - canvas.chance.uniform(14, height - 6),
                8,
                10,
                things.LAMP,
            )
    for x in (560, 796, 1032):
        canvas.box(x, 100, 14, 446, (170, 130, 94))
    canvas.box(548, 98, 510, 14, (170, 130, 94))
    canvas.box(548, 534, 510, 20, (170, 130, 94))
    for left in (30, 1090):
        _shelf(canvas, left, 90, 480, 640)
    canvas.fade(760, 1000, (150, 108, 76), (110, 78, 58))
    canvas.box(120, 770, 1360, 34, (196, 148, 100), round_=8)
    canvas.box(120, 800, 1360, 16, (140, 100, 70))
    for k in range(4):
        x = 300 + k * 340
        canvas.glow(x, 690, 120, (255, 224, 150), 0.6)
        canvas.shape([(x - 52, 700), (x + 52, 700), (x + 26, 650), (x - 26, 650)], (58, 110, 92))
        canvas.box(x - 4, 700, 8, 72, (200, 172, 110))
        _reader(canvas, x + 120, 772)


def court(canvas: Canvas) -> None:
    """A ball game under floodlights, people on the stand."""
    light = land.NIGHT
    land.sky(canvas, light, sun=False)
    land.hills(canvas, light, first=300, last=400, count=3)
    for row in range(4):
        canvas.box(0, 400 + row * 56, 1600, 58, blend((74, 78, 112), (46, 48, 78), row / 4))
        for k in range(34):
            x = 12 + k * 48 + canvas.chance.uniform(-8, 8)
            canvas.box(x - 13, 408 + row * 56, 26, 42, canvas.chance.choice(things.CLOTH), round_=9)
            canvas.disc(x, 402 + row * 56, 11, (226, 190, 160))
    canvas.fade(624, 1000, (178, 112, 74), (146, 84, 58))
    canvas.line([(0, 700), (1600, 700)], (246, 236, 220), 6)
    canvas.line(
        [(800 + 210 * math.cos(t / 20 * math.pi), 840 + 80 * math.sin(t / 20 * math.pi)) for t in range(41)],
        (246, 236, 220),
        6,
    )
    for x, side in ((150, 1), (1450, -1)):
        canvas.box(x - 8, 420, 16, 380, (64, 66, 76))
        canvas.box(x + (0 if side > 0 else -110), 400, 110, 80, (240, 240, 240), round_=4)
        canvas.line([(x + side * 100, 486), (x + side * 160, 486)], (226, 96, 40), 7)
    for x in (90, 560, 1040, 1510):
        canvas.glow(x, 110, 190, (255, 246, 214), 0.6)
        canvas.box(x - 46, 92, 92, 26, (255, 252, 238), round_=5)
        canvas.box(x - 4, 118, 8, 290, (54, 56, 70))
    for k in range(8):
        cloth: Colour = (206, 70, 54) if k % 2 else (58, 112, 150)
        things.person(
            canvas, 230 + k * 165 + canvas.chance.uniform(-50, 50), canvas.chance.uniform(800, 930), 180, cloth
        )
    canvas.disc(canvas.chance.uniform(500, 1100), canvas.chance.uniform(560, 640), 22, (230, 126, 52))


def _shelf(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.box(x, y, width, height, (74, 52, 42))
    for row in range(5):
        top = y + 14 + row * height / 5
        low = top + height / 5 - 16
        at = x + 12
        while at < x + width - 26:
            thick, tall = canvas.chance.uniform(11, 26), canvas.chance.uniform(0.62, 0.96)
            shade = blend(canvas.chance.choice(things.CLOTH), (226, 206, 176), canvas.chance.uniform(0.1, 0.6))
            canvas.box(at, low - (low - top) * tall, thick, (low - top) * tall, shade)
            at += thick + 2
        canvas.box(x, low, width, 14, (150, 108, 76))


def _reader(canvas: Canvas, x: float, y: float) -> None:
    cloth = canvas.chance.choice(things.CLOTH)
    canvas.box(x - 46, y - 92, 92, 92, cloth, round_=34)
    canvas.disc(x, y - 118, 31, (226, 190, 160))
    canvas.disc(x, y - 128, 32, (48, 40, 42), flat=0.78)
    canvas.shape([(x - 62, y), (x, y - 14), (x + 62, y), (x, y + 8)], (250, 246, 236))
