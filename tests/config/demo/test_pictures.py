"""Illustrations: every scene draws, the same seed the same, another seed another."""

import io

import pytest
from PIL import Image, ImageStat

from rongmei.config.demo.pictures import SCENES, picture
from rongmei.config.demo.pictures.canvas import SIZE


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_picture_of_its_own(scene: str) -> None:
    first = picture(scene, 1)
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == SIZE
        assert image.format == "JPEG"
        assert ImageStat.Stat(image.convert("L")).stddev[0] > 12
    picture.cache_clear()
    assert picture(scene, 1) == first
    assert picture(scene, 2) != first
