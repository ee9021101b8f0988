"""Sending a story to review, and taking it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.assets.api import assets
from rongmei.domains.review.api import open_review, withdraw_review
from rongmei.domains.stories import events, rules, states
from rongmei.domains.stories.actions.versions import keep
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.adapters.covered import signed_items
from rongmei.domains.stories.models import DraftUpdate, Story
from rongmei.domains.stories.queries.checking import findings_in


@transaction.atomic
def submit(*, actor: Actor, story: int) -> int:
    """Send a story to review: a version is kept and what will be signed is fixed; returns the review's id.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal naming everything that is missing.
    """
    authorise(actor, rules.SUBMIT)
    row = locked(Story, story)
    after = states.STORY.after(row.state, "submit")
    kept = keep(actor, row, "")
    content = Content.from_json(kept.content)
    if lacking := missing(content):
        raise Refusal(_("还不能送审：") + "；".join(lacking) + "。", _("补全后再送审，已写的内容都在。"))
    row.state = after
    row.save()
    review = open_review(
        actor=actor, kind="story", object_id=row.pk, title=content.headline, author=row.author_id,
        contributors=_contributors(row), master=kept.hash, items=signed_items(row.pk, kept.hash, content),
        characters=row.characters, report=findings_in(row.pk, content),
    )  # fmt: skip
    append(actor, events.SUBMITTED, row, version=kept.number, hash=kept.hash)
    return review


@transaction.atomic
def recall(*, actor: Actor, story: int) -> None:
    """Take a story back out of review to go on writing."""
    authorise(actor, rules.SUBMIT)
    row = locked(Story, story)
    row.state = states.STORY.after(row.state, "recall")
    row.save()
    withdraw_review(actor=actor, kind="story", object_id=row.pk)
    append(actor, events.RECALLED, row)


def missing(content: Content) -> list[str]:
    """What a story still lacks before it can be reviewed, in words; empty when it is ready."""
    pictures = assets(content.assets())
    checks = [
        (not content.headline, _("缺标题")),
        (not content.text(), _("缺正文")),
        (not content.sources, _("缺消息来源")),
        (not content.subjects, _("缺分类")),
        (len(pictures) < len(content.assets()), _("有图片不在素材库中")),
        (any(not p.alt for p in pictures.values()), _("有图片没有说明文字")),
        (any(p.rights == "unknown" for p in pictures.values()), _("有图片的版权来源待核实")),
    ]
    return [str(words) for lacking, words in checks if lacking]


def _contributors(row: Story) -> set[int]:
    """Everybody who wrote in the draft."""
    wrote = DraftUpdate.mine().filter(story=row, author__isnull=False).values_list("author_id", flat=True)
    return set(wrote.distinct())
