"""The site as an app: its mark in every size, what it keeps offline, and what it must forget."""

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from rongmei.core.files import put
from rongmei.core.permissions import Actor, Role
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.adapters.formatters import pages
from rongmei.domains.publishing.adapters.formatters.icons import LOGO_HEIGHT, icons
from rongmei.domains.stories.api import subject_names
from tests.factories import publishing as make
from tests.factories.stories import make_content
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")


@pytest.fixture(autouse=True)
def public(tmp_path: Path, settings: Any) -> Path:
    settings.RONGMEI_PUBLIC_ROOT = tmp_path
    return tmp_path / "511921"


@pytest.fixture
def author(make_actor: MakeActor) -> Actor:
    return make_actor(Role.REPORTER)


def logo(width: int = 600, height: int = 200, mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), "blue").save(out, "PNG")
    return out.getvalue()


def size(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def dress(county: Organisation) -> None:
    tasks.dress(organisation=county.pk)


def test_chrome_finds_what_it_needs_to_install_the_site(public: Path, author: Actor) -> None:
    make.published_story(author)
    manifest = json.loads((public / "manifest.webmanifest").read_text("utf-8"))
    assert {"name", "short_name", "start_url", "scope", "display", "icons", "theme_color"} <= manifest.keys()
    for icon in manifest["icons"]:
        data = (public / icon["src"].removeprefix("/site/511921/")).read_bytes()
        assert "x".join(map(str, size(data))) == icon["sizes"]
        assert Image.open(io.BytesIO(data)).format == "PNG"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in {icon["purpose"] for icon in manifest["icons"]}


def test_without_a_logo_the_house_mark_stands(public: Path, author: Actor) -> None:
    make.published_story(author)
    page = (public / "index.html").read_text("utf-8")
    assert '<img src="/site/511921/icon.svg"' in page
    assert not (public / "logo.png").exists()


def test_a_logo_is_on_every_page_and_leaves_again(public: Path, author: Actor, county: Organisation) -> None:
    story = make.published_story(author)
    article = public / api.public_url(story).removeprefix("/site/511921/")
    keeper = make_keeper(county)
    organisations.set_logo(actor=keeper, logo=put([logo()]).sha256)
    dress(county)
    assert size((public / "logo.png").read_bytes()) == (3 * LOGO_HEIGHT, LOGO_HEIGHT)
    for page in (article, public / "index.html", public / "404.html", public / "offline.html"):
        assert '<img src="/site/511921/logo.png"' in page.read_text("utf-8"), page
    organisations.set_logo(actor=keeper, logo="")
    dress(county)
    assert not (public / "logo.png").exists()
    assert "logo.png" not in article.read_text("utf-8")
    assert api.patrol() == []


@pytest.mark.parametrize(("width", "height"), [(1, 1), (4000, 10), (10, 4000), (512, 512)])
@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "P"])
def test_any_logo_makes_every_icon(width: int, height: int, mode: str) -> None:
    made = icons(logo(width, height, mode))
    assert {size(made["icon-192.png"]), size(made["icon-512.png"])} == {(192, 192), (512, 512)}
    assert size(made["apple-touch-icon.png"]) == (180, 180)
    assert size(made["logo.png"])[1] <= LOGO_HEIGHT


def test_a_new_licence_number_is_on_every_page(public: Path, author: Actor, county: Organisation) -> None:
    story = make.published_story(author)
    article = public / api.public_url(story).removeprefix("/site/511921/")
    organisations.keep_licence(
        actor=make_keeper(county),
        kind=organisations.LicenceKind.NEWS,
        number="51120240099",
        expires_on=date(2030, 1, 1),
    )
    assert "51120240099" not in article.read_text("utf-8")
    dress(county)
    assert "51120240099" in article.read_text("utf-8")
    assert "51120240099" in (public / "index.html").read_text("utf-8")


