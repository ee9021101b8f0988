"""Template tags of every face."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path

import nh3
from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rongmei.core.i18n import format_clock, format_count, format_datetime, format_day, format_weekday
from rongmei.core.permissions import Actor, lookup

register = template.Library()

TONES = {
    "good": {"approved", "live", "published", "done", "signed", "active", "taken", "adopted", "restored"},
    "warn": {
        "turn",
        "in_review",
        "pending",
        "sending",
        "proposed",
        "offered",
        "running",
        "received",
        "suspended",
        "verify",
    },
    "bad": {"returned", "failed", "withdrawn", "voided", "late"},
    "info": {"accepted", "new", "drafting", "open", "sent", "signed_for"},
}


@cache
def _manifest() -> dict[str, dict[str, object]]:
    found = finders.find("rongmei/manifest.json")
    if not isinstance(found, str):
        return {}
    data: dict[str, dict[str, object]] = json.loads(Path(found).read_text("utf-8"))
    return data


@register.simple_tag
def island(name: str) -> SafeString:
    """The script and styles of a built island, e.g. `{% island "desk" %}`; a comment when assets are not built."""
    entry = next((e for e in _manifest().values() if e.get("name") == name and e.get("isEntry")), None)
    if entry is None:
        return format_html("<!-- {} is not built: run make assets -->", name)
    css = entry.get("css") or []
    styles = ((static(f"rongmei/{path}"),) for path in css if isinstance(path, str)) if isinstance(css, list) else ()
    links = format_html_join("", '<link rel="stylesheet" href="{}">', styles)
    return format_html('{}<script type="module" src="{}"></script>', links, static(f"rongmei/{entry['file']}"))


@register.simple_tag
def icon(name: str) -> SafeString:
    """One icon of the sprite, hidden from screen readers."""
    markup = '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>'
    return format_html(markup, static("ui/icons.svg"), name)


@register.simple_tag
def badge(state: str, label: str) -> SafeString:
    """A state's word in its colour."""
    tone = next((tone for tone, states in TONES.items() if state in states), "")
    return format_html('<span class="badge {}">{}</span>', tone, label)


@register.simple_tag
def marked(text: str, question: str) -> SafeString:
    """A text with the words of a question marked where they stand in it."""
    asked = [re.escape(word) for word in sorted(question.split(), key=len, reverse=True)]
    parts = re.split(f"({'|'.join(asked)})", text, flags=re.IGNORECASE) if asked else [text]
    told = ((format_html("<mark>{}</mark>", part) if number % 2 else part,) for number, part in enumerate(parts))
    return format_html_join("", "{}", told)


@register.filter
def when(moment: datetime | None) -> SafeString | str:
    """A moment as newsrooms write it, with the exact one for machines and on hover."""
    if moment is None:
        return "—"
    exact = moment.isoformat(timespec="seconds")
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, exact, format_datetime(moment))


@register.filter
def day(moment: datetime | None) -> str:
    """The day alone, for what happened long ago."""
    return "—" if moment is None else format_day(moment)


@register.filter
def clock(moment: datetime | None) -> str:
    """The minute of today, or day and minute: for a board of one day."""
    return "—" if moment is None else format_clock(moment)


@register.simple_tag
def today() -> str:
    """Today with its weekday."""
    return format_weekday(timezone.now())


@register.filter
def count(number: int | None) -> str:
    """A count in short form; a dash for one that is not known, since missing is not zero."""
    return "—" if number is None else format_count(number)


@register.filter
def holds(actor: Actor, permission: str) -> bool:
    """True when the actor may: `{% if actor|holds:"planning.topic.decide" %}`; KeyError for an undeclared name."""
    return lookup(permission).held_by(actor)


@register.inclusion_tag("base/field.html")
def field(bound: BoundField, label: str = "", hint: str = "") -> dict[str, object]:
    """A form's field with its label, hint and errors; label and hint replace the form's own."""
    return {"field": bound, "label": label, "hint": hint or bound.help_text}


@register.inclusion_tag("base/empty_state.html")
def empty_state(title: str, hint: str, url: str = "", action: str = "") -> dict[str, str]:
    """What stands in an empty list: what is missing and what to do next."""
    return {"title": title, "hint": hint, "url": url, "action": action}


@register.simple_tag
def cleaned(html: str) -> SafeString:
    """Markup that was cleaned at the door, cleaned once more on the way out."""
    return SafeString(nh3.clean(html, url_schemes={"http", "https"}))  # nosec B703 B308 (cleaned on this line)
