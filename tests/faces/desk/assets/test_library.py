"""The library on the desk: pictures by the handful in, by the size out, described and traced."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.assets import api
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.stories.api import Content, keep_version
from tests.factories.assets import make_asset, png
from tests.factories.stories import make_content, make_story
from tests.support.cost import cost
from tests.support.people import DeskClient

URL = "/desk/assets/"
UPLOAD = "/desk/assets/upload"
JSON = {"accept": "application/json"}


@pytest.fixture
def reporter(county: Organisation, desk_client: DeskClient) -> Client:
    return desk_client(Role.REPORTER)


@pytest.fixture
def asset(county: Organisation, reporter: Client) -> int:
    with scoped(county.pk):
        return make_asset(actor(reporter))


def actor(client: Client) -> Actor:
    found: Actor = client.actor  # type: ignore[attr-defined]
    return found


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def page(asset: int) -> str:
    return reverse("desk:assets:asset", args=[asset])


def size(asset: int, name: str) -> str:
    return reverse("desk:assets:rendition", args=[asset, name])


def test_the_editor_gets_what_it_needs_of_an_upload(reporter: Client, county: Organisation) -> None:
    answer = reporter.post(UPLOAD, {"file": file("a.png", png())}, headers=JSON)
    told = answer.json()
    assert answer.status_code == 201
    assert (told["alt"], told["name"], told["width"], told["height"]) == ("", "a.png", 640, 480)
    assert told["url"] == page(told["id"])
    with scoped(county.pk):
        assert api.asset(told["id"]).uploader == actor(reporter).name


def test_the_editor_is_told_why_an_upload_was_refused(reporter: Client) -> None:
    answer = reporter.post(UPLOAD, {"file": file("a.png", b"no picture")}, headers=JSON)
    assert answer.status_code == 415
    assert "不是可用的图片" in answer.json()["message"]
    nothing = reporter.post(UPLOAD, headers=JSON)
    assert (nothing.status_code, "没有收到文件" in nothing.json()["message"]) == (400, True)


def test_several_are_taken_each_on_its_own(reporter: Client, county: Organisation) -> None:
    files = [file("好.png", png("red")), file("坏.png", b"x"), file("也好.png", png("blue"))]
    text = reporter.post(UPLOAD, {"file": files}).content.decode()
    assert text.count("填写说明") == 2
    assert "这个文件不是可用的图片" in text
    with scoped(county.pk):
        assert [a.name for a in api.library()] == ["也好.png", "好.png"]


def test_none_of_several_taken_is_a_refusal(reporter: Client) -> None:
    assert reporter.post(UPLOAD, {"file": [file("坏.png", b"x")]}).status_code == 422
    assert "没有收到文件" in reporter.post(UPLOAD).content.decode()


def test_bytes_come_with_their_type_and_are_kept_privately(reporter: Client, asset: int) -> None:
    for name, mime in (("thumb", "image/jpeg"), ("large", "image/jpeg"), ("original", "image/png")):
        answer = reporter.get(size(asset, name))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, mime)
        assert answer.headers["Cache-Control"] == "private, max-age=86400"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        again = reporter.get(size(asset, name), headers={"if-none-match": answer.headers["ETag"]})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", answer.headers["ETag"])
    assert reporter.get(size(asset, "original")).content == png()
    assert "hedi.png" in reporter.get(size(asset, "original")).headers["Content-Disposition"]
    assert reporter.get(size(asset, "huge")).status_code == 404


def test_what_a_picture_shows_is_described(reporter: Client, asset: int, county: Organisation) -> None:
    assert "缺说明文字" in reporter.get(URL).content.decode()
    typed = {"alt": "守堤人在巡查", "credit": "记者甲 摄", "rights": "own"}
    text = reporter.post(page(asset), typed, follow=True).content.decode()
    assert "说明已保存" in text
    assert 'alt="守堤人在巡查"' in text
    listed = reporter.get(URL).content.decode()
    assert "守堤人在巡查" in listed
    assert "缺说明文字" not in listed


def test_a_refused_description_comes_back_as_typed(reporter: Client, asset: int) -> None:
    answer = reporter.post(page(asset), {"alt": "写了很久的说明", "rights": "stolen"})
    assert answer.status_code == 422
    assert "写了很久的说明" in answer.content.decode()


def test_the_library_is_filtered_and_says_when_nothing_fits(reporter: Client, asset: int, county: Organisation) -> None:
    with scoped(county.pk):
        other = make_asset(actor(reporter), "chaye.png", "blue")
        api.describe_asset(actor=actor(reporter), asset=other, alt="茶园", credit="", rights=api.Rights.OWN)
    assert [a.id for a in reporter.get(URL, {"rights": "own"}).context["assets"]] == [other]
    assert [a.id for a in reporter.get(URL, {"q": "hedi"}).context["assets"]] == [asset]
    assert [a.id for a in reporter.get(URL, {"before": other}).context["assets"]] == [asset]
    assert "没有符合条件的图片" in reporter.get(URL, {"q": "雪山"}).content.decode()


def test_a_picture_tells_the_stories_that_show_it(reporter: Client, asset: int, county: Organisation) -> None:
    assert "还没有稿件" in reporter.get(page(asset)).content.decode()
    picture = {"type": "image", "attrs": {"asset": asset, "caption": ""}}
    with scoped(county.pk):
        contents = (
            Content(headline="图在文中", body={"type": "doc", "content": [picture]}),
            make_content("图作封面", cover=asset),
            make_content("无图"),
        )
        for content in contents:
            keep_version(actor=actor(reporter), story=make_story(actor(reporter), content))
    listed = [s.headline for s in reporter.get(page(asset)).context["stories"]]
    assert listed == ["图作封面", "图在文中"]


def test_outsiders_see_no_pictures(desk_client: DeskClient, asset: int) -> None:
    correspondent, auditor = desk_client(Role.CORRESPONDENT), desk_client(Role.AUDIT_ADMIN)
    for address in (URL, page(asset), size(asset, "thumb")):
        assert correspondent.get(address).status_code == 403
    assert correspondent.post(UPLOAD, {"file": file("a.png", png())}, headers=JSON).status_code == 201
    assert auditor.post(UPLOAD, {"file": file("a.png", png())}, headers=JSON).status_code == 403


def test_another_centres_picture_is_not_there(desk_client: DeskClient, other_county: Organisation, asset: int) -> None:
    stranger = desk_client(Role.EDITOR, organisation=other_county)
    assert stranger.get(URL).context["assets"] == []
    for address in (page(asset), size(asset, "thumb"), size(asset, "original")):
        assert stranger.get(address).status_code == 404
    assert stranger.post(page(asset), {"alt": "x", "rights": "own"}).status_code == 404


def test_three_pictures_cost_what_one_costs(reporter: Client, asset: int, county: Organisation) -> None:
    one = cost(reporter, URL)
    with scoped(county.pk):
        for colour in ("red", "blue"):
            make_asset(actor(reporter), f"{colour}.png", colour)
    assert len(reporter.get(URL).context["assets"]) == 3
    assert cost(reporter, URL) == one
