"""Signed and published stories, by the verbs people use."""

import io

from django.conf import settings
from PIL import Image

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import current, scoped
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.assets.api import Rights, describe_asset, upload_picture
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, queries, tasks
from rongmei.domains.review.api import approve, review
from rongmei.domains.stories.actions.following import mark_signed
from rongmei.domains.stories.api import Content, submit
from tests.factories.accounts import make_member
from tests.factories.stories import make_story

LEVELS = (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.THIRD_REVIEWER)


def here(role: Role) -> Actor:
    """A new person with a role in the scope's organisation."""
    membership = make_member(Organisation.objects.get(pk=current().writing), role)
    return actor_of(membership.user, membership)


def picture(actor: Actor, colour: str = "green", alt: str = "一片茶园") -> int:
    """A described picture of the actor's organisation."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "PNG")
    asset = upload_picture(actor=actor, content=[out.getvalue()], name="picture.png")
    describe_asset(actor=actor, asset=asset.id, alt=alt, credit="记者甲", rights=Rights.OWN)
    return asset.id


def sign(author: Actor, story: int) -> None:
    """Submit a story and pass the three levels, each by another person."""
    round_ = submit(actor=author, story=story)
    for level in LEVELS:
        turn = review(round_).turn
        assert turn is not None
        approve(actor=here(level), review=round_, proofs=turn.proofs)
    mark_signed(actor=Actor.system(author.organisation), story=story)


def signed_story(author: Actor, content: Content | None = None) -> int:
    """A story that three people signed."""
    story = make_story(author, content)
    sign(author, story)
    return story


def send_due(organisation: int) -> None:
    """What the worker does within a second: send what is due, then bake the lists."""
    with scoped(organisation):
        for delivery in queries.due():
            tasks.send(organisation=organisation, delivery=delivery)
        tasks.front(organisation=organisation)


def published_story(author: Actor, content: Content | None = None) -> int:
    """A story that is on the site."""
    story = signed_story(author, content)
    api.publish(actor=here(Role.EDITOR), story=story)
    send_due(author.organisation)
    return story


def site_file(code: str, path: str) -> str:
    """What a file of a public site says."""
    found: str = (settings.RONGMEI_PUBLIC_ROOT / code / path).read_text("utf-8")
    return found
