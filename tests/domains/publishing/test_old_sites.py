"""An old site's articles move over: taken in, signed together, brought out under their own dates and addresses."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from PIL import Image

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.publishing import api, tasks
from rongmei.domains.publishing.actions.old_signing import move_over_some
from rongmei.domains.publishing.adapters.old_addresses import file_of, key_of
from rongmei.domains.publishing.models import Delivery, OldAddress, OldArticle
from rongmei.domains.review.models import SignedManifest
from rongmei.domains.stories import api as stories
from rongmei.domains.stories.models import Story
from tests.factories.old_sites import HOST, export, post, sheet
from tests.factories.publishing import page, published_story, site_file
from tests.factories.stories import make_content, write_over
from tests.support.people import MakeActor

pytestmark = pytest.mark.usefixtures("scope")

Take = Callable[..., api.Reading]
DAY = datetime(2014, 5, 6, 8, tzinfo=UTC)


@pytest.fixture
def take(county: Organisation) -> Take:
    """Reads a file as the command does."""

    def take(path: Path, **how: object) -> api.Reading:
        how = {"pictures": False, **how}
        source = api.OldSource(path, HOST, **how)  # type: ignore[arg-type]
        return api.import_old_site(actor=Actor.system(county.pk), source=source)

    return take


@pytest.fixture
def final(make_actor: MakeActor) -> Actor:
    """总编, who signs."""
    return make_actor(Role.THIRD_REVIEWER)


def sign(final: Actor, site: int) -> int:
    return api.sign_old_site(actor=final, site=site, seen=api.old_mark(site))


def move_all(final: Actor, site: int) -> None:
    sign(final, site)
    tasks.move_over(organisation=final.organisation, site=site)
    tasks.front(organisation=final.organisation)


def the_story() -> int:
    return Story.objects.get(dated_at__isnull=False).pk


def test_nothing_is_public_before_the_signature(take: Take, tmp_path: Path, county: Organisation) -> None:
    found = take(export(tmp_path, post(1), post(2)))
    tasks.move_over(organisation=county.pk, site=found.site)
    assert api.old_site(found.site).waiting == 2
    assert not Delivery.objects.exists()
    with pytest.raises(Refusal):
        api.publish(actor=Actor.system(county.pk), story=OldArticle.objects.all()[0].story_id or 0)


def test_a_signed_one_is_out_under_its_own_date(take: Take, tmp_path: Path, final: Actor, county: Organisation) -> None:
    move_all(final, take(export(tmp_path, post(1))).site)
    story = the_story()
    html = page(story).read_text()
    assert "2014-05-06T16:00:00+08:00" in html
    assert page(story).parts[-2] == "201405"
    assert "2026" not in html.split("<main")[1].split("</article>")[0]
    for path in ("rss.xml", "atom.xml", "feed.json", "sitemap.xml", f"ninjs/{story}.json", "s/all/index.html"):
        said = site_file(county.code, path)
        assert "第1篇旧闻" in said or f"/{story}.html" in said
        assert "2014" in said
    assert "2014-05-06T08:00:00+00:00" in site_file(county.code, "sitemap.xml")
    assert api.search_published("春耕")[0].at == DAY
    assert stories.story(story).state == "published"


def test_it_stands_behind_todays_news(
    take: Take, tmp_path: Path, final: Actor, county: Organisation, author: Actor
) -> None:
    fresh = published_story(author)
    move_all(final, take(export(tmp_path, *(post(n) for n in range(1, 6)))).site)
    assert api.live()[0].story == fresh
    assert site_file(county.code, "rss.xml").index(f"/{fresh}.html") < site_file(county.code, "rss.xml").index("201405")
    assert stories.stories()[0].id == fresh
    assert list(api.went_live(since=datetime(2026, 1, 1, tzinfo=UTC))) == [fresh]


def test_each_has_a_manifest_of_its_own_that_the_batch_covers(take: Take, tmp_path: Path, final: Actor) -> None:
    move_all(final, take(export(tmp_path, post(1), post(2))).site)
    manifests = list(SignedManifest.objects.order_by("pk"))
    assert len({m.hash for m in manifests}) == 2
    assert {m.signed_by_id for m in manifests} == {final.user}
    assert len({m.batch_id for m in manifests}) == 1
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert verbs.count("batch.signed") == 1
    assert verbs.count("review.signed_in_batch") == verbs.count("story.moved_over") == 2
    assert "story.published" not in verbs
    assert "旧站稿件批量签发" in [d.label for d in stories.history(manifests[0].review.object_id)]


def test_only_the_chief_editor_signs(take: Take, tmp_path: Path, make_actor: MakeActor) -> None:
    site = take(export(tmp_path, post(1))).site
    for role in (Role.SECOND_REVIEWER, Role.DIRECTOR, Role.SYSTEM_ADMIN, Role.EDITOR):
        with pytest.raises(Denied):
            sign(make_actor(role), site)


def test_one_signs_what_one_saw(take: Take, tmp_path: Path, final: Actor) -> None:
    site = take(export(tmp_path, post(1))).site
    seen = api.old_mark(site)
    take(export(tmp_path, post(1), post(2)))
    with pytest.raises(Refusal, match="刚有变化"):
        api.sign_old_site(actor=final, site=site, seen=seen)


def test_one_edited_before_the_signature_goes_its_own_way(
    take: Take, tmp_path: Path, final: Actor, author: Actor
) -> None:
    site = take(export(tmp_path, post(1), post(2))).site
    edited = OldArticle.objects.order_by("pk")[0].story_id or 0
    write_over(author, edited, make_content("改过了"))
    move_all(final, site)
    assert api.public_url(edited) == ""
    assert api.old_site(site).counts == {"changed": 1, "live": 1}


def test_one_edited_after_the_signature_is_not_brought_out(
    take: Take, tmp_path: Path, final: Actor, author: Actor, county: Organisation
) -> None:
    site = take(export(tmp_path, post(1))).site
    sign(final, site)
    write_over(author, the_story(), make_content("改过了"))
    tasks.move_over(organisation=county.pk, site=site)
    assert api.old_site(site).counts == {"changed": 1}
    assert not SignedManifest.objects.exists()


def test_the_database_refuses_what_the_batch_does_not_cover(take: Take, tmp_path: Path, final: Actor) -> None:
    move_all(final, take(export(tmp_path, post(1))).site)
    manifest = SignedManifest.objects.get()
    for change in ({"body": manifest.body + " "}, {"hash": "sha256:" + "0" * 64}, {"signed_by_id": None}):
        with pytest.raises(DatabaseError, match="not covered by batch"), transaction.atomic():
            SignedManifest.objects.filter(pk=manifest.pk).update(**change)
    with pytest.raises(DatabaseError, match="not covered by a signed manifest"), transaction.atomic():
        Delivery.objects.update(content_hash="sha256:" + "1" * 64)


def test_a_changed_version_fails_its_proof(
    take: Take, tmp_path: Path, final: Actor, county: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changed the signed words behind our back gets nothing out."""
    site = take(export(tmp_path, post(1))).site
    sign(final, site)
    real = stories.Content.hash.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(stories.Content, "hash", property(lambda c: real(c)[:-1] + "x"))
    tasks.move_over(organisation=county.pk, site=site)
    assert not Delivery.objects.filter(state="live").exists()
    assert "不一致" in Delivery.objects.get().error


