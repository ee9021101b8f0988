"""Illustrations for the demonstration, drawn by rule: no photograph needs a licence, and none is taken for one."""

from functools import lru_cache

from rongmei.config.demo.pictures.canvas import Canvas
from rongmei.config.demo.pictures.scenes import SCENES

__all__ = ["SCENES", "picture"]


@lru_cache(maxsize=8)
def picture(scene: str, seed: int) -> bytes:
    """A JPEG of 1280 × 800 pixels; the same scene and seed always give the same bytes.

    Raises:
        KeyError: there is no such scene.
    """
    canvas = Canvas(seed)
    SCENES[scene](canvas)
    return canvas.jpeg()
