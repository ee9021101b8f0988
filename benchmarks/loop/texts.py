"""Articles of real size: real ones from the folder RONGMEI_DATA (or ../shared/data), else the demonstration's own."""

import gzip
import json
import os
import tomllib
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.loop.figures import note

ROOT = Path(__file__).resolve().parents[2]
DEMONSTRATION = ROOT / "src" / "rongmei" / "config" / "demo" / "content"


def articles(count: int) -> list[tuple[str, str]]:
    """Titles and texts, as many as asked for, told again from the start when there are fewer."""
    folder = Path(os.environ.get("RONGMEI_DATA") or ROOT.parent / "shared" / "data") / "news_full"
    found = list(islice(_real(folder), count))
    if not found:
        found = list(_demonstration())
        note(
            f"no articles in {folder} (set RONGMEI_DATA): {len(found)} of the demonstration's are used again and again"
        )
    return list(islice(cycle(found), count))


def _real(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.jsonl*")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("title") and record.get("text"):
                    yield str(record["title"]), str(record["text"])


def _demonstration() -> Iterator[tuple[str, str]]:
    """Three of its short stories together are as long as an article."""
    told = [path.read_text("utf-8").split("+++", 2)[1:] for path in sorted(DEMONSTRATION.glob("*/stories/*.md"))]
    texts = [text.strip() for _head, text in told]
    for number, (head, _text) in enumerate(told):
        yield str(tomllib.loads(head)["headline"]), "\n\n".join((texts[number:] + texts)[:3])
