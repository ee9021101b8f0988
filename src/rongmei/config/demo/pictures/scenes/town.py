"""Streets, markets, buses and road works."""

import math

from rongmei.config.demo.pictures import land, things
from rongmei.config.demo.pictures.canvas import Canvas, Colour, blend

FRUIT: tuple[Colour, ...] = ((226, 122, 50), (196, 60, 48), (118, 152, 66), (236, 196, 90), (146, 92, 126))


def town(canvas: Canvas) -> None:
    """An old street with a great tree, people before the doors."""
    light = canvas.chance.choice((land.NOON, land.DUSK, land.MORNING))
    lit = 0.5 if light is land.DUSK else 0.15
    land.sky(canvas, light)
    land.hills(canvas, light, first=360, last=520, count=3)
    things.street(canvas, 640, lit=lit, low=150, high=260)
    things.street(canvas, 790, lit=lit, low=150, high=250)
    canvas.fade(788, 1000, (196, 186, 168), (150, 140, 126))
    for k in range(9):
        canvas.line([(800 + (k - 4) * 60, 792), (800 + (k - 4) * 330, 1000)], (170, 160, 144), 3)
    land.tree(canvas, canvas.chance.choice((250, 1330)), 880, 420, (78, 122, 80))
    things.crowd(canvas, 900, 120, 9, first=420, last=1200)


def market(canvas: Canvas) -> None:
    """A hall of stalls with striped awnings and heaps of fruit."""
    canvas.fade(0, 560, (232, 222, 200), (246, 238, 220))
    for k in range(6):
        x = 60 + k * 300
        canvas.box(x, 0, 22, 620, (196, 182, 158))
        canvas.shape(
            [(x - 150, 80), (x + 11, 20), (x + 172, 80), (x + 172, 94), (x + 11, 34), (x - 150, 94)], (176, 160, 136)
        )
    for x in (330, 820, 1290):
        canvas.glow(x, 190, 110, (255, 236, 180), 0.6)
        canvas.shape([(x - 42, 190), (x + 42, 190), (x + 20, 150), (x - 20, 150)], (120, 84, 60))
    canvas.fade(560, 1000, (206, 190, 164), (164, 148, 126))
    cloths = list(things.CLOTH)
    canvas.chance.shuffle(cloths)
    for k in range(5):
        things.stall(canvas, 20 + k * 325, 700, 240, cloths[k % 5], canvas.chance.sample(FRUIT, 3))
    things.crowd(canvas, 800, 170, 9)
    for k in range(3):
        things.person(canvas, 250 + k * 560, 1020, 250)
        things.stall(canvas, 40 + k * 560, 1030, 400, cloths[(k + 2) % 5], canvas.chance.sample(FRUIT, 3))
    things.crowd(canvas, 1000, 220, 3, first=470, last=1540)


def night(canvas: Canvas) -> None:
    """A fair by the river: strings of lamps, stalls, people, lights across the water."""
    light = land.NIGHT
    land.sky(canvas, light, horizon=520)
    land.hills(canvas, light, first=330, last=440, count=3)
    things.street(canvas, 520, lit=0.6, low=60, high=160, wall=(70, 72, 104))
    land.water(canvas, 520, (58, 62, 104), (26, 30, 62), (255, 214, 130))
    canvas.fade(690, 1000, (74, 62, 72), (44, 38, 52))
    cloths = list(things.CLOTH)
    for k in range(5):
        things.stall(canvas, 30 + k * 320, 830, 210, cloths[k % 5], canvas.chance.sample(FRUIT, 3))
        canvas.glow(135 + k * 320, 740, 90, (255, 210, 130), 0.45)
    for k in range(3):
        things.lamps(canvas, -40 + k * 560, 470 + canvas.chance.uniform(-30, 30), 540 + k * 560, sag=80)
    things.crowd(canvas, 950, 170, 11)
    things.lamps(canvas, -60, 250, 860, sag=110, count=19)
    things.lamps(canvas, 740, 230, 1660, sag=120, count=19)


def bus(canvas: Canvas) -> None:
    """A bus on a road along the valley."""
    light = canvas.chance.choice((land.MORNING, land.DUSK, land.NOON))
    land.sky(canvas, light)
    line = land.hills(canvas, light, first=380, last=640, count=4)
    land.wood(canvas, line, blend(light.near, (20, 40, 30), 0.2), count=44, height=80)
    slope = land.wave(canvas, 720, 16, length=2)
    land.ground(canvas, slope, blend(light.near, (120, 160, 90), 0.4))
    canvas.shape([(-20, 800), (1620, 770), (1620, 900), (-20, 940)], (112, 110, 108))
    for k in range(12):
        x = -20 + k * 145
        canvas.shape(
            [(x, 868 - k * 3), (x + 70, 866 - k * 3), (x + 70, 874 - k * 3), (x, 876 - k * 3)], (240, 232, 206)
        )
    for x in range(-20, 1640, 90):
        canvas.box(x, 752 - x * 0.018, 8, 42, (226, 222, 210))
    canvas.line([(-20, 766), (1620, 736)], (226, 222, 210), 7)
    colour = canvas.chance.choice(((214, 150, 46), (62, 124, 140), (190, 74, 58)))
    things.bus(canvas, canvas.chance.uniform(360, 720), 866, 440, colour, lit=light is land.DUSK)
    land.ground(canvas, land.wave(canvas, 950, 12), blend(light.near, (60, 90, 60), 0.5))


