"""A signature covers everything readers get, and the database takes no other."""

import json
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from tests.factories.publishing import picture
from tests.factories.review import LEVELS, here, pass_level, submitted
from tests.factories.stories import make_content, make_story

from rongmei.core.permissions import Role
from rongmei.domains.assets.api import Rights, asset, describe_asset
from rongmei.domains.review import api
from rongmei.domains.review.models import ManifestItem, SignedManifest, Step
from rongmei.domains.stories.api import submit, version_of_hash

pytestmark = pytest.mark.usefixtures("scope")


def test_it_covers_master_originals_renditions_and_labels() -> None:
    author = here(Role.REPORTER)
    shown = asset(picture(author))
    story = make_story(author, make_content("有图", cover=shown.id))
    round_ = submit(actor=author, story=story)
    for role in LEVELS:
        pass_level(here(role), round_)
    signed = api.signed_manifest("story", story)
    assert signed is not None
    version = version_of_hash(story, api.review(round_).master)
    assert version is not None
    expected = {
        ("master", str(story)): version.hash,
        ("asset", str(shown.id)): f"sha256:{shown.sha256}",
        ("label", str(shown.id)): version.content.pictures[0].label,
        **{("rendition", f"{shown.id}:{size}"): f"sha256:{sha}" for size, sha in shown.renditions.items()},
    }
    assert signed.items == expected
    body = json.loads(SignedManifest.objects.get().body)
    assert {(i["kind"], i["ref"]): i["hash"] for i in body["items"]} == expected
    assert [d["level"] for d in body["decisions"]] == [1, 2, 3]


def test_what_is_said_of_a_picture_is_fixed_with_the_version() -> None:
    author = here(Role.REPORTER)
    number = picture(author, alt="一片茶园")
    story = make_story(author, replace(make_content("有图", cover=number), byline=""))
    round_ = submit(actor=author, story=story)
    describe_asset(actor=author, asset=number, alt="改过的说明", credit="别人", rights=Rights.LICENSED)
    version = version_of_hash(story, api.review(round_).master)
    assert version is not None
    fixed = version.content.pictures[0]
    assert (fixed.alt, fixed.credit, fixed.rights) == ("一片茶园", "记者甲", "own")
    assert version.content.byline == author.name


def test_the_database_refuses_a_signature_without_every_level() -> None:
    round_ = submitted(here(Role.REPORTER))
    pass_level(here(Role.FIRST_REVIEWER), round_)
    with pytest.raises(DatabaseError, match="not approved"), transaction.atomic():
        SignedManifest.objects.create(review_id=round_, body="{}", hash="sha256:0")


def test_the_database_refuses_a_signature_by_one_person_twice() -> None:
    round_ = submitted(here(Role.REPORTER))
    one = here(Role.FIRST_REVIEWER)
    Step.mine().filter(review=round_).update(state="approved", decided_by=one.user)
    with pytest.raises(DatabaseError, match="people of their own"), transaction.atomic():
        SignedManifest.objects.create(review_id=round_, body="{}", hash="sha256:0")


def test_what_was_signed_is_never_changed() -> None:
    round_ = submitted(here(Role.REPORTER))
    for role in LEVELS:
        pass_level(here(role), round_)
    with pytest.raises(DatabaseError), transaction.atomic():
        ManifestItem.mine().update(hash="sha256:0")
