"""Tests see a reading at once: nothing that was counted a moment ago is kept for them."""

import pytest

from rongmei.domains.insight.queries import lately


@pytest.fixture(autouse=True)
def counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question is answered anew."""
    monkeypatch.setattr(lately, "SECONDS", 0.0)
