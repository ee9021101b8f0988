"""Every scene by name."""

from collections.abc import Callable

from rongmei.config.demo.pictures.canvas import Canvas
from rongmei.config.demo.pictures.scenes import culture, fields, hills, town

Scene = Callable[[Canvas], None]

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        *(hills.autumn, hills.bridge, hills.cave, hills.forest, hills.rain, hills.river, hills.snow),
        *(fields.bees, fields.mushrooms, fields.rice, fields.tea, fields.terraces),
        *(town.bus, town.clinic, town.market, town.night, town.road, town.town),
        *(culture.court, culture.library, culture.school, culture.stage),
    )
}
