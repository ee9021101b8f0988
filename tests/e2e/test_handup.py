"""The hand-up by clicking, at a county and its city: up, adopted, corrected, withdrawn, restored."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support import Node, SignIn
from tests.support.waiting import until

pytestmark = pytest.mark.e2e

COUNTY, CITY = "511921", "511900"
HEADLINE, WAS, NOW = "段木银耳开出新朵", "今年采收银耳一百亩。", "今年采收银耳一千亩。"
SECONDS = 1000

# What reviewers of either centre do is another test's (`test_loop`): here their verbs are called beside the node.
_MADE = """
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.api import actor_of
from rongmei.domains.accounts.models import Membership
from rongmei.domains.organisations.api import by_code
from rongmei.domains.stories.actions.following import mark_signed
from rongmei.domains.stories.api import content_of, submit
from tests.factories.publishing import picture
from tests.factories.review import pass_level
from tests.factories.stories import make_content, make_story, write_over

def person(name):
    member = Membership.objects.select_related("user").get(user__username=name)
    return actor_of(member.user, member)

def sign(actor, story):
    round_ = submit(actor=actor, story=story)
    for reviewer in ("yishen", "ershen", "sanshen"):
        pass_level(person({prefix!r} + reviewer), round_)
    mark_signed(actor=Actor.system(actor.organisation), story=story)
    print(story)

with scoped(by_code({code!r}).id):
    actor = person({who!r})
    {do}
"""


@pytest.fixture
def people(sign_in: SignIn, node: Node) -> "People":
    """Everybody in a browser of their own."""
    return People(sign_in, node)


class People:
    """The people of both centres, signed in when they are first needed."""

    def __init__(self, sign_in: SignIn, node: Node) -> None:
        self.sign_in, self.node = sign_in, node
        self.pages: dict[str, Page] = {}

    def at(self, who: str, path: str) -> Page:
        """A person's page, at an address of the desk."""
        page = self.pages.get(who) or self.pages.setdefault(who, self.sign_in(who))
        page.goto(f"{self.node.address}/desk/{path}")
        return page

    def sees(self, who: str, path: str, words: str) -> Page:
        """A person's page once it says something, however long the way between the two centres takes."""
        page = self.at(who, path)
        for _try in range(60):
            if page.locator("main", has_text=words).count():
                return page
            page.wait_for_timeout(500)
            page.reload()
        raise AssertionError(f"{who} never saw {words}: {page.locator('main').inner_text()}")


def made(node: Node, code: str, who: str, do: str) -> int:
    """What a person's colleagues did; the number it prints."""
    said = node.manage("shell", "-v", "0", "-c", _MADE.format(code=code, who=who, prefix=f"{who[:2]}-", do=do))
    return int(said.split()[-1])


def test_up_to_the_city_and_back(people: People, node: Node) -> None:
    content = f"make_content({HEADLINE!r}, {WAS!r}, cover=picture(actor))"
    story = made(node, COUNTY, "tj-jizhe", f"sign(actor, make_story(actor, {content}))")
    send_out(people, "tj-bianji", story)
    hand_up(people, story)
    copy = adopt(people)
    made(node, CITY, "bz-bianji", f"sign(actor, {copy})")
    address = send_out(people, "bz-bianji", copy)
    page = people.sees("tj-bianji", f"liaison/stories/{story}/", "采用稿已发布")
    expect(page.get_by_role("link", name="看对方网页")).to_have_attribute("href", address)
    correct(people, node, story, copy)
    until(lambda: NOW in node.read(address), 30)
    withdraw(people, node, story, address)
    restore(people, node, address)
    expect(people.sees("tj-bianji", "liaison/sent/", "采用稿已恢复").locator("main")).to_contain_text("本市已独立核实")


def send_out(people: People, who: str, story: int, note: str = "") -> str:
    """发布: what is signed goes out; returns its address."""
    page = people.at(who, f"publish/{story}/")
    if note:
        page.fill('[name="note"]', note)
    page.get_by_role("button", name=re.compile("立即发布")).click()
    link = page.get_by_role("link", name=re.compile("看网页")).first
    for _try in range(60):
        if link.count() and not page.get_by_role("button", name=re.compile("立即发布")).count():
            break
        page.wait_for_timeout(500)
        page.goto(f"{people.node.address}/desk/publish/{story}/")
    return str(link.get_attribute("href"))


