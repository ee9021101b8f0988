"""报送稿: what other organisations submitted."""

from collections.abc import Sequence
from typing import IO
from uuid import UUID

from django.db.models import Count
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import open_bytes
from rongmei.core.i18n import NotFound
from rongmei.core.scoping.rows import row
from rongmei.domains.accounts.api import names
from rongmei.domains.liaison.adapters.package import Package, content_of, unpack
from rongmei.domains.liaison.enums import IncomingState, PackageKind
from rongmei.domains.liaison.models import Adoption, Incoming
from rongmei.domains.liaison.queries.records import Arrival, IncomingRecord, StageRecord
from rongmei.domains.liaison.queries.threads import newest
from rongmei.domains.organisations.api import by_code, tree


def incoming(
    *, state: str = "", words: str = "", sender: int | None = None, before: int | None = None, limit: int = 100
) -> list[IncomingRecord]:
    """The newest submissions, filtered by state, by words of the headline and by sender.

    Args:
        before: id of one; only those that came earlier.
    """
    found = Incoming.objects.filter(kind=PackageKind.SUBMISSION).order_by("-id")
    if state:
        found = found.filter(state=state)
    if sender:
        found = found.filter(sender_id=sender)
    if before:
        found = found.filter(pk__lt=before)
    for word in words.split():
        found = found.filter(headline__icontains=word)
    return _records(list(found[:limit]))


def incoming_counts(*, words: str = "", sender: int | None = None) -> dict[str, int]:
    """How many submissions are in each state, under the same filters; every state is there."""
    found = Incoming.objects.filter(kind=PackageKind.SUBMISSION)
    if sender:
        found = found.filter(sender_id=sender)
    for word in words.split():
        found = found.filter(headline__icontains=word)
    counted = dict(found.order_by().values_list("state").annotate(n=Count("pk")))
    return {**{s: 0 for s in IncomingState.values if s != IncomingState.NOTED}, **counted}


def senders() -> list[tuple[int, str]]:
    """Who ever submitted something, by id and name."""
    known = (
        Incoming.objects.filter(kind=PackageKind.SUBMISSION).order_by("sender_id").values_list("sender_id", flat=True)
    )
    wanted = set(known.distinct())
    return [(place.id, place.centre_name) for place in tree() if place.id in wanted]


def arrival(pk: int) -> Arrival:
    """One submission whole; NotFound outside the scope."""
    found = _submission(pk)
    said, first = newest(found), unpack(found.body)
    package = unpack(said.body)
    content = content_of(package)
    return Arrival(
        row=_records([found])[0],
        content=content,
        pictures=package.pictures,
        note=first.words,
        corrections=tuple(_corrections(found)),
        origin_name=by_code(package.origin).centre_name,
        hops=tuple(by_code(code).centre_name for code in package.hops),
        sent_by=first.who,
        hash=said.hash,
        signed=content.hash,
        answers=_answered(first),
    )


def open_picture(pk: int, sha256: str) -> tuple[IO[bytes], str]:
    """The bytes of a picture that came with a submission or a correction of it, and their media type.

    Raises:
        NotFound: outside the scope, or no picture of that hash came with it.
    """
    found = _submission(pk)
    bodies = Incoming.objects.filter(thread=found.thread, sender_id=found.sender_id).values_list("body", flat=True)
    for body in bodies:
        for picture in unpack(body).pictures:
            if picture.sha256 == sha256:
                return open_bytes(sha256), picture.mime
    raise NotFound(_("这份报送稿里没有这张图片。"), _("请从报送页打开。"))


def _submission(pk: int) -> Incoming:
    found = row(Incoming, pk)
    if found.kind != PackageKind.SUBMISSION:
        raise NotFound(_("没有找到这份报送稿。"), _("请返回报送列表查看。"))
    return found


def _corrections(found: Incoming) -> list[StageRecord]:
    came = Incoming.objects.filter(thread=found.thread, sender_id=found.sender_id, kind=PackageKind.CORRECTION)
    told = [(c, unpack(c.body)) for c in came.order_by("turn")]
    return [
        StageRecord(c.kind, c.get_kind_display(), p.who, "", p.words, "", parse_datetime(p.sent_at) or c.received_at)
        for c, p in told
    ]  # fmt: skip


def _answered(package: Package) -> int | None:
    if not package.answers:
        return None
    found = Incoming.objects.filter(package=UUID(package.answers), kind=PackageKind.SUBMISSION)
    return found.values_list("pk", flat=True).first()


def _records(rows: Sequence[Incoming]) -> list[IncomingRecord]:
    people, places = names([r.by_id for r in rows]), {p.id: p.centre_name for p in tree()}
    stories = dict(Adoption.objects.filter(submission__in=rows).values_list("submission_id", "story_id"))
    mended = set(
        Incoming.objects.filter(thread__in=[r.thread for r in rows], kind=PackageKind.CORRECTION).values_list(
            "thread", flat=True
        )
    )
    return [
        IncomingRecord(
            r.pk, r.headline, r.characters, r.sender_id, places.get(r.sender_id, ""), r.state, r.get_state_display(),
            r.get_reason_display() if r.reason else "", r.words, people.get(r.by_id or 0, ""), r.received_at,
            r.changed_at, r.thread in mended, stories.get(r.pk),
        )
        for r in rows
    ]  # fmt: skip
