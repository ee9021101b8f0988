"""Reading answers as a person would: the words of a page, without its markup."""

import html
import re
from typing import Any

from django.http import HttpResponse


def words(answer: HttpResponse | Any) -> str:
    """The text of a page, blanks folded."""
    body = answer.content.decode()
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", body, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(text))


def main(answer: HttpResponse | Any) -> str:
    """The markup of the page's main part."""
    body: str = answer.content.decode()
    return body.partition("<main")[2].partition("</main>")[0]
