"""The six steps by clicking, as a duty desk, reporter, three reviewers, editor and reader would: 策采编审发评."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.support import Node, SignIn

pytestmark = pytest.mark.e2e

FEED = Path(__file__).with_name("feeds") / "county.xml"
LEAD = "高山冷水鱼养殖基地今起投苗，首批三万尾下塘"
HEADLINE = "山泉养出冷水鱼：三万尾鱼苗今早下塘"
BODY = "首批三万尾鱼苗今早运抵高山冷水鱼基地，放养后预计明年秋天上市。"
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; PGT-AN10) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36",
}
# Readings of automated browsers are left out; this one plays a reader.
PERSON = "Object.defineProperty(navigator, 'webdriver', { get: () => false })"
SECONDS = 1000


@dataclass
class Newsroom:
    """The people of 通江, each at a desk of their own, signed in when they are first needed."""

    node: Node
    sign_in: SignIn
    pages: dict[str, Page] = field(default_factory=dict)

    def at(self, who: str, path: str) -> Page:
        """The page of a person, at an address of the desk."""
        page = self.pages.get(who) or self.pages.setdefault(who, self.sign_in(f"tj-{who}"))
        page.goto(f"{self.node.address}/desk/{path}")
        return page


@pytest.fixture
def newsroom(node: Node, sign_in: SignIn) -> Newsroom:
    return Newsroom(node, sign_in)


def test_from_a_feed_to_its_reading(newsroom: Newsroom, node: Node, browser: Browser) -> None:
    gather(newsroom)
    topic = plan(newsroom)
    story = write(newsroom)
    for reviewer in ("yishen", "ershen", "sanshen"):
        approve(newsroom, reviewer)
    address = publish(newsroom, story)
    read(browser, node, address)
    evaluate(newsroom, story, topic)


def gather(newsroom: Newsroom) -> None:
    """采: a feed file is fetched; what acts in it is cleaned away; its items can be found in Chinese at once."""
    place = newsroom.node.home / "feeds" / FEED.name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(FEED.read_bytes())
    page = newsroom.at("zhiban", "gather/providers/add/")
    page.fill('[name="name"]', "县农业农村局")
    page.fill('[name="location"]', str(place))
    page.click("main form button.main")
    expect(page.locator("#live")).to_contain_text(re.compile("新增 2"), timeout=30 * SECONDS)
    newsroom.at("zhiban", "gather/?q=冷水鱼")
    page.get_by_role("link", name=LEAD).first.click()
    expect(page.locator("article")).to_contain_text("基地引山泉入池")
    assert "alert(1)" not in page.content()


def plan(newsroom: Newsroom) -> str:
    """策: the lead becomes a topic, is approved, and is given to a reporter with a deadline."""
    page = newsroom.at("zhiban", "plan/leads/?q=冷水鱼")
    page.get_by_role("link", name=LEAD).first.click()
    page.get_by_role("link", name=re.compile("立为选题")).or_(
        page.get_by_role("button", name=re.compile("立为选题"))
    ).first.click()
    page.get_by_role("button", name=re.compile("^提出")).click()
    page.get_by_role("button", name=re.compile("^批准")).click()
    holder = page.locator('[name="given_to"] option', has_text="记者甲").get_attribute("value")
    page.select_option('[name="given_to"]', holder)
    page.fill('[name="note"]', "现场采访，一文三图")
    page.get_by_role("button", name="派发").click()
    expect(page.locator("#coverages")).to_contain_text("记者甲")
    return page.url


def write(newsroom: Newsroom) -> str:
    """编: the reporter accepts, writes with sources, subject and a picture, and sends it to review."""
    page = newsroom.at("jizhe", "plan/assignments/")
    row = page.locator("tr", has_text=LEAD)
    row.get_by_role("button", name=re.compile("^接受")).click()
    page.locator("tr", has_text=LEAD).get_by_role("button", name=re.compile("写稿")).click()
    page.wait_for_selector('[data-editor][data-ready="yes"]')
    page.fill("[data-headline]", HEADLINE)
    page.fill("[data-summary]", "首批三万尾鱼苗今早下塘，明年秋天上市。")
    page.click("[data-body] .ProseMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n{BODY}")
    page.set_input_files("[data-picture]", {"name": "pond.png", "mimeType": "image/png", "buffer": _picture()})
    picture = page.locator("[data-gallery] form.picture")
    picture.locator('[name="alt"]').fill("工作人员把鱼苗倒进池塘")
    picture.locator('[name="credit"]').fill("记者甲")
    picture.locator('[name="rights"]').select_option("own")
    page.fill('[data-meta] [name="byline"]', "记者甲")
    page.locator('[data-source] [name="name"]').first.fill("县农业农村局")
    _choose_subject(page, "渔业")
    expect(page.locator("[data-status]")).to_contain_text("已保存", timeout=15 * SECONDS)
    expect(page.locator("[data-missing]")).to_contain_text("齐了", timeout=15 * SECONDS)
    page.get_by_role("button", name=re.compile("^送审")).click()
    expect(page.locator("main")).to_contain_text("审核中")
    return page.url


def approve(newsroom: Newsroom, reviewer: str) -> None:
    """审: the piece is in this reviewer's inbox only when it is their turn; they proof-read it and let it through."""
    page = newsroom.at(reviewer, "review/")
    page.get_by_role("link", name=HEADLINE).click()
    expect(page.locator("main")).to_contain_text(BODY)
    for box in page.locator('#decision [name="proofs"]').all():
        box.check()
    page.locator("#decision button.main").click()
    newsroom.at(reviewer, "review/")
    expect(page.get_by_role("link", name=HEADLINE)).to_have_count(0)


