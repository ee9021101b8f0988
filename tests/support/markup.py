"""What in a page could act without a file of its own: inline script, style, handlers."""

from html.parser import HTMLParser

# Data blocks are not run (HTML, 4.12.1: a script element whose type is no JavaScript type).
DATA = ("application/json", "application/ld+json")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster")


class Inline(HTMLParser):
    """Every inline script, style and handler of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        script = tag == "script" and "src" not in given and given.get("type") not in DATA
        if tag == "style" or script:
            self._tell(tag)
        for name, value in given.items():
            handler = name == "style" or name.startswith(("on", "hx-on"))
            if handler or (name in ADDRESSES and value.strip().lower().startswith("javascript:")):
                self._tell(f"{tag} {name}={value[:40]}")

    def _tell(self, what: str) -> None:
        self.found.append(f"line {self.getpos()[0]}: {what}")
