"""A content that somebody else wrote down: nothing in it is believed before it is looked at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rongmei.domains.stories.adapters.body import clean_body
from rongmei.domains.stories.adapters.content import Content

WORDS = ("headline", "summary", "byline")


def read_content(data: Mapping[str, Any]) -> Content:
    """Read `Content.to_json`'s data from outside: only known blocks, marks and links to the web stay.

    Raises:
        ValueError: it is not of that shape, or its body is too deep or too long.
    """
    try:
        content = Content.from_json(data)
        body = clean_body(content.body)
    except (TypeError, AttributeError, KeyError):
        raise ValueError("not a content") from None
    lists = (*content.subjects, *content.keywords, *(v for s in content.sources for v in dict(s).values()))
    if not all(isinstance(value, str) for value in (*(getattr(content, name) for name in WORDS), *lists)):
        raise ValueError("words that are none")
    return replace(content, body=body)