def test_an_old_address_leads_to_the_page(take: Take, tmp_path: Path, final: Actor, county: Organisation) -> None:
    move_all(final, take(export(tmp_path, post(7))).site)
    for address in (f"http://{HOST}/2014/05/7.html", f"https://{HOST}/?p=7"):
        said = site_file(county.code, file_of(key_of(address, HOST)))
        assert said == f"a/201405/{the_story()}.html"
    assert api.patrol() == []


def test_a_withdrawn_ones_address_leads_to_its_tombstone(
    take: Take, tmp_path: Path, final: Actor, county: Organisation, chief: Actor
) -> None:
    move_all(final, take(export(tmp_path, post(7))).site)
    api.withdraw(actor=chief, story=the_story(), reason="有误")
    tasks.settle(organisation=county.pk, story=the_story())
    path = settings.RONGMEI_PUBLIC_ROOT / county.code
    target = (path / file_of(key_of(f"http://{HOST}/?p=7", HOST))).read_text()
    assert (path / f"{target}.gone").is_file()
    assert not (path / target).exists()


def test_the_first_of_two_with_one_address_keeps_it(take: Take, tmp_path: Path) -> None:
    same = f"http://{HOST}/same.html"
    rows = [{"编号": n, "标题": n, "正文": n, "发布时间": "2014-05-06", "网址": same} for n in ("甲", "乙")]
    found = take(sheet(tmp_path, rows))
    first, second = OldArticle.objects.order_by("pk")
    assert OldAddress.objects.get().story_id == first.story_id
    assert (first.problem, "旧网址与另一篇相同" in second.problem) == ("", True)
    assert api.old_site(found.site).problems == 1


def test_doing_it_again_takes_nothing_twice(take: Take, tmp_path: Path, final: Actor) -> None:
    path = export(tmp_path, post(1), post(2))
    site = take(path).site
    move_all(final, site)
    again = take(path)
    assert (again.site, again.taken, again.known) == (site, 0, 2)
    assert Story.objects.count() == 2
    move_over_some(actor=Actor.system(final.organisation), site=site)
    assert Delivery.objects.count() == 2


def test_it_is_gone_on_with_after_a_fault(take: Take, tmp_path: Path) -> None:
    path = export(tmp_path, *(post(n) for n in range(1, 121)))
    whole = path.read_text()
    path.write_text(whole[: whole.index("第110篇")])
    cut = take(path)
    assert (cut.taken, len(cut.faults)) == (109, 1)
    path.write_text(whole)
    found = take(path)
    assert (found.taken, found.known) == (11, 109)