def road(canvas: Canvas) -> None:
    """Half a road under work: a roller, cones, a car let through."""
    light = land.NOON
    land.sky(canvas, light)
    line = land.hills(canvas, light, first=380, last=600, count=4)
    land.wood(canvas, line, light.near, count=40, height=90)
    land.ground(canvas, land.wave(canvas, 680, 14, length=2), (150, 168, 104), (118, 140, 88))
    canvas.shape([(620, 660), (960, 660), (1700, 1000), (-100, 1000)], (124, 122, 120))
    canvas.shape([(620, 660), (776, 660), (640, 1000), (-100, 1000)], (66, 66, 70))
    for k in range(7):
        near = (k / 6) ** 1.6
        _cone(canvas, 786 - 120 * near, 690 + 280 * near, 26 + 70 * near)
    _roller(canvas, 300, 850)
    things.person(canvas, 250, 930, 150, (236, 130, 40))
    things.person(canvas, 1010, 760, 96, (236, 130, 40))
    canvas.box(930, 740, 120, 44, (62, 124, 140), round_=12)
    canvas.box(950, 712, 78, 40, (200, 218, 222), round_=12)
    for x in (956, 1024):
        canvas.disc(x, 786, 14, (44, 46, 52))


def clinic(canvas: Canvas) -> None:
    """A clinic at night, its door lit, a bright cross above it."""
    light = land.NIGHT
    land.sky(canvas, light)
    land.hills(canvas, light, first=420, last=600, count=4)
    wall: Colour = (212, 216, 222)
    canvas.box(360, 360, 880, 470, wall)
    canvas.box(360, 340, 880, 26, (120, 128, 146))
    for row in range(3):
        for column in range(8):
            shown = things.LAMP if canvas.chance.random() < 0.62 else (96, 110, 136)
            canvas.box(404 + column * 104, 400 + row * 104, 62, 62, shown, round_=4)
    canvas.glow(800, 770, 230, (255, 226, 160), 0.6)
    canvas.box(690, 700, 220, 130, (255, 240, 200))
    canvas.box(796, 700, 8, 130, (190, 176, 150))
    canvas.box(650, 676, 300, 26, (70, 120, 130), round_=4)
    canvas.glow(800, 300, 110, (150, 226, 196), 0.6)
    canvas.box(782, 240, 36, 110, (206, 246, 226), round_=4)
    canvas.box(745, 277, 110, 36, (206, 246, 226), round_=4)
    canvas.fade(828, 1000, (70, 76, 104), (40, 44, 70))
    for x in (300, 1300):
        land.tree(canvas, x, 850, 270, (40, 74, 70))
    things.person(canvas, 640, 920, 140)
    things.person(canvas, 692, 920, 86)


def _cone(canvas: Canvas, x: float, y: float, height: float) -> None:
    canvas.box(x - height * 0.36, y - 6, height * 0.72, 9, (176, 74, 30))
    canvas.shape(
        [(x - height * 0.26, y), (x + height * 0.26, y), (x + 3, y - height), (x - 3, y - height)], (236, 112, 40)
    )
    for share in (0.35, 0.62):
        wide = height * 0.26 * (1 - share)
        canvas.box(x - wide, y - height * (share + 0.1), wide * 2, height * 0.12, (250, 244, 232))


def _roller(canvas: Canvas, x: float, y: float) -> None:
    body: Colour = (232, 176, 50)
    canvas.box(x + 70, y - 130, 190, 74, body, round_=12)
    canvas.box(x + 130, y - 236, 100, 112, (90, 104, 112), round_=8)
    canvas.box(x + 142, y - 224, 76, 62, (196, 216, 220), round_=6)
    canvas.box(x + 116, y - 250, 128, 16, body, round_=6)
    for at, size in ((40, 62), (236, 56)):
        canvas.disc(x + at, y - size + 8, size, (58, 58, 64))
        canvas.disc(x + at, y - size + 8, size * 0.55, (150, 150, 152))
        for k in range(6):
            angle = k * math.pi / 3
            canvas.disc(
                x + at + size * 0.34 * math.cos(angle), y - size + 8 + size * 0.34 * math.sin(angle), 4, (90, 90, 94)
            )
