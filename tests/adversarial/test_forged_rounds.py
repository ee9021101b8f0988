"""Rounds and batches made up whole, in the words the verbs use: without deeds there is no signature."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from rongmei.core.journal.append import append
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import current
from rongmei.domains.publishing import api as publishing
from rongmei.domains.review import api, events
from rongmei.domains.review.actions.batches import _manifest
from rongmei.domains.review.actions.signing import body_of, hash_of
from rongmei.domains.review.models import Batch, BatchItem, Review, SignedManifest, Step
from tests.adversarial.conftest import Scene
from tests.factories.review import LEVELS, here, pass_level

pytestmark = pytest.mark.usefixtures("scope")


def decided(scene: Scene, people: list[Actor]) -> Review:
    """Every level of the round under review passed by these people, in rows alone."""
    for order, person in enumerate(people, 2):
        Step.mine().filter(review=scene.round, order=order).update(
            state="approved", decided_by=person.user, decided_at=timezone.now()
        )
    return Review.mine().get(pk=scene.round)


def signed(row: Review, by: Actor) -> SignedManifest:
    """A signature over a round as the verb makes it."""
    body = body_of(row, Step.mine().filter(review=row).order_by("order"))
    return SignedManifest.objects.create(review=row, body=body.decode(), hash=hash_of(body), signed_by_id=by.user)


def test_decisions_that_nobody_took_are_no_decisions(scene: Scene) -> None:
    people = [here(Role.SECOND_REVIEWER), here(Role.THIRD_REVIEWER)]
    row = decided(scene, people)
    with pytest.raises(DatabaseError, match="the journal knows nothing"), transaction.atomic():
        signed(row, people[1])
    assert api.signed_manifest("story", scene.waiting) is None


def test_deeds_over_other_words_are_none_over_these(scene: Scene) -> None:
    people = [here(Role.SECOND_REVIEWER), here(Role.THIRD_REVIEWER)]
    row = decided(scene, people)
    for level, person in enumerate(people, 2):
        append(person, events.APPROVED, row, kind="story", object=scene.waiting, level=level, hash=scene.sealed)
    with pytest.raises(DatabaseError, match="the journal knows nothing"), transaction.atomic():
        signed(row, people[1])


def test_who_makes_up_every_deed_as_well_leaves_them_in_the_journal_for_good(scene: Scene) -> None:
    """Then the database cannot know better; but the named people find deeds of theirs that nobody can remove."""
    people = [here(Role.SECOND_REVIEWER), here(Role.THIRD_REVIEWER)]
    row = decided(scene, people)
    for level, person in enumerate(people, 2):
        append(person, events.APPROVED, row, kind="story", object=scene.waiting, level=level, hash=scene.unsigned)
    signed(row, people[1])
    for person in people:
        found = Entry.objects.filter(verb="review.approved", actor=person.user)
        assert found.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            found.delete()


def test_a_manifest_of_other_things_than_were_reviewed_is_refused(scene: Scene) -> None:
    pass_level(here(Role.SECOND_REVIEWER), scene.round)
    third, row = here(Role.THIRD_REVIEWER), Review.mine().get(pk=scene.round)
    Step.mine().filter(review=row, order=3).update(state="approved", decided_by=third.user)
    row.manifest = [*row.manifest, {"kind": "master", "ref": str(scene.live), "hash": "sha256:" + "0" * 64}]
    with pytest.raises(DatabaseError, match="does not say what was reviewed"), transaction.atomic():
        signed(row, third)


def test_a_round_opened_over_two_stories_is_never_signed(scene: Scene, author: Actor) -> None:
    """What reviewers see is the first; the second would have gone along."""
    api.withdraw_review(actor=author, kind="story", object_id=scene.waiting)
    both = [api.Item("master", str(scene.waiting), scene.unsigned), api.Item("master", str(scene.live), scene.unsigned)]
    row = api.open_review(
        actor=author, kind="story", object_id=scene.waiting, title="两篇", author=author.user, contributors=(),
        master=scene.unsigned, items=both,
    )  # fmt: skip
    for role in LEVELS[:2]:
        pass_level(here(role), row)
    with pytest.raises(DatabaseError, match="does not say what was reviewed"), transaction.atomic():
        pass_level(here(LEVELS[2]), row)
    assert api.review(row).state == "open"


def test_a_batch_that_nobody_signed_signs_nothing(scene: Scene) -> None:
    chief = here(Role.THIRD_REVIEWER)
    item = api.Item("master", str(scene.waiting), scene.unsigned)
    piece = api.Piece(scene.waiting, "没人审过", scene.unsigned, (item,))
    batch = Batch.objects.create(
        kind="story", hash="sha256:0", pieces=1, role=Role.THIRD_REVIEWER, signed_by_id=chief.user or 0
    )
    manifest = _manifest("story", piece, chief.user or 0)
    BatchItem.objects.create(batch=batch, object_id=scene.waiting, master=scene.unsigned, manifest=manifest)
    system = Actor.system(current().writing)
    with pytest.raises(DatabaseError, match="the journal knows nothing"), transaction.atomic():
        api.sign_pieces(actor=system, batch=batch.pk, pieces=[piece])
    honest = api.sign_batch(actor=chief, kind="story", pieces=[piece])
    assert api.sign_pieces(actor=system, batch=honest, pieces=[piece]) == [scene.waiting]


def test_a_batch_does_not_grow_after_its_signature(scene: Scene) -> None:
    chief = here(Role.THIRD_REVIEWER)
    signed_, late = (
        api.Piece(story, "稿", hash_, (api.Item("master", str(story), hash_),))
        for story, hash_ in ((scene.live, scene.sealed), (scene.waiting, scene.unsigned))
    )
    batch = api.sign_batch(actor=chief, kind="story", pieces=[signed_])
    system = Actor.system(current().writing)
    assert api.sign_pieces(actor=system, batch=batch, pieces=[late]) == []
    assert api.signed_manifest("story", scene.waiting) is None
    assert publishing.public_url(scene.waiting) == ""
