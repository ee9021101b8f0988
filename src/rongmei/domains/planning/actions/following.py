"""What readings say of a topic, and the one follow-up the system proposes."""

from django.db import transaction

from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.planning import rules
from rongmei.domains.planning.actions.topics import propose_topic
from rongmei.domains.planning.models import Topic


@transaction.atomic
def propose_follow_up(*, actor: Actor, topic: int, headline: str, angle: str) -> int | None:
    """Propose a topic that follows another, unless one does already: None then, whoever proposed it, dropped or not.

    The topic is locked first, so that asking twice or at once proposes once.

    Raises:
        Denied, NotFound.
    """
    authorise(actor, rules.PROPOSE)
    locked(Topic, topic)
    if Topic.mine().filter(follows_id=topic).exists():
        return None
    return propose_topic(actor=actor, headline=headline, angle=angle, follows=topic)
