"""Whoever reaches the disks: other bytes under a name that was signed, in the library or on the site."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Role
from rongmei.domains.assets.api import asset
from rongmei.domains.assets.models import AssetRendition
from rongmei.domains.organisations.api import set_logo
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.actions import site
from rongmei.domains.publishing.models import BakedFile
from rongmei.domains.stories.api import version_of_hash
from rongmei.domains.stories.models import StoryVersion
from tests.adversarial.conftest import UNSIGNED, said
from tests.factories import publishing as make
from tests.factories.review import here
from tests.factories.stories import make_content, write_over

pytestmark = pytest.mark.usefixtures("scope")

FORGED = b"another picture"


def kept(sha256: str, author: Actor) -> Path:
    """Where the library keeps bytes."""
    found: Path = settings.MEDIA_ROOT / str(author.organisation) / sha256[:2] / sha256
    return found


def swap(file: Path) -> None:
    """Other bytes under the same name."""
    file.chmod(0o600)
    file.write_bytes(FORGED)


def pictures(public: Path) -> list[bytes]:
    """The pictures on the site."""
    return [path.read_bytes() for path in public.rglob("p/*.jpg")]


@pytest.fixture
def shown(author: Actor, request: pytest.FixtureRequest) -> int:
    """A picture of this test's own, since others may hold the same bytes."""
    return make.picture(author, "#" + sha256(request.node.name.encode()).hexdigest()[:6])


@pytest.mark.parametrize("size", ["large", "thumb"])
def test_a_rendition_swapped_under_its_name_is_not_baked(
    author: Actor, editor: Actor, public: Path, shown: int, size: str
) -> None:
    story = make.signed_story(author, make_content("有图", cover=shown))
    swap(kept(asset(shown).renditions[size], author))
    api.publish(actor=editor, story=story)
    make.send_due(author.organisation)
    assert FORGED not in pictures(public)
    assert "有图" not in said(public)
    assert "不一致" in api.deliveries(story=story)[0].error


@pytest.mark.parametrize("size", ["large", "thumb"])
def test_one_swapped_after_it_went_out_is_not_baked_again(author: Actor, public: Path, shown: int, size: str) -> None:
    story = make.published_story(author, make_content("有图", cover=shown))
    before = sorted(pictures(public))
    assert len(before) == 2
    swap(kept(asset(shown).renditions[size], author))
    with pytest.raises(Refusal, match="不一致"):
        tasks.settle(organisation=author.organisation, story=story)
    assert sorted(pictures(public)) == before


def test_an_original_swapped_under_its_name_shows_nowhere(author: Actor, public: Path, shown: int) -> None:
    swap(kept(asset(shown).sha256, author))
    make.published_story(author, make_content("有图", cover=shown))
    assert len(pictures(public)) == 2
    assert FORGED not in pictures(public)


def test_a_row_that_names_other_renditions_changes_nothing(
    author: Actor, editor: Actor, public: Path, shown: int
) -> None:
    other, signed = make.picture(author, "red"), asset(shown).renditions
    story = make.signed_story(author, make_content("有图", cover=shown))
    for name, digest in asset(other).renditions.items():
        AssetRendition.mine().filter(asset_id=shown, name=name).update(sha256=digest)
    api.publish(actor=editor, story=story)
    make.send_due(author.organisation)
    assert {path.stem for path in public.rglob("p/*.jpg")} == {signed[size][:24] for size in ("large", "thumb")}


def test_an_edit_between_signature_and_baking_is_not_baked(author: Actor, editor: Actor, public: Path) -> None:
    story = make.signed_story(author, make_content("签发的稿"))
    delivery = api.publish(actor=editor, story=story)
    write_over(author, story, make_content(UNSIGNED))
    tasks.send(organisation=author.organisation, delivery=delivery)
    tasks.settle(organisation=author.organisation, story=story)
    assert UNSIGNED not in said(public)
    assert "签发的稿" not in said(public)
    assert Entry.objects.filter(verb="delivery.cancelled").count() == 1


def test_a_version_forged_under_a_signed_hash_is_not_baked(author: Actor, editor: Actor, public: Path) -> None:
    """Rows can be added to what is never changed: the later of two that claim one hash is read, and proven."""
    story = make.signed_story(author, make_content("签发的稿"))
    delivery = api.publish(actor=editor, story=story)
    signed = version_of_hash(story, api.delivery(delivery).content_hash)
    assert signed is not None
    forged = make_content(UNSIGNED, UNSIGNED).to_json()
    StoryVersion.objects.create(story_id=story, number=99, content=forged, hash=signed.hash)
    make.send_due(author.organisation)
    assert UNSIGNED not in said(public)
    assert "不一致" in api.deliveries(story=story)[0].error


def test_a_logo_swapped_under_its_name_is_shown_no_more(
    author: Actor, public: Path, shown: int, caplog: pytest.LogCaptureFixture
) -> None:
    """And the lists are baked all the same."""
    sha256, logo = asset(shown).sha256, public / "511921" / "logo.png"
    set_logo(actor=here(Role.SYSTEM_ADMIN), logo=sha256)
    make.published_story(author, make_content("在线的稿"))
    assert logo.exists()
    swap(kept(sha256, author))
    caplog.set_level("WARNING", site.__name__)
    make.published_story(author, make_content("后来的稿"))
    assert not logo.exists()
    assert "后来的稿" in make.site_file("511921", "index.html")
    assert "the logo is not what was set" in caplog.text


def deface(page: Path) -> None:
    """Other words in a page."""
    page.write_text(UNSIGNED)


def plant(page: Path) -> None:
    """A page that nobody baked."""
    page.with_name("999999.html").write_text(UNSIGNED)


def take_away(page: Path) -> None:
    """A page gone."""
    page.unlink()


def own_up(page: Path) -> None:
    """Other words, and a bake manifest that says so of another file."""
    deface(page)
    BakedFile.mine().filter(path="index.html").update(sha256="0" * 64)


@pytest.mark.parametrize("tamper", [deface, plant, take_away, own_up], ids=lambda tamper: tamper.__name__)
def test_files_of_the_site_that_were_tampered_with_are_told_and_baked_again(
    author: Actor, tamper: Callable[[Path], None]
) -> None:
    story = make.published_story(author, make_content("在线的稿"))
    page = make.page(story)
    before = page.read_bytes()
    tasks.walk()
    assert not Entry.objects.filter(verb="site.disturbed").exists()
    tamper(page)
    tasks.walk()
    assert Entry.objects.filter(verb="site.disturbed").count() == 1
    assert page.read_bytes() == before
