"""The machine: Python, disk, port, programs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

from rongmei.cli.doctor.finding import Finding, Words, good, note, wrong
from rongmei.runtime import ports
from rongmei.runtime.layout import Home
from rongmei.runtime.postgres.account import account
from rongmei.runtime.trouble import Trouble

OLDEST = (3, 11)


def python() -> Iterator[Finding]:
    """Python is new enough."""
    told = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] >= OLDEST:
        yield good(f"Python {told}", f"Python {told}")
    else:
        advice = Words("请安装 Python 3.11 或更高版本。", "Install Python 3.11 or later.")
        yield wrong(f"Python {told} 太旧", f"Python {told} is too old", advice)


def folder(place: Home) -> Iterator[Finding]:
    """The data folder can be written and has room."""
    try:
        place.prepare()
    except Trouble as trouble:
        advice = Words("请按上一句处理。", "Please do as the sentence says.")
        yield wrong(str(trouble), str(trouble), advice)
        return
    free = shutil.disk_usage(place.path).free // 1_000_000_000
    yield good(f"数据文件夹 {place.path} 可写，剩余 {free} GB", f"data folder {place.path} is writable, {free} GB free")


def identity() -> Iterator[Finding]:
    """As root, the database has an account to run as."""
    try:
        owner = account()
    except Trouble as trouble:
        advice = Words("请按上一句处理。", "Please do as the sentence says.")
        yield wrong(str(trouble), str(trouble), advice)
        return
    if owner:
        name = owner.pw_name
        yield good(f"以 root 运行，数据库使用系统账号 {name}", f"running as root, the database runs as {name}")


def port(place: Home, host: str, number: int) -> Iterator[Finding]:
    """The port is free, unless this very node runs."""
    if running(place):
        yield good("节点正在运行", "the node is running")
        return
    try:
        ports.require(host, number)
    except Trouble as trouble:
        advice = Words("请换一个端口，例如 PORT=8001。", "Choose another port, e.g. PORT=8001.")
        yield wrong(str(trouble), str(trouble), advice)
    else:
        yield good(f"端口 {number} 可用", f"port {number} is free")


def media_tools() -> Iterator[Finding]:
    """FFmpeg, which is optional."""
    if shutil.which("ffmpeg"):
        yield good("已安装 FFmpeg", "FFmpeg is installed")
    else:
        advice = Words("处理音视频时需要：apt-get install ffmpeg。", "For audio and video: apt-get install ffmpeg.")
        yield note("没有 FFmpeg（可选）", "no FFmpeg (optional)", advice)


def test_tools() -> Iterator[Finding]:
    """The browser and fonts that only tests need."""
    missing = [] if shutil.which("chromium") else ["chromium"]
    if not _chinese_font():
        missing.append("fonts-noto-cjk")
    if not missing:
        yield good("测试用的浏览器和中文字体齐备", "browser and Chinese fonts for tests are there")
        return
    names = " ".join(missing)
    advice = Words(f"只有运行测试才需要：apt-get install {names}。", f"Needed for tests only: apt-get install {names}.")
    yield note(f"缺少 {names}", f"missing: {names}", advice)


def _chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


def running(place: Home) -> bool:
    """True when a process holds the node."""
    try:
        with place.claim():
            return False
    except Trouble:
        return True
