"""The installed package: what a checkout has to build and a wheel carries."""

from collections.abc import Iterator
from importlib.resources import files

from rongmei.cli.doctor.finding import Finding, Words, good, wrong

BUILT = "core/ui/static/rongmei/manifest.json"
CATALOGUE = "locale/en/LC_MESSAGES/django.mo"
ASSETS = Words("请在源码目录执行 make assets。", "Run `make assets` in the checkout.")


def assets() -> Iterator[Finding]:
    """Front-end assets and the English catalogue are there."""
    package = files("rongmei")
    if package.joinpath(BUILT).is_file():
        yield good("前端资源已构建", "front-end assets are built")
    else:
        yield wrong("前端资源没有构建，页面会没有样式", "front-end assets are not built: pages have no style", ASSETS)
    if package.joinpath(CATALOGUE).is_file():
        yield good("英文界面文字已编译", "the English catalogue is compiled")
    else:
        yield wrong("英文界面文字没有编译", "the English catalogue is not compiled", ASSETS)
