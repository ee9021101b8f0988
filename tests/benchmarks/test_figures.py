"""How figures are told and chosen; what they measure is not timed here."""

import json

import pytest
from benchmarks.loop import figures
from benchmarks.loop.crowd import SHARES, some
from benchmarks.loop.texts import articles

from benchmarks import run


def test_a_figure_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    figures.tell("portal.example", 1234.567, "requests/s", 500.0)
    told = json.loads(capsys.readouterr().out)
    assert told == {"name": "portal.example", "value": 1235.0, "unit": "requests/s", "peer": 500.0, "ratio": 2.469}


def test_a_figure_without_a_peer_has_no_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    figures.tell("publish.example", 0.25, "s")
    told = json.loads(capsys.readouterr().out)
    assert (told["peer"], told["ratio"]) == (None, None)


def test_quantiles_are_values_that_were_measured() -> None:
    assert [figures.quantile([5.0, 1.0, 3.0], share) for share in (0.5, 0.95)] == [3.0, 5.0]


def test_one_group_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[str] = []
    monkeypatch.setattr(run, "_run", lambda group: ran.append(group) or 0)  # type: ignore[func-returns-value]
    assert (run.main("loop"), ran) == (0, ["loop"])
    assert run.main("nothing") == 2
    assert "loop" in capsys.readouterr().err


def test_without_real_articles_the_demonstration_s_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RONGMEI_DATA", "/nowhere")
    found = articles(100)
    assert len(found) == 100
    assert all(title and len(text) > 200 for title, text in found)
    assert "RONGMEI_DATA" in capsys.readouterr().err


def test_a_crowd_is_whole_and_is_asked_for_by_its_words() -> None:
    assert sum(SHARES.values()) == 100
    words = some(["通江银耳丰收"], 4)
    assert (len(words), words[0]) == (4, "通江银耳")
    assert all(2 <= len(word) <= 4 for word in words)
