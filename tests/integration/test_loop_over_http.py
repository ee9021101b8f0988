"""The whole loop 策采编审发评 through the API alone, on a real node: from a feed to a reading on its topic."""

import json
import re
from pathlib import Path
from typing import Any

import httpx

from tests.support.newsroom import Newsroom
from tests.support.waiting import until

FEED = Path(__file__).parents[1] / "e2e" / "feeds" / "county.xml"
HEADLINE = "山泉养出冷水鱼：三万尾鱼苗今早下塘"
BODY = "首批三万尾鱼苗今早运抵高山冷水鱼基地，放养后预计明年秋天上市。"
BROWSER = "Mozilla/5.0 (Linux; Android 14; PGT-AN10) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"


def test_from_a_feed_to_its_outcome(newsroom: Newsroom) -> None:
    lead = gather(newsroom)
    topic, assignment = plan(newsroom, lead)
    story = write(newsroom, assignment)
    review(newsroom, story)
    publish(newsroom, story)
    read(newsroom, story)
    evaluate(newsroom, topic, story)


def gather(newsroom: Newsroom) -> int:
    """采: a provider is added and fetched; its items are leads that can be found."""
    sent = {"name": "县农业农村局", "location": str(newsroom.feed(FEED.name, FEED.read_bytes()))}
    provider = newsroom.ask("editor", "POST", "/providers", sent)["id"]
    newsroom.ask("editor", "POST", f"/providers/{provider}/runs")
    found = until(lambda: newsroom.ask("duty", "GET", "/leads?words=冷水鱼")["items"], 60)
    return int(found[0]["id"])


def plan(newsroom: Newsroom, lead: int) -> tuple[int, int]:
    """策: a topic is proposed, approved and given to the reporter, who accepts."""
    topic = newsroom.ask("duty", "POST", "/topics", {"headline": HEADLINE, "leads": [lead]})["id"]
    newsroom.ask("duty", "POST", f"/topics/{topic}/approve")
    given = {"kind": "text", "deadline": "2099-01-01T18:00:00+08:00", "user": newsroom.user("reporter")}
    assignment = newsroom.ask("duty", "POST", f"/topics/{topic}/assignments", given)["id"]
    newsroom.ask("reporter", "POST", f"/assignments/{assignment}/accept")
    return topic, assignment


def write(newsroom: Newsroom, assignment: int) -> int:
    """编: a story is begun for it, written whole, and sent to review."""
    story = newsroom.ask("reporter", "POST", "/stories", {"assignment": assignment})["id"]
    head = newsroom.ask("reporter", "GET", f"/stories/{story}/draft")["head"]
    subject = next(s for s in newsroom.ask("reporter", "GET", "/subjects")["items"] if "渔业" in s["name"])
    content = {
        "headline": HEADLINE, "summary": "首批三万尾鱼苗今早下塘。", "html": f"<p>{BODY}</p>", "byline": "记者甲",
        "sources": [{"name": "县农业农村局"}], "subjects": [subject["code"]],
    }  # fmt: skip
    newsroom.ask("reporter", "PUT", f"/stories/{story}/content", {"content": content, "seen": head})
    newsroom.ask("reporter", "POST", f"/stories/{story}/submit")
    return int(story)


def review(newsroom: Newsroom, story: int) -> None:
    """审: each of the three finds it in their inbox when it is their turn, and lets it through."""
    for reviewer in ("first", "second", "third"):
        turn = next(r for r in newsroom.ask(reviewer, "GET", "/reviews/inbox")["items"] if r["object_id"] == story)
        proofs = {"proofs": turn["turn"]["proofs"]}
        newsroom.ask(reviewer, "POST", f"/reviews/{turn['id']}/approve", proofs)
    until(lambda: newsroom.ask("editor", "GET", f"/stories/{story}")["state"] == "signed", 30)


def publish(newsroom: Newsroom, story: int) -> None:
    """发: it goes out at once, and is live seconds later."""
    delivery = newsroom.ask("editor", "POST", f"/stories/{story}/publish", {})["id"]
    until(lambda: newsroom.ask("editor", "GET", f"/deliveries/{delivery}")["state"] == "live", 60)


def read(newsroom: Newsroom, story: int) -> None:
    """A reader opens the page, and their browser tells of it as the page asks."""
    url = newsroom.ask("editor", "GET", f"/deliveries?story={story}")["items"][0]["url"]
    page = httpx.get(f"{newsroom.node.address}{url}", timeout=10, trust_env=False)
    assert BODY in page.text
    headers = {"User-Agent": BROWSER, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    headers["Accept-Language"] = "zh-CN"
    told = json.dumps(beacon(page.text, story))
    where = f"{newsroom.node.address}/portal/511921/beacon"
    assert httpx.post(where, content=told, headers=headers, timeout=10, trust_env=False).status_code == 204


def beacon(page: str, story: int) -> dict[str, Any]:
    """What portal.js tells of a page that was read to its end."""
    characters = re.search(r'data-characters="(\d+)"', page)
    assert characters is not None
    return {
        "story": story, "view": "0123456789abcdef", "referrer": "", "inside": False, "installed": False,
        "age": 30, "seconds": 30, "depth": 100, "characters": int(characters[1]),
    }  # fmt: skip


def evaluate(newsroom: Newsroom, topic: int, story: int) -> None:
    """评: the reading comes back to the topic."""
    reached = until(lambda: newsroom.ask("duty", "GET", f"/topics/{topic}/reach"), 90)
    assert (reached["stories"], reached["reach"]["views"]) == (1, 1)
    assert newsroom.ask("duty", "GET", "/reach/today")["total"]["views"] == 1
    assert newsroom.ask("duty", "GET", f"/stories/{story}")["state"] == "published"
