"""The parts of WordPress's export as they flow by; whatever is not an item or an author is let go at once."""

from collections import defaultdict
from typing import NoReturn
from xml.parsers import expat

from rongmei.domains.ingest.adapters.archives.article import Said

# Characters of one item; nobody writes an article of that length.
LONGEST = 2_000_000
# How deep things stand: <rss><channel><item><title>, and <postmeta> has parts of its own.
ITEM, PART = 2, 4


class Unsafe(ValueError):
    """The file declares entities, which no export does."""


class Reader:
    """Collects the texts of items and authors from bytes that are handed to it part by part."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        self._done: list[Said] = []
        self._said: dict[str, list[str]] | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._meta: dict[str, str] = {}
        self._length = 0
        self._named = ""

    def read(self, part: bytes) -> None:
        """Read on; empty bytes end the file. Raises Unsafe, expat.ExpatError."""
        self._parser.Parse(part, not part)

    def taken(self) -> list[Said]:
        """What ended since this was asked last."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_declared: object) -> NoReturn:
        raise Unsafe

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if len(self._path) == ITEM and local in ("item", "author"):
            self._said, self._length = defaultdict(lambda: [""]), 0
            self._said["kind"] = [local]
        self._path.append(local)
        self._text = []
        if len(self._path) == ITEM + 2:
            self._named = _name(name, local, attributes)

    def _words(self, words: str) -> None:
        if self._said is None:
            return
        self._length += len(words)
        if self._length > LONGEST:
            self._said["overlong"] = ["yes"]
        else:
            self._text.append(words)

    def _end(self, _name: str) -> None:
        local, depth = self._path.pop(), len(self._path)
        if self._said is None:
            return
        if depth == ITEM:
            self._done.append(self._said)
            self._said = None
        elif depth == PART:
            self._meta[local] = "".join(self._text)
        elif local == "postmeta":
            self._say(self._meta.get("meta_key", ""), self._meta.get("meta_value", ""))
            self._meta = {}
        else:
            self._say(self._named, "".join(self._text))
        self._text = []

    def _say(self, name: str, text: str) -> None:
        if self._said is not None and name not in ("kind", "overlong"):
            self._said[name] = [*self._said.get(name, []), text]


def _name(name: str, local: str, attributes: dict[str, str]) -> str:
    """Under which name a part's text is kept."""
    if local == "encoded":
        return "excerpt" if name.startswith("excerpt") else "content"
    if local == "category" and attributes.get("domain", "category") != "category":
        return "tag"
    return local
