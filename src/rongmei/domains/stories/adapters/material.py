"""Clean HTML as a body: what came in over a wire becomes blocks to work on, every word of it."""

from html.parser import HTMLParser

from rongmei.domains.stories.adapters.body import is_web_address
from rongmei.domains.stories.adapters.content import Node

BLOCKS = {"p": "paragraph", "blockquote": "blockquote", "li": "listItem", "ul": "bulletList", "ol": "orderedList"}
LISTS = ("bulletList", "orderedList")
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
BREAKS = {"div", "section", "article", "table", "tr", "td", "th", "figure", "figcaption", "dd", "dt", "dl", "header"}
MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


def body_of_html(html: str) -> Node:
    """Blocks that say what cleaned HTML says; its pictures are left to the library."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.doc


class _Reader(HTMLParser):
    """Keeps the open blocks, and the marks that hold for the words to come."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.doc: Node = {"type": "doc", "content": []}
        self.open: list[Node] = [self.doc]
        self.marks: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._begin({"type": "heading", "attrs": {"level": HEADINGS[tag]}})
        elif tag in BLOCKS:
            self._begin({"type": BLOCKS[tag]})
        elif tag in BREAKS:
            self._close_words()
        elif tag in MARKS:
            self.marks.append({"type": MARKS[tag]})
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self.marks.append({"type": "link", "attrs": {"href": href}} if is_web_address(href) else {"type": ""})
        elif tag == "br" and self.open[-1]["type"] in ("paragraph", "heading"):
            self.open[-1].setdefault("content", []).append({"type": "hardBreak"})

    def handle_endtag(self, tag: str) -> None:
        kind = "heading" if tag in HEADINGS else BLOCKS.get(tag)
        if kind and any(node["type"] == kind for node in self.open):
            while self.open.pop()["type"] != kind:
                pass
        elif tag in BREAKS:
            self._close_words()
        elif (tag in MARKS or tag == "a") and self.marks:
            self.marks.pop()

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split()) if not data.strip() else data.replace("\n", " ")
        if not words.strip() and self.open[-1]["type"] not in ("paragraph", "heading"):
            return
        if self.open[-1]["type"] not in ("paragraph", "heading"):
            self._begin({"type": "paragraph"})
        marks = [mark for mark in self.marks if mark["type"]]
        if words:
            node: Node = {"type": "text", "text": words, **({"marks": marks} if marks else {})}
            self.open[-1].setdefault("content", []).append(node)

    def _begin(self, node: Node) -> None:
        """Open a block where it may stand."""
        self._close_words()
        kind = node["type"]
        if kind == "listItem":
            self._seek_list()
        elif self.open[-1]["type"] in LISTS:
            self._begin({"type": "listItem"})
        self.open[-1].setdefault("content", []).append(node)
        self.open.append(node)

    def _seek_list(self) -> None:
        """An item stands in the nearest list; one that stands in none gets one."""
        if not any(node["type"] in LISTS for node in self.open):
            self._begin({"type": "bulletList"})
        while self.open[-1]["type"] not in LISTS:
            self.open.pop()

    def _close_words(self) -> None:
        """A block never begins inside a line of words."""
        while self.open[-1]["type"] in ("paragraph", "heading"):
            self.open.pop()
