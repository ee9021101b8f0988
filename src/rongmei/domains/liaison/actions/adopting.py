"""采用: a submission becomes a story of one's own, and later its corrections are taken in or not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rongmei.core.files import open_bytes
from rongmei.core.i18n import Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.core.scoping.rows import row as one
from rongmei.domains.assets.api import Rights, describe_asset, upload_picture
from rongmei.domains.liaison import events, rules, states
from rongmei.domains.liaison.actions.posting import answer
from rongmei.domains.liaison.adapters.package import Package, Picture, content_of, unpack
from rongmei.domains.liaison.enums import Stage
from rongmei.domains.liaison.models import Adoption, Difference, Incoming
from rongmei.domains.liaison.phrases import REASON
from rongmei.domains.liaison.queries.threads import newest
from rongmei.domains.organisations.api import by_code
from rongmei.domains.stories.api import Content, Node, create_story, replace_content


@transaction.atomic
def adopt(*, actor: Actor, incoming: int) -> int:
    """Make a story of one's own of what a submission says now; returns its id.

    It carries where it came from, its pictures are copied into the own library, and it takes the own review, sign-off
    and site.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal when a picture cannot be taken.
    """
    authorise(actor, rules.ADOPT)
    row = locked(Incoming, incoming)
    row.state, row.by_id = states.INCOMING.after(row.state, "adopt"), actor.user
    row.save()
    said = newest(row)
    package = unpack(said.body)
    story = create_story(actor=actor, content=_ours(actor, package))
    Adoption.objects.create(
        story_id=story, submission=row, said=said, origin=package.origin, hops=list(package.hops), by_id=actor.user
    )
    answer(actor, row, Stage.ADOPTED)
    append(actor, events.ADOPTED, row, story=story, sender=row.sender_id, hash=said.hash)
    return story


@transaction.atomic
def take_in(*, actor: Actor, difference: int) -> int:
    """Take a correction in: the draft says what the origin says now, and goes through the own review.

    Returns:
        the number of the version that keeps what the draft said before.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal while the story is in review or withdrawn.
    """
    authorise(actor, rules.ADOPT)
    row, adoption = _decide(actor, difference, "take")
    package = unpack(row.correction.body)
    before = replace_content(
        actor=actor, story=adoption.story_id, content=_ours(actor, package), note=_("接受来源更正之前"),
        batch=f"correction-{row.pk}",
    )  # fmt: skip
    adoption.said = row.correction
    adoption.save()
    answer(actor, adoption.submission, Stage.TAKEN_IN)
    append(actor, events.DIFFERENCE_TAKEN, row, story=adoption.story_id)
    return before


@transaction.atomic
def dismiss(*, actor: Actor, difference: int, words: str) -> None:
    """Leave the own story as it is, with a reason that goes back.

    Raises:
        Denied, NotFound, TransitionRefused; Refusal without a reason.
    """
    authorise(actor, rules.ADOPT)
    if not words.strip():
        raise Refusal(_("不接受更正需要写明原因。"), REASON)
    row, adoption = _decide(actor, difference, "dismiss")
    row.words = words.strip()
    row.save()
    answer(actor, adoption.submission, Stage.DISMISSED, words=words)
    append(actor, events.DIFFERENCE_DISMISSED, row, story=adoption.story_id)


def _decide(actor: Actor, pk: int, verb: str) -> tuple[Difference, Adoption]:
    """The thread's submission is locked first, as by everything that arrives in it."""
    locked(Incoming, one(Difference, pk).adoption.submission_id)
    row = locked(Difference, pk)
    row.state = states.DIFFERENCE.after(row.state, verb)
    row.by_id, row.decided_at = actor.user, timezone.now()
    row.save()
    return row, Adoption.mine().select_related("submission").get(pk=row.adoption_id)


def _ours(actor: Actor, package: Package) -> Content:
    """What a package says, with pictures of the own library, and a byline and source that name its home."""
    content, home = content_of(package), by_code(package.origin).centre_name
    library = {picture.asset: _copied(actor, picture, home) for picture in package.pictures}
    byline = content.byline if content.byline.startswith(home) else f"{home} {content.byline}".strip()
    source = {"name": home, "url": "", "note": _("由%(name)s报送") % {"name": by_code(package.sender).centre_name}}
    return replace(
        content,
        body=_with(content.body, library),
        byline=byline,
        sources=(source, *(s for s in content.sources if s.get("name") != home)),
        cover=library.get(content.cover or 0),
        pictures=(),
    )


def _copied(actor: Actor, picture: Picture, home: str) -> int:
    with open_bytes(picture.sha256) as kept:
        made = upload_picture(actor=actor, content=[kept.read()], name=picture.name)
    # What was the origin's own is ours by its leave; whatever else it had a right to is still to be looked at.
    rights = Rights.LICENSED if picture.rights in (Rights.OWN, Rights.LICENSED) else Rights(picture.rights)
    describe_asset(actor=actor, asset=made.id, alt=picture.alt, credit=picture.credit or home, rights=rights)
    return made.id


def _with(node: Node, library: Mapping[int, int]) -> Node:
    """The body with pictures named as the own library names them; one that did not travel is left out."""
    changed: dict[str, Any] = dict(node)
    if node.get("type") == "image":
        return {**changed, "attrs": {**node["attrs"], "asset": library[node["attrs"]["asset"]], "src": ""}}
    if "content" in node:
        changed["content"] = [_with(child, library) for child in node["content"] if _travelled(child, library)]
    return changed


def _travelled(node: Node, library: Mapping[int, int]) -> bool:
    return node.get("type") != "image" or node["attrs"]["asset"] in library
