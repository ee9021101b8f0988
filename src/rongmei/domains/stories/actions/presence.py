"""Saying that one has a story's editor open."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import row
from rongmei.domains.stories import rules
from rongmei.domains.stories.models import Presence, Story

RENEWED = timedelta(seconds=15)


@transaction.atomic
def note_presence(*, actor: Actor, story: int) -> None:
    """Note that a person is at a story now; no deed, and written again only after 15 seconds."""
    authorise(actor, rules.SEE)
    now, found = timezone.now(), row(Story, story)
    if (
        actor.user is None
        or Presence.mine().filter(story=found, person_id=actor.user, seen_at__gt=now - RENEWED).exists()
    ):
        return
    Presence.objects.bulk_create(
        [Presence(story=found, person_id=actor.user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["organisation", "story", "person"],
        update_fields=["seen_at"],
    )
