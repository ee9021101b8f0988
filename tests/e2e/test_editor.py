"""In a real browser, against a real node: nothing an editor types is lost."""

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, Request, Route, expect

from tests.e2e.support import Node, SignIn
from tests.e2e.support.browsing import enter
from tests.support.waiting import until

pytestmark = pytest.mark.e2e

SAVED = re.compile("已保存")
LONG = 60_000


def new_story(page: Page, node: Node) -> str:
    """Begin a story by its button; returns its address."""
    page.goto(f"{node.address}/desk/stories/")
    page.get_by_role("button", name="新建稿件").click()
    ready(page)
    return page.url


def ready(page: Page) -> None:
    page.wait_for_selector("[data-ready]", timeout=LONG)


def write(page: Page, words: str) -> None:
    """Type at the end of the text, as a person does."""
    page.locator(".prose").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def status(page: Page) -> Callable[[str | re.Pattern[str]], None]:
    return lambda words: expect(page.locator("[data-status]")).to_have_text(words, timeout=LONG)


def body(page: Page) -> str:
    return page.locator(".prose").inner_text()


def said(page: Page, address: str) -> str:
    """What the server says the body is, in a page opened anew."""
    page.goto(address)
    ready(page)
    return body(page)


def test_a_story_is_written_with_everything_about_it(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    page.get_by_label("标题", exact=True).fill("段木上开出小白花")
    page.get_by_label("提要").fill("今年增产两成。")
    write(page, "清晨的耳林。")
    page.get_by_role("button", name="大标题").click()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="粗", exact=True).click()
    page.keyboard.type("增产")
    page.get_by_label("署名").fill("记者甲")
    page.get_by_label("来源名称").fill("陈河镇政府")
    page.get_by_role("button", name="选择分类").click()
    page.get_by_label("按名称查找").fill("农业")
    page.locator("[data-found] label", has_text="农业").first.click()
    page.get_by_role("button", name="完成").click()
    expect(page.locator("[data-count]")).to_have_text("8 字")
    expect(page.locator("[data-missing]")).to_contain_text("齐了", timeout=LONG)
    page.keyboard.press("Control+s")
    status(page)(re.compile("已存为第 1 版"))
    page.goto(address)
    ready(page)
    expect(page.get_by_label("标题", exact=True)).to_have_value("段木上开出小白花")
    expect(page.locator(".prose h2")).to_have_text("清晨的耳林。")
    expect(page.locator(".prose strong")).to_have_text("增产")
    expect(page.locator(".chip")).to_contain_text("农业")
    page.get_by_role("button", name="送审").click()
    expect(page.locator(".notice").first).to_contain_text("审核中", timeout=LONG)
    expect(page.locator(".prose")).to_have_attribute("contenteditable", "false")


def test_a_link_is_set_by_a_small_dialog(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    new_story(page, node)
    write(page, "县政府网站")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.get_by_label("网址", exact=True).fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.get_by_text("这不是网址")).to_be_visible()
    page.get_by_label("网址", exact=True).fill("example.cn")
    page.keyboard.press("Enter")
    expect(page.locator(".prose a")).to_have_attribute("href", "https://example.cn/")


PUT = """([name, kind, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
  const given = kind === "paste" ? { clipboardData: data } : { dataTransfer: data, clientX: 400, clientY: 400 };
  const event = kind === "paste" ? new ClipboardEvent(kind, { ...given, bubbles: true, cancelable: true })
    : new DragEvent(kind, { ...given, bubbles: true, cancelable: true });
  document.querySelector(".prose").dispatchEvent(event);
}"""


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 400), colour).save(out, "PNG")
    return out.getvalue()


def payload(colour: str) -> FilePayload:
    return {"name": f"{colour}.png", "mimeType": "image/png", "buffer": png(colour)}