def test_only_what_was_public_becomes_a_story(take: Take, tmp_path: Path) -> None:
    hidden = [
        post(2, **{"wp:status": "draft"}), post(3, **{"wp:status": "private"}), post(4, **{"wp:post_type": "page"}),
        post(5, **{"wp:post_password": "x"}), post(6, **{"wp:post_type": "attachment"}),
        post(8, pubDate="", **{"wp:post_date": ""}), post(9, pubDate="Tue, 06 May 2099 08:00:00 +0000"),
    ]  # fmt: skip
    found = take(export(tmp_path, post(1), *hidden, post(1)))
    assert Story.objects.count() == 1
    assert sum(found.left.values()) == 5
    assert len(found.problems) == 2


def test_hostile_markup_is_cleaned(take: Take, tmp_path: Path, final: Actor) -> None:
    evil = '<p>好<script>alert(1)</script><a href="javascript:x()">链接</a><img src=x onerror=alert(2)></p>'
    move_all(final, take(export(tmp_path, post(1, title="<b>题</b>", **{"content:encoded": evil}))).site)
    body = page(the_story()).read_text().split("<main")[1].split("</main")[0]
    assert "链接" in body
    assert "alert" not in body
    assert "javascript:" not in body
    assert stories.story(the_story()).headline == "题"


def test_entities_are_refused_and_a_huge_item_is_told(take: Take, tmp_path: Path) -> None:
    path = export(tmp_path, post(1))
    path.write_text(path.read_text().replace("<rss", '<!DOCTYPE r [<!ENTITY a "b">]><rss', 1))
    assert "实体声明" in take(path).faults[0][1]
    huge = take(export(tmp_path, post(2, **{"content:encoded": "长" * 2_000_001}), post(3)))
    assert (huge.taken, "万字" in huge.faults[0][1]) == (1, True)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(out, "PNG")
    return out.getvalue()


def test_pictures_come_from_a_folder_and_stay_in_their_place(take: Take, tmp_path: Path, final: Actor) -> None:
    (tmp_path / "site/up").mkdir(parents=True)
    (tmp_path / "site/up/a.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png())
    body = (
        f'<p>一</p><img src="http://{HOST}/up/a.png" alt="茶园"><p>二</p><img src="/up/b.png"><p>三</p>'
        '<img src="/../secret.png">'
    )
    path = export(tmp_path, post(1, **{"content:encoded": body}), post(2, **{"content:encoded": body}))
    site = take(path, pictures=True, folder=tmp_path / "site").site
    row = OldArticle.objects.order_by("pk")[0]
    content = stories.content_of(row.story_id or 0)
    assert [n["type"] for n in content.body["content"]] == ["paragraph", "image", "paragraph", "paragraph"]
    assert [url.rpartition("/")[2] for url, _why in row.lacks] == ["b.png", "secret.png"]
    assert len({n for a in OldArticle.objects.all() for n in stories.content_of(a.story_id or 0).assets()}) == 1
    move_all(final, site)
    assert 'alt="茶园"' in page(row.story_id or 0).read_text()


def test_a_dry_run_writes_nothing_and_tells(tmp_path: Path) -> None:
    path = export(tmp_path, post(1), post(2, section="本地要闻"), post(3, **{"wp:status": "draft"}))
    found = api.try_old_site(source=api.OldSource(path, HOST))
    assert (found.looked, found.taken, dict(found.unknown)) == (2, 2, {"本地要闻": 1})
    assert (found.first, dict(found.authors)) == (DAY, {"林记者": 2})
    assert not Story.objects.exists()
    assert not api.old_sites()


def test_sections_are_mapped(take: Take, tmp_path: Path) -> None:
    path = export(tmp_path, post(1, section="时政"), post(2, section="本地要闻"), post(3, section="奇闻"))
    take(path, sections={"本地要闻": "社会"})
    said = [stories.content_of(a.story_id or 0) for a in OldArticle.objects.order_by("pk")]
    assert [c.subjects for c in said] == [("medtop:11000000",), ("medtop:14000000",), ()]
    assert said[2].keywords == ("奇闻",)


def test_a_table_in_chinas_older_encoding(take: Take, tmp_path: Path) -> None:
    row = {
        "标题": "旧闻",
        "正文": "春耕",
        "发布时间": "2013年3月2日",
        "栏目": "经济",
        "网址": "/a/1.html",
        "状态": "已发布",
    }
    take(sheet(tmp_path, [row, {**row, "标题": "草稿", "状态": "草稿"}], "gb18030"))
    assert Story.objects.get().headline == "旧闻"
    assert OldAddress.objects.get().key == key_of("https://old.example.cn/a/1.html", HOST)


def test_a_correction_works_as_for_any_story(
    take: Take, tmp_path: Path, final: Actor, author: Actor, editor: Actor
) -> None:
    from tests.factories.publishing import rewrite, send_due

    move_all(final, take(export(tmp_path, post(1))).site)
    rewrite(author, the_story())
    api.publish(actor=editor, story=the_story(), note="改了标题")
    send_due(author.organisation)
    html = page(the_story()).read_text()
    assert "改过的标题" in html
    assert "201405" in str(page(the_story()))
    assert Entry.objects.filter(verb="story.corrected").count() == 1
