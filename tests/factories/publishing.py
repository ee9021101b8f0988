"""Signed and published stories, by the verbs people use."""

import io
from pathlib import Path

from django.conf import settings
from PIL import Image

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.assets.api import Rights, describe_asset, upload_picture
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.queries.deliveries import due
from rongmei.domains.stories.actions.following import mark_signed
from rongmei.domains.stories.api import Content, submit
from tests.factories.review import LEVELS, here, pass_level
from tests.factories.stories import make_content, make_story, write_over


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
        pass_level(here(level), round_)
    mark_signed(actor=Actor.system(author.organisation), story=story)


def signed_story(author: Actor, content: Content | None = None) -> int:
    """A story that three people signed."""
    story = make_story(author, content)
    sign(author, story)
    return story


def send_due(organisation: int) -> None:
    """What the worker does within a second: send what is due, then bake the lists."""
    with scoped(organisation):
        for delivery in due():
            tasks.send(organisation=organisation, delivery=delivery)
        tasks.front(organisation=organisation)


def published_story(author: Actor, content: Content | None = None) -> int:
    """A story that is on the site."""
    story = signed_story(author, content)
    api.publish(actor=here(Role.EDITOR), story=story)
    send_due(author.organisation)
    return story


def rewrite(author: Actor, story: int, headline: str = "改过的标题", **fields: object) -> None:
    """An edit after sign-off, and the three reviews again."""
    write_over(author, story, make_content(headline, **fields))
    sign(author, story)


def page(story: int) -> Path:
    """The file of a live story's page."""
    found: Path = settings.RONGMEI_PUBLIC_ROOT / api.public_url(story).removeprefix("/site/")
    return found


def files(root: Path) -> list[str]:
    """Every file below a public root that readers could ask for, by path, but for what every page shares."""
    found = (p for p in root.rglob("*") if p.is_file() and not p.name.startswith("."))
    return sorted(str(p.relative_to(root)) for p in found if "/assets/" not in str(p) and p.name != "icon.svg")


def site_file(code: str, path: str) -> str:
    """What a file of a public site says."""
    found: str = (settings.RONGMEI_PUBLIC_ROOT / code / path).read_text("utf-8")
    return found
