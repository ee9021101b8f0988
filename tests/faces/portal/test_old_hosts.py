"""Old addresses lead to articles of their own centre, and nowhere else."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rongmei.domains.publishing.api import address_key, file_of
from rongmei.faces.portal.old_hosts import OldHosts

HOST, ORIGIN, PAGE = "www.old.example.cn", "https://news.example.cn", "a/201405/7.html"
OURS, THEIRS = "511921", "511922"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A public root in which some addresses of one centre are known."""
    for path, query in (("/2014/05/7.html", ""), ("/", "p=7"), ("/list.php", "id=7&cat=2"), ("/新闻/七", "")):
        keep(tmp_path, OURS, HOST, path, query, PAGE)
    return tmp_path


def keep(root: Path, code: str, host: str, path: str, query: str, target: str) -> None:
    """A known address."""
    file = root / code / file_of(address_key(host, path, query))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(target)


def ask(app: OldHosts, path: str, query: str = "", host: str = HOST, method: str = "GET") -> tuple[int, str]:
    """Status and location; 0 when it is for others to answer."""
    sent: list[Mapping[str, Any]] = []

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())]
    scope = {"method": method, "path": path, "query_string": query.encode(), "headers": headers}
    if not asyncio.run(app.answered(scope, send)):
        return 0, ""
    return sent[0]["status"], dict(sent[0]["headers"]).get(b"location", b"").decode()


@pytest.fixture
def app(root: Path) -> OldHosts:
    """As the operator set it."""
    return OldHosts(root, {HOST: OURS, "old.nanjiang.example": THEIRS}, ORIGIN)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/2014/05/7.html", ""), ("/2014/05/7.html/", ""), ("/2014/05/7.html", "from=timeline"), ("/", "p=7"),
        ("/list.php", "cat=2&id=7"), ("/新闻/七", ""),
    ],
)  # fmt: skip
def test_every_shape_of_address_leads_to_the_article(app: OldHosts, path: str, query: str) -> None:
    assert ask(app, path, query) == (301, f"{ORIGIN}/site/{OURS}/{PAGE}")
    assert ask(app, path, query, "OLD.example.cn:443", "HEAD")[0] == 301


def test_the_front_page_leads_to_ours_and_the_rest_is_missing(app: OldHosts) -> None:
    assert ask(app, "/") == (301, f"{ORIGIN}/site/{OURS}/")
    for path, query in (("/2014/05/8.html", ""), ("/list.php", "id=7"), ("/desk/", ""), ("/../../etc/passwd", "")):
        assert ask(app, path, query) == (404, "")
    assert ask(app, "/2014/05/7.html", method="POST") == (405, "")


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "../511922/a/201405/1.html", "a/201405/7.html\r\nX: y", "", "a/x.html"],
)
def test_a_tampered_file_leads_nowhere(app: OldHosts, root: Path, target: str) -> None:
    keep(root, OURS, HOST, "/evil", "", target)
    assert ask(app, "/evil") == (404, "")
    assert ask(app, "//evil.example/", "") == (404, "")
    assert ask(app, "/", "url=https://evil.example")[1] in ("", f"{ORIGIN}/site/{OURS}/")


def test_another_centres_host_knows_nothing_of_ours(app: OldHosts, root: Path) -> None:
    assert ask(app, "/2014/05/7.html", host="old.nanjiang.example") == (404, "")
    keep(root, THEIRS, HOST, "/theirs", "", "a/201405/9.html")  # an import that names our host
    assert ask(app, "/theirs") == (404, "")


def test_a_host_nobody_named_is_for_others(app: OldHosts, root: Path) -> None:
    assert ask(app, "/2014/05/7.html", host="news.example.cn") == (0, "")
    assert ask(app, "/site/511921/") == (0, "")
    assert ask(OldHosts(root, {}, ""), "/2014/05/7.html") == (0, "")
    assert ask(OldHosts(root, {HOST: "../x"}, ""), "/2014/05/7.html") == (0, "")


def test_where_old_and_new_share_a_domain_our_own_pages_stay_ours(root: Path) -> None:
    keep(root, OURS, HOST, "/desk", "", PAGE)
    app = OldHosts(root, {HOST: OURS}, f"https://{HOST}")
    assert ask(app, "/2014/05/7.html")[0] == ask(app, "/", "p=7")[0] == 301
    for path in ("/desk", "/", "/account/login/", "/unknown"):
        assert ask(app, path) == (0, "")