def test_pictures_by_button_drop_and_paste(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    write(page, "图片在下面。")
    chosen: list[FilePayload] = [
        {"name": f"{c}.png", "mimeType": "image/png", "buffer": png(c)} for c in ("green", "white")
    ]
    page.locator("[data-picture]").set_input_files(chosen)
    pictures = page.locator(".prose figure img")
    expect(pictures).to_have_count(2, timeout=LONG)
    page.keyboard.type("图片在上面。")
    page.evaluate(PUT, ["b.png", "drop", list(png("red"))])
    expect(pictures).to_have_count(3, timeout=LONG)
    page.evaluate(PUT, ["c.png", "paste", list(png("blue"))])
    expect(pictures).to_have_count(4, timeout=LONG)
    expect(page.locator(".prose p").first).to_have_text("图片在下面。")
    expect(page.locator(".prose > figure + figure + p")).to_have_text("图片在上面。")
    page.locator(".prose figure input").first.fill("耳林清晨")
    rows = page.locator(".picture")
    expect(rows).to_have_count(4, timeout=LONG)
    expect(page.locator("[data-missing]")).to_contain_text("有图片没有说明文字", timeout=LONG)
    for n in range(4):
        rows.nth(n).get_by_label("图片内容").fill(f"第{n}张图")
        rows.nth(n).get_by_label("版权依据").select_option("own")
        expect(rows.nth(n).locator("output")).to_have_text("已保存", timeout=LONG)
    expect(page.locator("[data-missing]")).not_to_contain_text("图片", timeout=LONG)
    rows.nth(1).get_by_label("封面").check()
    status(page)(SAVED)
    page.goto(address)
    ready(page)
    expect(page.locator(".prose figure")).to_have_count(4)
    expect(page.locator(".prose figure input").first).to_have_value("耳林清晨")
    expect(page.locator(".picture").first.get_by_label("封面")).to_be_checked()
    loaded = "() => [...document.querySelectorAll('.prose img')].every((image) => image.naturalWidth > 0)"
    page.wait_for_function(loaded, timeout=LONG)


def test_a_picture_that_is_none_is_refused_in_words(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    new_story(page, node)
    page.locator("[data-picture]").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.locator("[data-status]")).to_contain_text("a.png", timeout=LONG)
    expect(page.locator(".prose figure")).to_have_count(0)


def test_a_closed_tab_with_unsent_words(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    write(page, "已经上传的。")
    status(page)(SAVED)
    page.route("**/draft", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    write(page, "还没上传的。")
    expect(page.locator('[data-notice="offline"]')).to_be_visible(timeout=LONG)
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    ready(again)
    assert body(again) == "已经上传的。还没上传的。"
    status(again)(SAVED)
    other = sign_in("tj-bianji")
    assert said(other, address) == "已经上传的。还没上传的。"


@pytest.mark.parametrize("part", ["web", "database"])
def test_the_server_is_killed_while_somebody_types(node: Node, sign_in: SignIn, part: str) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    words = [f"第{n}句。" for n in range(12)]
    for n, sentence in enumerate(words):
        write(page, sentence)
        if n == 5:
            node.kill(part)
    node.wait()
    status(page)(SAVED)
    assert body(page) == "".join(words)
    other = sign_in("tj-bianji")
    assert said(other, address) == "".join(words)


def test_an_answer_that_was_lost_is_not_written_twice(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    new_story(page, node)
    sent: list[Request] = []

    def lose_first(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request)
            if len(sent) == 1:
                route.fetch()
                route.abort()
                return
        route.continue_()

    page.route("**/draft", lose_first)
    write(page, "只写一次。")
    status(page)(SAVED)
    names = [(batch["client"], batch["batch"]) for batch in (request.post_data_json or {} for request in sent)]
    assert names[0] == names[1]
    page.goto(f"{page.url}history/")
    expect(page.locator("aside li").first).to_contain_text(f"{len(set(names))} 次保存")


def test_two_editors_converge(node: Node, sign_in: SignIn) -> None:
    one, two = sign_in("tj-jizhe"), sign_in("tj-bianji")
    address = new_story(one, node)
    write(one, "开头。")
    status(one)(SAVED)
    two.goto(address)
    ready(two)
    expect(one.locator("[data-present]")).to_contain_text("编辑", timeout=LONG)
    for n in range(4):
        write(one, f"甲{n}")
        write(two, f"乙{n}")
    one.get_by_label("标题", exact=True).fill("甲的标题")
    status(one)(SAVED)
    status(two)(SAVED)
    until(lambda: body(one) == body(two), 30)
    assert all(f"甲{n}" in body(one) and f"乙{n}" in body(one) for n in range(4))
    expect(two.get_by_label("标题", exact=True)).to_have_value("甲的标题", timeout=LONG)


def test_offline_then_online(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    write(page, "在线。")
    status(page)(SAVED)
    page.context.set_offline(True)
    expect(page.locator('[data-notice="offline"]')).to_be_visible(timeout=LONG)
    write(page, "山里没有信号。")
    status(page)(re.compile("离线|正在保存"))
    page.context.set_offline(False)
    status(page)(SAVED)
    expect(page.locator('[data-notice="offline"]')).to_be_hidden()
    assert said(sign_in("tj-bianji"), address) == "在线。山里没有信号。"


def test_a_session_that_ended_is_told_and_nothing_is_lost(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    address = new_story(page, node)
    page.context.clear_cookies()
    write(page, "登录过期后写的。")
    notice = page.locator('[data-notice="signedout"]')
    expect(notice).to_be_visible(timeout=LONG)
    expect(notice.get_by_role("link", name="重新登录")).to_be_visible()
    other = page.context.new_page()
    enter(other, node, "tj-jizhe")
    other.close()
    status(page)(SAVED)
    expect(notice).to_be_hidden()
    assert said(sign_in("tj-bianji"), address) == "登录过期后写的。"


def test_a_story_that_went_to_review_meanwhile_keeps_what_is_typed(node: Node, sign_in: SignIn) -> None:
    page, other = sign_in("tj-jizhe"), sign_in("tj-bianji")
    address = new_story(page, node)
    page.get_by_label("标题", exact=True).fill("题")
    page.get_by_label("来源名称").fill("镇政府")
    page.get_by_role("button", name="选择分类").click()
    page.locator("[data-found] label").first.click()
    page.get_by_role("button", name="完成").click()
    write(page, "正文。")
    status(page)(SAVED)
    other.goto(address)
    ready(other)
    other.get_by_role("button", name="送审").click()
    expect(other.locator(".notice").first).to_contain_text("审核中", timeout=LONG)
    write(page, "迟到的一句。")
    refused = page.locator('[data-notice="refused"]')
    expect(refused).to_contain_text("不能修改", timeout=LONG)
    expect(refused).to_contain_text("请先撤回送审")
    assert body(page) == "正文。迟到的一句。"
    refused.get_by_role("button", name="复制全文").click()
    expect(refused.get_by_role("button", name="已复制")).to_be_visible()
    other.get_by_role("button", name="撤回送审").click()
    status(page)(SAVED)
    expect(refused).to_be_hidden()
    assert said(sign_in("tj-yishen"), address) == "正文。迟到的一句。"


def test_a_browser_that_keeps_nothing_says_so(node: Node, sign_in: SignIn) -> None:
    page = sign_in("tj-jizhe")
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    address = new_story(page, node)
    page.route("**/draft", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    write(page, "无痕窗口。")
    expect(page.locator('[data-notice="private"]')).to_be_visible(timeout=LONG)
    page.unroute("**/draft")
    status(page)(SAVED)
    expect(page.locator('[data-notice="private"]')).to_be_hidden()
    assert said(sign_in("tj-bianji"), address) == "无痕窗口。"
