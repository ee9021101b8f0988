"""Bytes kept by their hash: all of them, once, and each centre's in its own room."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from rongmei.core import files
from rongmei.core.files.store import _SPOOL
from rongmei.core.i18n import NotFound
from rongmei.core.scoping import ScopeMissing, scoped

OURS, THEIRS = 71_001, 71_002
WORDS = "头条".encode()


@pytest.fixture(autouse=True)
def rooms() -> Iterator[None]:
    """Both rooms are empty before and after."""
    _empty()
    yield
    _empty()


def _empty() -> None:
    for path in [path for room in (OURS, THEIRS) for path in kept(room)]:
        path.unlink()


def kept(room: int) -> list[Path]:
    """Every file there is in a room, whole or not."""
    return [path for path in (Path(settings.MEDIA_ROOT) / str(room)).rglob("*") if path.is_file()]


@given(st.lists(st.binary(max_size=64), max_size=8))
def test_what_is_kept_comes_back_whole_under_its_hash(chunks: list[bytes]) -> None:
    with scoped(OURS):
        stored = files.put(chunks)
        assert (stored.sha256, stored.size) == (hashlib.sha256(b"".join(chunks)).hexdigest(), sum(map(len, chunks)))
        with files.open_bytes(stored.sha256) as opened:
            assert opened.read() == b"".join(chunks)


@pytest.mark.parametrize("size", [0, 1, _SPOOL - 1, _SPOOL, _SPOOL + 1, 3 * _SPOOL])
def test_any_size_is_kept(size: int) -> None:
    with scoped(OURS):
        stored = files.put([bytes(size)])
        assert stored.size == size
        assert [path.stat().st_size for path in kept(OURS)] == [size]


def test_the_same_bytes_are_kept_once_in_a_room_and_in_each_room() -> None:
    for room in (OURS, OURS, THEIRS):
        with scoped(room):
            files.put([WORDS])
    assert [len(kept(OURS)), len(kept(THEIRS))] == [1, 1]


def test_an_upload_that_breaks_off_leaves_nothing() -> None:
    def broken() -> Iterator[bytes]:
        yield WORDS
        raise ConnectionResetError

    with scoped(OURS), pytest.raises(ConnectionResetError):
        files.put(broken())
    assert kept(OURS) == []


def test_a_file_that_was_cut_short_is_written_anew() -> None:
    with scoped(OURS):
        stored = files.put([WORDS])
        kept(OURS)[0].chmod(0o600)
        kept(OURS)[0].write_bytes(WORDS[:2])
        files.put([WORDS])
        with files.open_bytes(stored.sha256) as opened:
            assert opened.read() == WORDS


def test_theirs_is_not_there() -> None:
    with scoped(THEIRS):
        stored = files.put([WORDS])
    with scoped(OURS):
        assert not files.exists(stored.sha256)
        for room in (None, THEIRS):
            with pytest.raises(NotFound):
                files.open_bytes(stored.sha256, organisation=room)
        files.delete(stored.sha256)
    with scoped(THEIRS):
        assert files.exists(stored.sha256)


def test_who_may_read_theirs_opens_it_but_does_not_delete_it() -> None:
    with scoped(THEIRS):
        stored = files.put([WORDS])
    with scoped(OURS, readable=[THEIRS]):
        with files.open_bytes(stored.sha256, organisation=THEIRS) as opened:
            assert opened.read() == WORDS
        files.delete(stored.sha256)
    assert len(kept(THEIRS)) == 1


HASH = hashlib.sha256(WORDS).hexdigest()


@pytest.mark.parametrize(
    "name", ["", "..", "../../settings.py", f"{HASH}\n", HASH.upper(), HASH[:-1], f"{HASH}.part", f"/{HASH}", "\0" * 64]
)
def test_what_is_no_hash_is_no_file(name: str) -> None:
    with scoped(OURS):
        files.put([WORDS])
        with pytest.raises(NotFound):
            files.open_bytes(name)
        with pytest.raises(NotFound):
            files.delete(name)


def test_without_a_scope_there_are_no_files() -> None:
    for ask in (lambda: files.put([WORDS]), lambda: files.exists(HASH), lambda: files.open_bytes(HASH)):
        with pytest.raises(ScopeMissing):
            ask()
