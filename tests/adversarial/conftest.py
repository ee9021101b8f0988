"""A newsroom under attack: what is signed, under review, live and withdrawn, and a public folder to look into."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import current
from rongmei.domains.publishing import api, tasks
from rongmei.domains.review.api import review
from rongmei.domains.review.models import SignedManifest
from rongmei.domains.stories.api import submit
from tests.domains.publishing.conftest import author, chief, editor, public
from tests.factories import publishing as make
from tests.factories.review import here, pass_level
from tests.factories.stories import make_content, make_story

__all__ = ["author", "chief", "editor", "public"]

UNSIGNED = "没人审过的话"


@dataclass(frozen=True)
class Scene:
    """What there is to attack, by id; `waiting` passed its first level only, and its round is `round`.

    Attributes:
        manifest, void: signatures in force and void.
        delivery, gone: deliveries that wait for tomorrow and were withdrawn.
        unsigned, sealed: hashes of what is under review and of what is signed.
        first, stranger: who passed the first level, and somebody with no part in anything.
    """

    org: int
    signed: int
    manifest: int
    delivery: int
    sealed: str
    waiting: int
    round: int
    unsigned: str
    live: int
    withdrawn: int
    void: int
    gone: int
    first: int
    stranger: int

    @property
    def ids(self) -> dict[str, int | str]:
        """Everything by name, for statements."""
        return asdict(self)


@pytest.fixture
def scene(author: Actor, editor: Actor, chief: Actor) -> Scene:
    """A signed story to go out tomorrow, one under review, one live, one withdrawn."""
    signed = make.signed_story(author, make_content("签发的稿"))
    delivery = api.publish(actor=editor, story=signed, at=timezone.now() + timedelta(days=1))
    waiting = make_story(author, make_content(UNSIGNED, UNSIGNED))
    round_, first = submit(actor=author, story=waiting), here(Role.FIRST_REVIEWER)
    pass_level(first, round_)
    live, withdrawn = (make.published_story(author, make_content(words)) for words in ("在线的稿", "撤下的稿"))
    api.withdraw(actor=chief, story=withdrawn, reason="有误")
    tasks.settle(organisation=author.organisation, story=withdrawn)
    manifest = SignedManifest.objects.get(review__object_id=signed)
    return Scene(
        org=current().writing, signed=signed, manifest=manifest.pk, delivery=delivery,
        sealed=api.delivery(delivery).content_hash, waiting=waiting, round=round_, unsigned=review(round_).master,
        live=live, withdrawn=withdrawn, void=SignedManifest.objects.get(review__object_id=withdrawn).pk,
        gone=api.deliveries(story=withdrawn)[0].id, first=first.user or 0, stranger=here(Role.EDITOR).user or 0,
    )  # fmt: skip


def said(public: Path) -> str:
    """Everything that readers can get, as one text."""
    return "".join((public / path).read_text(errors="ignore") for path in make.files(public))
