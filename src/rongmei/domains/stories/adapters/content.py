"""What a story says: plain data, the same from draft, version or import."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import rfc8785

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the library described it when a version was kept: the words under it and the bytes behind it.

    Attributes:
        asset: its id in the library.
        rights: on what ground it may be shown, a code.
        sha256: of the original's bytes.
        width, height: of the original, in pixels.
        renditions: sha256 of each smaller picture's bytes, by its name.
    """

    asset: int
    alt: str
    credit: str
    rights: str
    sha256: str
    width: int
    height: int
    renditions: Mapping[str, str]

    @property
    def label(self) -> str:
        """sha256 over canonical JSON of what is said of it: description, credit, rights."""
        said = {"alt": self.alt, "credit": self.credit, "rights": self.rights}
        return "sha256:" + hashlib.sha256(rfc8785.dumps(said)).hexdigest()


@dataclass(frozen=True, slots=True)
class Content:
    """Headline, summary, body (ProseMirror JSON of type `doc`) and metadata.

    Attributes:
        sources: each with name, url and note.
        subjects: IPTC Media Topic codes.
        cover: id of the lead picture's asset, None for the first picture of the body.
        pictures: fixed when a version is kept, so that what is signed is what readers get; empty in a draft.
    """

    headline: str = ""
    summary: str = ""
    body: Node = field(default_factory=lambda: {"type": "doc", "content": []})
    byline: str = ""
    sources: tuple[Mapping[str, str], ...] = ()
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    cover: int | None = None
    pictures: tuple[Shown, ...] = ()

    @property
    def hash(self) -> str:
        """sha256 over canonical JSON (RFC 8785): equal exactly when two contents say the same."""
        return "sha256:" + hashlib.sha256(rfc8785.dumps(self.to_json())).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """As JSON data."""
        data = asdict(self)
        for name in ("sources", "subjects", "keywords", "pictures"):
            data[name] = list(data[name])
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """From `to_json`'s data; unknown names are left out."""
        return cls(
            headline=data.get("headline", ""),
            summary=data.get("summary", ""),
            body=data.get("body") or {"type": "doc", "content": []},
            byline=data.get("byline", ""),
            sources=tuple(data.get("sources") or ()),
            subjects=tuple(data.get("subjects") or ()),
            keywords=tuple(data.get("keywords") or ()),
            cover=data.get("cover"),
            pictures=tuple(Shown(**picture) for picture in data.get("pictures") or ()),
        )

    def assets(self) -> list[int]:
        """Ids of every picture shown, cover first, each once."""
        shown = [n["attrs"]["asset"] for n in walk(self.body) if n.get("type") == "image" and n["attrs"].get("asset")]
        return list(dict.fromkeys([*([self.cover] if self.cover else []), *shown]))

    def picture(self, asset: int) -> Shown | None:
        """The picture of that asset as it was fixed; None in a draft, or when the library did not hold it."""
        return next((shown for shown in self.pictures if shown.asset == asset), None)

    def caption(self, asset: int) -> str:
        """The words under a picture where the body first shows it; empty when it has none."""
        images = (n["attrs"] for n in walk(self.body) if n.get("type") == "image")
        return next((str(a.get("caption") or "") for a in images if a.get("asset") == asset), "")

    def text(self) -> str:
        """The body's words, a block a line."""
        return "\n".join(line for line in map(block_text, blocks(self.body)) if line)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in reading order."""
    yield node
    for child in node.get("content") or []:
        yield from walk(child)


def blocks(body: Node) -> list[Node]:
    """The blocks of a body; a list counts item by item."""
    found: list[Node] = []
    for node in body.get("content") or []:
        found += (node.get("content") or []) if node["type"] in ("bulletList", "orderedList") else [node]
    return found


def block_text(node: Node) -> str:
    """The words of one block; a picture's are its caption."""
    if node.get("type") == "image":
        return str(node["attrs"].get("caption") or "")
    return "".join("\n" if n["type"] == "hardBreak" else n.get("text", "") for n in walk(node)).strip()