def publish(newsroom: Newsroom, story: str) -> str:
    """发: signed, it can be published; seconds later it is on the county's site. Returns its address."""
    number = re.findall(r"\d+", story.partition("/desk/")[2])[0]
    page = newsroom.at("bianji", f"publish/{number}/")
    page.get_by_role("button", name=re.compile("立即发布")).click()
    link = page.get_by_role("link", name=re.compile("看网页")).first
    for _try in range(40):
        if link.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return str(link.get_attribute("href"))


def read(browser: Browser, node: Node, address: str) -> None:
    """A reader with a phone finds it on the front page, without a cookie, and reads it to its end."""
    context = browser.new_context(locale="zh-CN", **PHONE)  # type: ignore[arg-type]
    context.add_init_script(PERSON)
    page = context.new_page()
    front = page.locator("a", has_text=HEADLINE).first
    for _try in range(20):
        page.goto(f"{node.address}/site/511921/")
        if front.count():
            break
        page.wait_for_timeout(500)
    with page.expect_response(re.compile("/portal/511921/beacon"), timeout=15 * SECONDS) as told:
        front.click()
        page.wait_for_url(f"**{address}")
        expect(page.locator("article h1")).to_have_text(HEADLINE)
        expect(page.locator("article .body")).to_contain_text(BODY)
        page.mouse.wheel(0, 4000)
    assert told.value.status == 204
    assert context.cookies() == []
    page.wait_for_timeout(1500)
    context.close()


def evaluate(newsroom: Newsroom, story: str, topic: str) -> None:
    """评: the reading is on the story, in the day's reach, and comes back to the topic."""
    page = newsroom.at("zhiban", "reach/?q=冷水鱼")
    expect(page.locator("tr", has_text=HEADLINE)).to_contain_text("1")
    for _try in range(120):
        page.goto(topic)
        if page.locator(".figures", has_text="阅读").count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator(".figures").first).to_contain_text("1")


def _choose_subject(page: Page, name: str) -> None:
    page.get_by_role("button", name="选择分类").click()
    page.fill("#topic-search", name)
    page.locator("[data-found] li", has_text=name).get_by_role("button").or_(
        page.locator("[data-found] li label", has_text=name)
    ).first.click()
    page.get_by_role("button", name="完成").click()
    expect(page.locator("[data-subjects]")).to_contain_text(name)


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), "#4a7c6b").save(out, "PNG")
    return out.getvalue()
