"""Old articles become stories: many at once, each with its draft, its version and its own date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from rongmei.core.journal.append import append_many
from rongmei.core.permissions import Actor, authorise
from rongmei.core.search import index
from rongmei.core.search.index import Entry
from rongmei.domains.stories import events, rules, states
from rongmei.domains.stories.actions.drafts import written
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.adapters.count import count_characters
from rongmei.domains.stories.enums import StoryState
from rongmei.domains.stories.models import DraftUpdate, Story, StoryVersion
from rongmei.domains.stories.queries import STORY_WORDS, with_pictures


@dataclass(frozen=True, slots=True)
class OldArticle:
    """What an old article says, and when it was published first."""

    content: Content
    at: datetime


@transaction.atomic
def take_over(*, actor: Actor, articles: Sequence[OldArticle]) -> list[int]:
    """Make stories of old articles, in their order; they lie in lists where their dates put them.

    Raises:
        Denied; Refusal when one is too long, or nested too deep.
    """
    authorise(actor, rules.TAKE_OVER)
    updates = [written((), a.content) for a in articles]
    said = [with_pictures(ydoc.read([update])) for update in updates]
    rows = [
        Story(headline=c.headline[:300], characters=count_characters(c.text()), head=1, dated_at=a.at)
        for a, c in zip(articles, said, strict=True)
    ]
    Story.objects.bulk_create(rows)
    Story.mine().filter(pk__in=[r.pk for r in rows]).update(updated_at=F("dated_at"))
    DraftUpdate.objects.bulk_create(
        DraftUpdate(story=r, sequence=1, client="server", batch="seed", update=u)
        for r, u in zip(rows, updates, strict=True)
    )
    StoryVersion.objects.bulk_create(
        StoryVersion(story=r, number=1, content=c.to_json(), hash=c.hash) for r, c in zip(rows, said, strict=True)
    )
    pairs = zip(rows, said, strict=True)
    index.put_many(STORY_WORDS, [Entry(r.pk, r.headline, f"{c.summary}\n{c.text()}", _at(r)) for r, c in pairs])
    append_many(actor, events.TAKEN_OVER, rows)
    return [r.pk for r in rows]


@transaction.atomic
def mark_signed_in_batch(*, actor: Actor, stories: Collection[int], batch: int) -> None:
    """A batch's signature covers them."""
    authorise(actor, rules.FOLLOW)
    rows = list(Story.mine().select_for_update().filter(pk__in=stories).order_by("pk"))
    for row in rows:
        row.state = states.STORY.after(row.state, "sign_in_batch")
        row.save(update_fields=["state"])
    append_many(actor, events.SIGNED_IN_BATCH, rows, batch=batch)


def untouched(stories: Collection[int]) -> set[int]:
    """Of old articles those that nobody has edited or sent anywhere since they came in; locked until the end."""
    found = Story.mine().select_for_update().filter(pk__in=stories, head=1, state=StoryState.DRAFTING)
    return set(found.order_by("pk").values_list("pk", flat=True))


def _at(row: Story) -> datetime:
    assert row.dated_at
    return row.dated_at
