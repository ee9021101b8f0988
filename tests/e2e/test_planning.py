"""A duty editor's morning by keyboard: leads, a topic, a task given and taken back, a fetch, pictures."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support import Node, SignIn
from tests.factories.assets import png

pytestmark = pytest.mark.e2e


@pytest.fixture
def desk(sign_in: SignIn) -> Page:
    return sign_in("tj-zhiban")


def write_down(page: Page, node: Node, headline: str) -> None:
    page.goto(f"{node.address}/desk/plan/leads/new/")
    page.fill('[name="headline"]', headline)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/leads/\d+/"))


def test_leads_are_sorted_and_made_into_a_topic_by_keyboard(desk: Page, node: Node) -> None:
    for headline in ("键盘线索一", "键盘线索二"):
        write_down(desk, node, headline)
    desk.goto(f"{node.address}/desk/plan/leads/?q=键盘线索")
    rows = desk.locator("tr[data-row]")
    expect(rows).to_have_count(2)
    desk.keyboard.press("x")
    expect(desk.locator("tr.is-dropped"), "no row is current, so no row is dropped").to_have_count(0)
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    expect(rows.nth(0)).to_have_class("is-dropped is-current")
    desk.keyboard.press("z")
    expect(rows.nth(0)).to_have_class("is-new is-current")
    for key in ("s", "j", "s", "h"):
        desk.keyboard.press(key)
    desk.wait_for_url("**/desk/plan/topics/new/?lead=*")
    desk.fill('[name="headline"]', "两条合一的选题")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile(r"/topics/\d+/"))
    expect(desk.locator("aside a.title")).to_have_text(["键盘线索一", "键盘线索二"])


def test_a_topic_is_approved_covered_and_the_task_taken_back(desk: Page, node: Node) -> None:
    desk.goto(f"{node.address}/desk/plan/topics/new/")
    desk.fill('[name="headline"]', "一分钟派任务")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile(r"/topics/\d+/"))
    desk.keyboard.press("a")
    desk.select_option('[name="given_to"]', label="记者甲（记者）")
    desk.fill('[name="note"]', "现场一条")
    desk.click(".cover button.main")
    expect(desk.locator("#coverages tr[data-row]")).to_contain_text("记者甲")
    desk.keyboard.press("z")
    expect(desk.locator(".badge", has_text="已取消")).to_be_visible()


def test_a_fetch_is_followed_until_a_worker_has_made_it(desk: Page, node: Node) -> None:
    desk.goto(f"{node.address}/desk/gather/providers/add/")
    desk.fill('[name="location"]', "/srv/feeds/city.xml")
    desk.fill('[name="name"]', "跟踪采集")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile(r"/providers/\d+/"))
    expect(desk.locator("progress")).to_have_count(0, timeout=30_000)
    expect(desk.locator("#live")).to_contain_text("不在允许读取的文件夹内")


def test_pictures_go_up_each_on_its_own(desk: Page, node: Node) -> None:
    desk.goto(f"{node.address}/desk/assets/")
    desk.keyboard.press("n")
    files = [("好图.png", png("teal")), ("坏图.png", b"no picture"), ("也好.png", png("olive"))]
    chosen = [{"name": name, "mimeType": "image/png", "buffer": data} for name, data in files]
    desk.set_input_files("#upload input[type=file]", chosen)  # type: ignore[arg-type]
    expect(desk.locator(".uploads .is-done")).to_have_count(2)
    expect(desk.locator(".uploads .late")).to_contain_text("不是可用的图片")
    desk.keyboard.press("Escape")
    expect(desk.locator(".tile", has_text="也好.png")).to_be_visible()


def test_a_new_task_is_noticed_wherever_one_is(desk: Page, node: Node, sign_in: SignIn) -> None:
    reporter = sign_in("tj-jizhe2")
    reporter.goto(f"{node.address}/desk/assets/")
    expect(reporter.locator("#own")).to_have_attribute("data-n", re.compile(r"\d+"), timeout=10_000)
    before = int(reporter.locator("#own").get_attribute("data-n") or "")
    desk.goto(f"{node.address}/desk/plan/topics/new/")
    desk.fill('[name="headline"]', "马上要去的现场")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile(r"/topics/\d+/"))
    desk.keyboard.press("a")
    desk.select_option('[name="given_to"]', label="记者乙（摄像记者）")
    desk.click(".cover button.main")
    expect(reporter.locator(".toast")).to_contain_text("新任务 马上要去的现场", timeout=15_000)
    expect(reporter).to_have_title(re.compile(rf"^\({before + 1}\) 素材 · "))
    reporter.reload()
    expect(reporter.locator("#own")).to_have_attribute("data-n", str(before + 1))
    expect(reporter.locator(".toast"), "it is told once").to_have_count(0)
    reporter.goto(f"{node.address}/desk/")
    expect(reporter.locator(".todo li", has_text="马上要去的现场")).to_contain_text("新任务")
