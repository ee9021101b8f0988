"""Nothing goes out that was not signed: not a byte, not a word under a picture."""

from pathlib import Path

import pytest
from django.conf import settings

from rongmei.core.permissions import Actor
from rongmei.domains.assets.api import Rights, asset, describe_asset
from rongmei.domains.assets.models import Asset, AssetRendition
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.models import Delivery
from tests.factories import publishing as make
from tests.factories.stories import make_content

pytestmark = pytest.mark.usefixtures("scope")


def stored(sha256: str, organisation: int) -> Path:
    found: Path = settings.MEDIA_ROOT / str(organisation) / sha256[:2] / sha256
    return found


def queued(author: Actor, editor: Actor, shown: int) -> int:
    number = make.signed_story(author, make_content("有图", cover=shown))
    api.publish(actor=editor, story=number)
    return number


def test_words_under_a_picture_are_those_that_were_signed(author: Actor, editor: Actor, public: Path) -> None:
    shown = make.picture(author, alt="一片茶园")
    number = queued(author, editor, shown)
    describe_asset(actor=author, asset=shown, alt="没人审过的话", credit="没人审过", rights=Rights.OWN)
    make.send_due(author.organisation)
    everything = "".join((public / path).read_text(errors="ignore") for path in make.files(public))
    assert "一片茶园（记者甲）" in make.page(number).read_text()
    assert "没人审过" not in everything


def test_nor_do_they_change_when_the_page_is_baked_again(author: Actor, editor: Actor) -> None:
    shown = make.picture(author, alt="一片茶园")
    number = queued(author, editor, shown)
    make.send_due(author.organisation)
    before = make.page(number).read_bytes()
    describe_asset(actor=author, asset=shown, alt="没人审过的话", credit="没人审过", rights=Rights.OWN)
    Asset.mine().update(width=1, height=1)
    tasks.settle(organisation=author.organisation, story=number)
    assert make.page(number).read_bytes() == before


@pytest.mark.parametrize("size", ["large", "thumb"])
def test_a_picture_whose_bytes_were_changed_is_refused(size: str, author: Actor, editor: Actor, public: Path) -> None:
    shown = make.picture(author, colour="orange" if size == "large" else "purple")
    number = queued(author, editor, shown)
    file = stored(asset(shown).renditions[size], author.organisation)
    file.chmod(0o600)
    file.write_bytes(b"another picture")
    make.send_due(author.organisation)
    record = api.deliveries(story=number)[0]
    assert record.trying_again
    assert "不一致" in record.error
    assert not [path for path in make.files(public) if path.endswith(".jpg") or "/a/" in path]


def test_a_picture_that_is_gone_is_refused(author: Actor, editor: Actor) -> None:
    shown = make.picture(author, colour="pink")
    number = queued(author, editor, shown)
    stored(asset(shown).renditions["large"], author.organisation).unlink()
    make.send_due(author.organisation)
    assert "不一致" in api.deliveries(story=number)[0].error


def test_other_renditions_in_the_library_change_nothing(author: Actor, editor: Actor, public: Path) -> None:
    shown, other = make.picture(author, "green"), make.picture(author, "red")
    number = queued(author, editor, shown)
    before = asset(shown).renditions
    for name, sha256 in asset(other).renditions.items():
        AssetRendition.mine().filter(asset_id=shown, name=name).update(sha256=sha256)
    make.send_due(author.organisation)
    assert api.deliveries(story=number)[0].state == "live"
    names = {Path(path).stem for path in make.files(public) if path.endswith(".jpg")}
    assert names == {before[size][:24] for size in ("large", "thumb")}


def test_a_headline_on_the_queue_is_the_signed_one(author: Actor, editor: Actor) -> None:
    number = make.signed_story(author, make_content("签发的标题"))
    api.publish(actor=editor, story=number)
    assert Delivery.objects.get(story_id=number).headline == "签发的标题"
