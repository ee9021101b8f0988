"""A browser's end of a draft, in Python: it types, and hands over what it made."""

from collections.abc import Sequence
from typing import Any

from pycrdt import Doc, Text, XmlElement, XmlFragment, XmlText


class Typist:
    """Types into a draft, one paragraph at a time, and collects the updates that makes."""

    def __init__(self, log: Sequence[bytes] = ()) -> None:
        self.doc: Doc[Any] = Doc()
        for update in log:
            self.doc.apply_update(update)
        self.made: list[bytes] = []
        self._heard = self.doc.observe(lambda event: self.made.append(event.update))

    def headline(self, words: str) -> bytes:
        """Write at the end of the headline."""
        text = self.doc.get("headline", type=Text)
        with self.doc.transaction():
            text += words
        return self.made[-1]

    def paragraph(self, words: str) -> bytes:
        """Write one more paragraph."""
        body = self.doc.get("body", type=XmlFragment)
        with self.doc.transaction():
            body.children.append(XmlElement("paragraph", None, [XmlText(words)]))
        return self.made[-1]

    def delete_first(self) -> bytes:
        """Delete the first block."""
        with self.doc.transaction():
            del self.doc.get("body", type=XmlFragment).children[0]
        return self.made[-1]
