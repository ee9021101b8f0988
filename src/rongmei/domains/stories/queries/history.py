"""What was done with a story, in words, from the journal."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rongmei.core.journal.kinds import kinds
from rongmei.core.journal.reading import history as deeds_of
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.stories.events import DRAFTED
from rongmei.domains.stories.models import Story


@dataclass(frozen=True, slots=True)
class DeedRecord:
    """One deed about a story; `who` is empty when the system did it."""

    id: int
    label: str
    detail: str
    who: str
    at: datetime


def history(pk: int, *, before: int | None = None, limit: int = 100) -> list[DeedRecord]:
    """The newest deeds about a story, or those `before` the one of that id.

    Single saves of the draft are told by `writers`. NotFound outside the scope.
    """
    found = deeds_of(Story._meta.label_lower, row(Story, pk).pk).exclude(verb=DRAFTED.code)
    entries = list((found.filter(pk__lt=before) if before else found)[:limit])
    known, said = names([e.actor for e in entries]), kinds()
    return [
        DeedRecord(
            e.pk,
            str(said[e.verb].label) if e.verb in said else e.verb,
            _detail(e.data),
            known.get(e.actor or 0, ""),
            e.at,
        )
        for e in entries
    ]


def _detail(data: dict[str, object]) -> str:
    return _("第 %(number)s 版") % {"number": data["version"]} if data.get("version") else ""
