"""上报: what was sent to other organisations, and how far each has come."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.liaison.adapters.package import unpack
from rongmei.domains.liaison.enums import OutgoingState, PackageKind, ReturnReason, Stage, SubmissionState
from rongmei.domains.liaison.models import Incoming, Outgoing, Submission
from rongmei.domains.liaison.queries.records import StageRecord, SubmissionRecord
from rongmei.domains.organisations.api import tree


def submissions(
    *, state: str = "", words: str = "", story: int | None = None, before: int | None = None, limit: int = 100
) -> list[SubmissionRecord]:
    """The newest submissions, filtered by state, by words of the headline and by story.

    Args:
        before: id of one; only earlier ones.
    """
    found = Submission.objects.order_by("-id")
    if state:
        found = found.filter(state=state)
    if story:
        found = found.filter(story_id=story)
    if before:
        found = found.filter(pk__lt=before)
    for word in words.split():
        found = found.filter(headline__icontains=word)
    return _records(list(found[:limit]))


def submission(pk: int) -> SubmissionRecord:
    """One submission; NotFound outside the scope."""
    return _records([row(Submission, pk)])[0]


def submission_counts(*, words: str = "") -> dict[str, int]:
    """How many submissions are in each state, under the same filter; every state is there."""
    found = Submission.objects.all()
    for word in words.split():
        found = found.filter(headline__icontains=word)
    counted = dict(found.order_by().values_list("state").annotate(n=Count("pk")))
    return {**dict.fromkeys(SubmissionState.values, 0), **counted}


def _records(rows: Sequence[Submission]) -> list[SubmissionRecord]:
    threads = [r.thread for r in rows]
    sent: dict[object, list[Outgoing]] = {}
    for package in Outgoing.objects.filter(thread__in=threads).defer("body").order_by("turn"):
        sent.setdefault(package.thread, []).append(package)
    heard: dict[object, list[Incoming]] = {}
    for receipt in Incoming.objects.filter(thread__in=threads, kind=PackageKind.RECEIPT).order_by("turn"):
        heard.setdefault(receipt.thread, []).append(receipt)
    people, places = names([r.by_id for r in rows]), {p.id: p.centre_name for p in tree()}
    return [
        _record(r, sent.get(r.thread, []), heard.get(r.thread, []), people, places.get(r.receiver_id, ""))
        for r in rows
    ]  # fmt: skip


def _record(
    r: Submission, sent: list[Outgoing], heard: list[Incoming], people: dict[int, str], place: str
) -> SubmissionRecord:
    who = people.get(r.by_id or 0, "")
    waiting = next((o for o in sent if o.state != OutgoingState.DELIVERED), None)
    failed = next((o.pk for o in sent if o.state == OutgoingState.FAILED), None)
    stages = sorted([*_sent(sent, who), *map(_heard, heard)], key=lambda s: s.at)
    return SubmissionRecord(
        r.pk, r.story_id, r.headline, r.receiver_id, place, r.state, r.get_state_display(), r.note, who, r.at,
        r.changed_at, waiting.error if waiting else "", failed, tuple(stages),
    )  # fmt: skip


def _sent(sent: list[Outgoing], who: str) -> list[StageRecord]:
    """What this side did: each package when it was written, and the first when it arrived."""
    told = {
        PackageKind.SUBMISSION: _("已报送"),
        PackageKind.CORRECTION: _("更正已发出"),
        PackageKind.WITHDRAWAL: _("已撤回"),
    }
    stages = [
        StageRecord(o.kind, told[PackageKind(o.kind)], who if o.kind == PackageKind.SUBMISSION else "", "", "", "",
                    o.created_at)
        for o in sent
    ]  # fmt: skip
    return stages + [
        StageRecord("delivered", str(OutgoingState.DELIVERED.label), "", "", "", "", o.delivered_at)
        for o in sent[:1] if o.delivered_at
    ]  # fmt: skip


def _heard(receipt: Incoming) -> StageRecord:
    told = unpack(receipt.body)
    reason = str(ReturnReason(told.reason).label) if told.reason else ""
    at: datetime = parse_datetime(told.sent_at) or receipt.received_at
    return StageRecord(told.stage, str(Stage(told.stage).label), told.who, reason, told.words, told.url, at)
