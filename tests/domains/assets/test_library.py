"""Pictures are checked by content, kept by hash, described, found, and shown in sizes of their own."""

import io

import pytest
from PIL import Image

from rongmei.core.files import open_bytes
from rongmei.core.i18n import NotFound
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.core.scoping import scoped
from rongmei.core.search.query import find
from rongmei.domains.assets import api
from rongmei.domains.assets.validators import NotAPicture
from rongmei.domains.organisations.models import Organisation
from tests.factories.assets import make_asset, png
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture
def reporter(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


def describe(actor: Actor, asset: int, alt: str = "守堤人在巡查", rights: api.Rights = api.Rights.OWN) -> None:
    api.describe_asset(actor=actor, asset=asset, alt=alt, credit="记者甲 摄", rights=rights)


def test_an_upload_is_kept_whole_and_tells_what_it_lacks(reporter: Actor) -> None:
    data = png()
    made = api.upload_picture(actor=reporter, content=[data[:10], data[10:]], name="河堤.png")
    found = api.asset(made.id)
    assert (found.mime, found.width, found.height, found.size) == ("image/png", 640, 480, len(data))
    assert (found.name, found.uploader, found.rights_label) == ("河堤.png", reporter.name, "来源待核实")
    assert [str(words) for words in found.lacks] == ["缺说明文字", "版权待核实"]
    with open_bytes(found.sha256) as kept:
        assert kept.read() == data


def test_what_is_said_of_it_is_kept_and_found(reporter: Actor) -> None:
    asset = make_asset(reporter, "IMG_0001.png")
    describe(reporter, asset)
    found = api.asset(asset)
    assert (found.alt, found.credit, found.lacks) == ("守堤人在巡查", "记者甲 摄", [])
    assert [h.title for h in find("守堤人", kinds=["assets.asset"])] == ["守堤人在巡查"]
    assert [a.id for a in api.library(words="守堤人")] == [asset]
    assert [a.id for a in api.library(words="记者甲")] == [asset]
    assert [a.id for a in api.library(words="mg_00")] == [asset]
    assert api.library(words="没有这个词") == []
    assert [e.verb for e in Entry.objects.filter(object_kind="assets.asset").order_by("id")] == [
        "asset.uploaded", "asset.described",
    ]  # fmt: skip


def test_the_library_is_filtered_by_rights_and_goes_on(reporter: Actor) -> None:
    one, two, three = (make_asset(reporter, f"{n}.png", colour) for n, colour in enumerate(("red", "blue", "black")))
    describe(reporter, two)
    assert [a.id for a in api.library()] == [three, two, one]
    assert [a.id for a in api.library(rights="unknown")] == [three, one]
    assert [a.id for a in api.library(limit=2)] == [three, two]
    assert [a.id for a in api.library(before=two)] == [one]


@pytest.mark.parametrize(("size", "longest"), [("large", 1600), ("medium", 800), ("thumb", 320)])
def test_every_size_is_a_jpeg_without_metadata(reporter: Actor, size: str, longest: int) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "拍摄地点"
    Image.new("RGB", (2000, 1000), "red").save(out, "JPEG", exif=exif)
    asset = api.upload_picture(actor=reporter, content=[out.getvalue()], name="a.jpg").id
    found = api.rendition(asset, size)
    assert found.mime == "image/jpeg"
    with api.open_rendition(asset, size) as data, Image.open(data) as image:
        assert (image.format, max(image.size), len(image.getexif())) == ("JPEG", longest, 0)


def test_the_original_is_as_it_came_in(reporter: Actor) -> None:
    asset = make_asset(reporter)
    assert api.rendition(asset, "original") == api.Bytes(api.asset(asset).sha256, "image/png")


@pytest.mark.parametrize("size", ["", "huge", "../large"])
def test_a_size_that_is_none_is_not_found(reporter: Actor, size: str) -> None:
    asset = make_asset(reporter)
    with pytest.raises(NotFound):
        api.rendition(asset, size)


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"GIF89a", png()[:200]])
def test_what_is_no_picture_is_refused_and_nothing_kept(reporter: Actor, data: bytes) -> None:
    with pytest.raises(NotAPicture):
        api.upload_picture(actor=reporter, content=[data], name="a.jpg")
    assert api.library() == []


def test_a_correspondent_uploads_but_describes_none(make_actor: MakeActor) -> None:
    correspondent = make_actor(Role.CORRESPONDENT)
    asset = make_asset(correspondent)
    with pytest.raises(Denied):
        describe(correspondent, asset)
    with pytest.raises(Denied):
        make_asset(make_actor(Role.AUDIT_ADMIN))


def test_another_centres_picture_does_not_exist(
    reporter: Actor, other_county: Organisation, make_actor: MakeActor
) -> None:
    asset = make_asset(reporter)
    stranger = make_actor(Role.EDITOR, organisation=other_county)
    with scoped(other_county.pk):
        assert (api.library(), api.assets([asset])) == ([], {})
        for act in (
            lambda: api.asset(asset),
            lambda: api.rendition(asset, "thumb"),
            lambda: api.rendition(asset, "original"),
            lambda: describe(stranger, asset),
        ):
            with pytest.raises(NotFound):
                act()