def hand_up(people: People, story: int) -> None:
    """上报: from the story's own page, to the city."""
    page = people.at("tj-bianji", f"stories/{story}/")
    page.get_by_role("link", name="上报").click()
    page.select_option('[name="receiver"]', label="巴中市融媒体中心（市级）")
    page.fill('[name="note"]', "附图一张，可直接用")
    page.get_by_role("button", name=re.compile("^上报$")).click()
    expect(page.locator("#progress")).to_contain_text("已报送")


def adopt(people: People) -> int:
    """签收 and 采用: two clicks, after reading it with its picture; returns the city's own story."""
    page = people.sees("bz-bianji", "liaison/", HEADLINE)
    page.get_by_role("button", name=f"签收《{HEADLINE}》").click()
    page.get_by_role("link", name=HEADLINE).click()
    expect(page.locator("main")).to_contain_text("附图一张，可直接用")
    expect(page.locator("article")).to_contain_text(WAS)
    assert page.locator("article img").evaluate("async (it) => { await it.decode(); return it.naturalWidth }") > 0
    page.get_by_role("button", name=re.compile("^采用")).click()
    page.wait_for_url(re.compile(r"/desk/stories/\d+/"))
    expect(page.locator('[data-meta] [name="byline"]')).to_have_value("通江县融媒体中心 记者甲", timeout=15 * SECONDS)
    return int(re.findall(r"/stories/(\d+)/", page.url)[0])


def correct(people: People, node: Node, story: int, copy: int) -> None:
    """更正 at the origin opens a difference at the city, which takes it in and corrects its own readers."""
    content = f"make_content({HEADLINE!r}, {NOW!r}, cover=content_of({story}).cover)"
    made(node, COUNTY, "tj-jizhe", f"write_over(actor, {story}, {content}); sign(actor, {story})")
    send_out(people, "tj-bianji", story, note="面积有误")
    page = people.sees("bz-bianji", "liaison/", "更正了")
    page.get_by_role("link", name="看差异").first.click()
    expect(page.locator("article.difference del").first).to_contain_text("一百")
    expect(page.locator("article.difference ins").first).to_contain_text("一千")
    expect(page.locator("main")).to_contain_text("面积有误")
    page.get_by_role("button", name=re.compile("^接受更正")).click()
    page.wait_for_url(re.compile(rf"/desk/stories/{copy}/"))
    made(node, CITY, "bz-bianji", f"sign(actor, {copy})")
    send_out(people, "bz-bianji", copy, note="面积有误")


def withdraw(people: People, node: Node, story: int, address: str) -> None:
    """撤稿 at the origin: the city's page is gone within seconds, and its story says why."""
    page = people.at("tj-zhiban", f"publish/{story}/")
    page.get_by_role("button", name="撤稿", exact=True).click()
    page.fill('[name="withdraw-reason"]', "采访对象要求撤回")
    page.get_by_role("button", name="确认撤稿").click()
    until(lambda: status(node, address) == 410, 30)
    until(lambda: HEADLINE not in node.read(f"/site/{CITY}/"), 30)
    expect(people.sees("bz-bianji", "liaison/", "已停用").locator("main")).to_contain_text(HEADLINE)


def restore(people: People, node: Node, address: str) -> None:
    """恢复 by the city's chief, with a reason: what was signed is there again."""
    page = people.at("bz-sanshen", "liaison/")
    page.get_by_role("link", name="确认或恢复").first.click()
    expect(page.locator("main")).to_contain_text("采访对象要求撤回")
    page.fill('[name="words"]', "本市已独立核实")
    page.get_by_role("button", name="写明原因并恢复").click()
    expect(page.locator("main")).to_contain_text("已恢复")
    until(lambda: NOW in node.read(address), 30)


def status(node: Node, address: str) -> int:
    """What a reader is answered."""
    try:
        with urllib.request.urlopen(f"{node.address}{address}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
