"""Files served from memory are what lies on disk at that moment, and no more of them are kept than fit."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from rongmei.faces.portal import kept
from rongmei.faces.portal.baked import BakedSites


@pytest.fixture
def sites(tmp_path: Path) -> BakedSites:
    (tmp_path / "511921" / "a").mkdir(parents=True)
    return BakedSites(tmp_path)


def put(sites: BakedSites, path: str, text: str) -> Path:
    """Put a file where baking puts it: written beside, then renamed."""
    target = Path(sites.root) / path
    draft = target.with_name(f".{target.name}.new")
    draft.write_text(text)
    draft.replace(target)
    return target


def ask(sites: BakedSites, path: str, method: str = "GET", extensions: Any = None, **headers: str) -> dict[str, Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"method": method, "path": f"/site/{path}", "headers": given, "extensions": extensions or {}}
    asyncio.run(sites(scope, None, send))
    body = b"".join(m.get("body", b"") for m in sent[1:]).decode()
    return {"status": sent[0]["status"], "headers": dict(sent[0]["headers"]), "body": body, "sent": sent}


def test_a_file_baked_again_is_served_at_once(sites: BakedSites) -> None:
    put(sites, "511921/a/1.html", "old")
    first = ask(sites, "511921/a/1.html")
    put(sites, "511921/a/1.html", "new")
    second = ask(sites, "511921/a/1.html")
    assert (first["body"], second["body"]) == ("old", "new")
    assert first["headers"][b"etag"] != second["headers"][b"etag"]


def test_a_tombstone_and_its_going_show_at_once(sites: BakedSites) -> None:
    put(sites, "511921/a/1.html", "page")
    assert ask(sites, "511921/a/1.html")["status"] == 200
    grave = put(sites, "511921/a/1.html.gone", "withdrawn")
    answer = ask(sites, "511921/a/1.html")
    assert (answer["status"], answer["body"]) == (410, "withdrawn")
    assert answer["headers"][b"content-security-policy"]
    grave.unlink()
    assert ask(sites, "511921/a/1.html")["status"] == 200


def test_a_file_taken_away_is_gone_at_once(sites: BakedSites) -> None:
    file = put(sites, "511921/a/1.html", "page")
    ask(sites, "511921/a/1.html")
    file.unlink()
    assert ask(sites, "511921/a/1.html")["status"] == 404


def test_the_same_tag_is_answered_without_the_page(sites: BakedSites) -> None:
    put(sites, "511921/index.html", "front")
    tag = ask(sites, "511921/")["headers"][b"etag"].decode()
    again = ask(sites, "511921/", if_none_match=tag)
    assert (again["status"], again["body"]) == (304, "")
    put(sites, "511921/index.html", "front page")
    assert ask(sites, "511921/", if_none_match=tag)["status"] == 200


def test_head_tells_the_length_and_sends_nothing(sites: BakedSites) -> None:
    put(sites, "511921/index.html", "front")
    answer = ask(sites, "511921/", "HEAD")
    assert (answer["headers"][b"content-length"], answer["body"]) == (b"5", "")


def test_a_folder_without_its_slash_leads_to_the_one_with_it(sites: BakedSites) -> None:
    put(sites, "511921/index.html", "front")
    answer = ask(sites, "511921")
    assert (answer["status"], answer["headers"][b"location"]) == (301, b"/site/511921/")


def test_a_large_file_is_sent_from_disk(sites: BakedSites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LARGEST", 3)
    file = put(sites, "511921/a/1.jpg", "large")
    by_path = ask(sites, "511921/a/1.jpg", extensions={"http.response.pathsend": {}})["sent"]
    assert by_path[1]["path"] == os.fspath(file)
    answer = ask(sites, "511921/a/1.jpg")
    assert (answer["body"], answer["headers"][b"content-length"]) == ("large", b"5")
    assert not sites.files._kept


def test_only_so_much_is_kept_and_what_is_read_stays(sites: BakedSites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 10)
    for name in ("1", "2", "3"):
        put(sites, f"511921/a/{name}.html", "page")
    for name in ("1", "2", "1", "3"):
        assert ask(sites, f"511921/a/{name}.html")["body"] == "page"
    assert [Path(path).stem for path in sites.files._kept] == ["1", "3"]
    assert sites.files._bytes == 8


@pytest.mark.parametrize("path", ["511921/a/1.html.gone", "511921/.lock", "../x", "511921/a\\b", "511921/\0", "", "/"])
def test_nothing_hidden_or_outside_is_served(sites: BakedSites, path: str) -> None:
    put(sites, "511921/a/1.html.gone", "withdrawn")
    put(sites, "511921/.lock", "")
    assert ask(sites, path)["status"] == 404


def test_other_methods_are_refused(sites: BakedSites) -> None:
    assert ask(sites, "511921/", "DELETE")["status"] == 405
