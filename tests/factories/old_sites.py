"""Files of old sites, as systems write them."""

import io
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>老站</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>lin</wp:author_login><wp:author_display_name>林记者</wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>"
HOST = "www.old.example.cn"


def post(number: int = 1, **given: str) -> str:
    """One item of WordPress's export; any element's text can be given."""
    said = {
        "title": f"第{number}篇旧闻", "link": f"http://{HOST}/2014/05/{number}.html",
        "guid": f"http://{HOST}/?p={number}", "pubDate": "Tue, 06 May 2014 08:00:00 +0000", "dc:creator": "lin",
        "content:encoded": f"第{number}篇的正文，春耕开始了。", "excerpt:encoded": "", "wp:post_id": str(number),
        "wp:status": "publish", "wp:post_type": "post", "wp:post_password": "", **given,
    }  # fmt: skip
    parts = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in said.items() if name != "section")
    section = f'<category domain="category">{escape(said.get("section", "时政"))}</category>'
    return f"<item>{parts}{section}</item>\n"


def export(folder: Path, *items: str, name: str = "export.xml") -> Path:
    """A file of these items."""
    path = folder / name
    path.write_text(HEAD + "".join(items) + FOOT, "utf-8")
    return path


def sheet(folder: Path, rows: Sequence[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    """A table of these rows."""
    path = folder / "articles.csv"
    names = list(rows[0])
    lines = [names, *([row.get(n, "") for n in names] for row in rows)]
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in line) for line in lines), encoding)
    return path


def picture(seed: str = "") -> bytes:
    """A small PNG, another one for each seed."""
    out = io.BytesIO()
    Image.frombytes("RGB", (48, 36), random.Random(seed).randbytes(48 * 36 * 3)).save(out, "PNG")
    return out.getvalue()