def test_a_centre_without_a_site_gets_none_by_a_new_name(public: Path, county: Organisation) -> None:
    organisations.rename_organisation(actor=make_keeper(county), name="通江县", centre_name="通江县融媒体中心")
    dress(county)
    assert not public.exists()


def test_the_app_is_told_what_was_withdrawn(public: Path, author: Actor, county: Organisation) -> None:
    gone, back = make.published_story(author, make_content("撤了")), make.published_story(author, make_content("在"))
    path = api.public_url(gone).removeprefix("/site/511921/")
    api.withdraw(actor=make_director(county), story=gone, reason="有误")
    tasks.settle(organisation=county.pk, story=gone)
    assert json.loads((public / "gone.json").read_text()) == [path]
    assert api.public_url(back).removeprefix("/site/511921/") not in (public / "gone.json").read_text()


def test_links_are_absolute_once_the_origin_is_known(public: Path, author: Actor, settings: Any) -> None:
    settings.RONGMEI_ORIGIN = "https://news.example"
    content = make_content("有图", cover=make.picture(author))
    story = make.published_story(author, content)
    page = (public / api.public_url(story).removeprefix("/site/511921/")).read_text("utf-8")
    assert '<meta property="og:image" content="https://news.example/site/511921/p/' in page
    assert '<link rel="canonical" href="https://news.example/site/511921/a/' in page
    front = (public / "index.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://news.example/site/511921/icon-512.png">' in front


def test_without_an_origin_nothing_pretends_to_be_absolute(public: Path, author: Actor) -> None:
    story = make.published_story(author)
    page = (public / api.public_url(story).removeprefix("/site/511921/")).read_text("utf-8")
    assert "og:image" not in page
    assert "canonical" not in page


def test_an_article_leads_to_its_own_sections(public: Path, author: Actor) -> None:
    story = make.published_story(author, make_content("经济新闻", subjects=("medtop:04000000",)))
    page = (public / api.public_url(story).removeprefix("/site/511921/")).read_text("utf-8")
    assert page.count('href="/site/511921/s/04000000/"') == 2
    assert (public / "s/04000000/index.html").is_file()


def test_a_narrow_subject_stands_in_its_top_section_and_keeps_its_own_page(public: Path, author: Actor) -> None:
    narrow = "medtop:20000759"
    story = make.published_story(author, make_content("羊上楼", subjects=(narrow,)))
    page = (public / api.public_url(story).removeprefix("/site/511921/")).read_text("utf-8")
    front = (public / "index.html").read_text("utf-8")
    assert re.findall(r"/s/(\d+)/\">(\S+?)</a>", page)[:3] == [
        ("13000000", "科技"),
        ("13000000", "科技"),
        ("20000759", names(narrow)),
    ]
    assert "20000759" not in front
    assert names(narrow) in (public / "s/20000759/index.html").read_text("utf-8")
    section = (public / "s/13000000/index.html").read_text("utf-8")
    assert "羊上楼" in section
    assert '<span class="subject">科技</span>' in section


def names(subject: str) -> str:
    return subject_names((subject,))[0].name


def make_keeper(county: Organisation) -> Actor:
    return Actor(None, county.pk, frozenset({Role.SYSTEM_ADMIN}), "系统管理员")


def make_director(county: Organisation) -> Actor:
    return Actor(None, county.pk, frozenset({Role.DIRECTOR}), "主任")


def test_the_bar_names_the_fullest_sections_and_keeps_the_way_to_all(
    public: Path, author: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SECTIONS", 1)
    make.published_story(author, make_content("教育一篇", subjects=("medtop:05000000",)))
    for headline in ("经济一篇", "经济两篇"):
        make.published_story(author, make_content(headline, subjects=("medtop:04000000",)))
    bar = (public / "index.html").read_text("utf-8").split('<nav class="sections"')[1].split("</nav>")[0]
    assert re.findall(r"/s/(\w+)/", bar) == ["04000000", "all"]
    assert (public / "s/05000000/index.html").is_file()
