"""The word that opens the first-run page."""

from pathlib import Path

from tests.cli.support import rongmei


def test_it_is_made_once_and_read_by_the_owner_only(tmp_path: Path) -> None:
    first, again = rongmei(tmp_path, "setup-token"), rongmei(tmp_path, "setup-token")
    assert first.code == 0
    assert len(first.out.split()[-1]) >= 12
    assert again.out == first.out
    assert (tmp_path / "setup-token").stat().st_mode & 0o077 == 0
