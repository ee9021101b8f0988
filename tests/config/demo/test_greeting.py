"""What is printed once everything runs."""

import pytest

from rongmei.config.demo import cast, greeting


def test_it_tells_addresses_every_account_and_how_to_stop() -> None:
    said = greeting.welcome("http://127.0.0.1:8100")
    for path in ("/desk/", "/wall/", "/site/511921/", "/site/511900/"):
        assert f"http://127.0.0.1:8100{path}" in said
    for part in cast.CAST:
        assert f"tj-{part.suffix} " in said
        assert greeting.ROLES[part.suffix][1] in said
    assert cast.PASSWORD in said
    assert "Ctrl-C" in said
    assert "RONGMEI_DEMO_PASSWORD" not in said


def test_one_who_opens_it_to_others_is_warned(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "RONGMEI_DEMO_PASSWORD" in greeting.welcome("http://10.0.0.5:8000", "0.0.0.0")
    monkeypatch.setenv("RONGMEI_DEMO_PASSWORD", "only-for-the-fair-2026")
    assert "RONGMEI_DEMO_PASSWORD" not in greeting.welcome("http://10.0.0.5:8000", "0.0.0.0")
