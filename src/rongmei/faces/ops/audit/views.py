"""The journal: who did what to which thing and when, in words, and as a file."""

import csv
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongmei.core.journal import kinds
from rongmei.core.journal.models import Entry
from rongmei.core.journal.search import deeds
from rongmei.core.permissions import Actor
from rongmei.core.scoping.querysets import TenantQuerySet
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api
from rongmei.faces.ops.audit.forms import JournalForm
from rongmei.faces.ops.audit.objects import objects
from rongmei.faces.ops.spreadsheet import harmless

PAGE = 100
MOST_EXPORTED = 50_000


@require_safe
@requires(api.AUDIT)
def journal(request: HttpRequest) -> HttpResponse:
    """A page of deeds, newest first."""
    form = JournalForm(request.GET)
    form.fields["actor"].choices = [("", _("所有人员")), *((p.user, p.name) for p in api.people(active=None))]  # type: ignore[attr-defined]
    found = list(_found(form)[: PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    rows = _said(found[:PAGE], request.actor)  # type: ignore[attr-defined]
    return render(request, "ops/audit/journal.html", {"form": form, "rows": rows, "more": more, "query": query})


@require_safe
@requires(api.AUDIT)
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The same deeds as CSV, at most 50,000 rows."""
    form = JournalForm(request.GET)
    form.fields["actor"].choices = [(p.user, p.name) for p in api.people(active=None)]  # type: ignore[attr-defined]
    rows = _said(list(_found(form)[:MOST_EXPORTED]), request.actor)  # type: ignore[attr-defined]
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="journal-{timezone.localdate():%Y%m%d}.csv"'
    return answer


def _found(form: JournalForm) -> TenantQuerySet[Entry]:
    return deeds(**form.cleaned_data) if form.is_valid() else deeds().none()


def _said(entries: list[Entry], actor: Actor) -> list[dict[str, object]]:
    """Entries in words: kinds by their labels, people by their names, objects by their titles."""
    about = objects(entries, actor)
    labels, names = kinds(), api.names({e.actor for e in entries} | {_person(e) for e in entries})
    return [
        {
            "id": e.pk,
            "at": timezone.localtime(e.at),
            "who": names.get(e.actor or 0, _("系统")),
            "what": labels[e.verb].label if e.verb in labels else e.verb,
            "verb": e.verb,
            "object": about[e.object_kind, e.object_id],
            "whom": names.get(_person(e) or 0, ""),
            "data": "  ".join(f"{key}={value}" for key, value in e.data.items() if key != "person"),
        }
        for e in entries
    ]


def _person(entry: Entry) -> int | None:
    """Whom it was done to or for, where the deed names an account other than the doer's."""
    found = entry.data.get("person")
    return found if isinstance(found, int) and found != entry.actor else None


class _Echo:
    """A file that hands back what is written, so that rows stream."""

    def write(self, value: str) -> str:
        return value


def _lines(rows: list[dict[str, object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow([_("序号"), _("时间"), _("人员"), _("操作"), _("代码"), _("对象"), _("涉及人员"), _("数据")])
    for row in rows:
        yield writer.writerow([harmless(str(value)) for value in row.values()])
