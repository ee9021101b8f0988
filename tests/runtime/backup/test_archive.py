import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongmei.runtime.backup import archive
from rongmei.runtime.backup.contents import FOLDERS, members, merge_tombstones
from rongmei.runtime.trouble import Trouble

names = st.text(st.characters(categories=["L", "N"], include_characters="-_."), min_size=1, max_size=20).filter(
    lambda name: name not in (".", "..") and len(name.encode()) < 200
)
paths = st.builds("{}/{}/{}".format, st.sampled_from(FOLDERS), names, names)


def fill(home: Path, files: dict[str, bytes]) -> Path:
    for folder in FOLDERS:
        (home / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    return home


def files_of(home: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in members(home)}


def made(tmp_path: Path, files: dict[str, bytes]) -> Path:
    target = tmp_path / "backup.tar.gz"
    archive.write(target, members(fill(tmp_path / "home", files)), {"at": "now"})
    return target


def forged(target: Path, members: dict[str, bytes], manifest: object) -> Path:
    """An archive with whatever is asked for in it."""
    with tarfile.open(target, "w:gz") as tar:
        for name, content in {**members, archive.MANIFEST: json.dumps(manifest).encode()}.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return target


@given(st.dictionaries(paths, st.binary(max_size=200), max_size=8))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    tmp_path = tmp_path_factory.mktemp("law")
    target = made(tmp_path, files)
    facts = archive.read(target, tmp_path / "room")
    assert files_of(tmp_path / "room") == files
    assert facts["at"] == "now"


def test_it_appears_whole_and_closed(tmp_path: Path) -> None:
    target = made(tmp_path, {"media/1/a": b"a"})
    assert target.stat().st_mode & 0o777 == 0o600
    assert {p.name for p in tmp_path.iterdir()} == {"home", "backup.tar.gz"}


def test_a_file_that_vanishes_meanwhile_is_left_out(tmp_path: Path) -> None:
    home = fill(tmp_path / "home", {"lake/a": b"a", "lake/b": b"b"})
    listed = list(members(home))
    (home / "lake/a").unlink()
    archive.write(tmp_path / "out", listed, {})
    archive.read(tmp_path / "out", tmp_path / "room")
    assert files_of(tmp_path / "room") == {"lake/b": b"b"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("outside")
    home = fill(tmp_path / "home", {})
    (home / "public" / "link").symlink_to(tmp_path / "secret")
    assert files_of(home) == {}


@pytest.mark.parametrize("name", ["../x", "media/../../x", "/etc/x", "secrets.json", "media", "pg/data/x"])
def test_a_name_outside_the_node_s_folders_is_refused(tmp_path: Path, name: str) -> None:
    bad = forged(tmp_path / "bad", {name: b"x"}, {"format": 1, "sums": {}})
    with pytest.raises(Trouble, match="outside the folders"):
        archive.read(bad, tmp_path / "room")


def test_a_link_inside_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "bad", "w:gz") as tar:
        link = tarfile.TarInfo("media/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(Trouble, match="not a file"):
        archive.read(tmp_path / "bad", tmp_path / "room")


@pytest.mark.parametrize(
    "inside",
    [{"media/a": b"changed", "media/b": b"b"}, {"media/a": b"a"}, {"media/a": b"a", "media/b": b"b", "media/c": b""}],
    ids=["changed", "missing", "added"],
)
def test_what_does_not_agree_with_the_manifest_is_refused(tmp_path: Path, inside: dict[str, bytes]) -> None:
    whole = made(tmp_path, {"media/a": b"a", "media/b": b"b"})
    facts = archive.read(whole, tmp_path / "whole")
    with pytest.raises(Trouble, match="已损坏"):
        archive.read(forged(tmp_path / "bad", inside, facts), tmp_path / "room")


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    whole = made(tmp_path, {"media/a": bytes(range(256)) * 64})
    whole.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(Trouble, match="换一份备份"):
        archive.read(whole, tmp_path / "room")


@pytest.mark.parametrize("content", [b"", b"text", gzip.compress(b"no tar")], ids=["empty", "text", "no tar"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(Trouble):
        archive.read(tmp_path / "bad", tmp_path / "room")


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="不是本版本"):
        archive.read(forged(tmp_path / "bad", {}, {"format": 2, "sums": {}}), tmp_path / "room")


def test_a_newer_withdrawal_survives_and_an_older_one_stays(tmp_path: Path) -> None:
    newer = fill(tmp_path / "newer", {"public/tj/a/index.html.gone": b"newer", "public/tj/b.html": b"b"}) / "public"
    public = fill(tmp_path / "old", {"public/tj/a/index.html": b"a", "public/tj/c.html.gone": b"c"}) / "public"
    assert merge_tombstones(newer, public) == 1
    assert (public / "tj/a/index.html.gone").read_bytes() == b"newer"
    assert not (public / "tj/b.html").exists()
    assert (public / "tj/c.html.gone").exists()
    assert merge_tombstones(newer, public) == 0


def test_a_withdrawal_in_a_folder_the_backup_never_had_is_kept(tmp_path: Path) -> None:
    newer = fill(tmp_path / "newer", {"public/tj/new/index.html.gone": b"gone"}) / "public"
    public = fill(tmp_path / "old", {}) / "public"
    assert merge_tombstones(newer, public) == 1
    assert (public / "tj/new/index.html.gone").is_file()
