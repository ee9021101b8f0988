from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rongmei.runtime import environment
from rongmei.runtime.layout import Home
from rongmei.runtime.postgres import Cluster
from rongmei.runtime.roles import database_url
from rongmei.runtime.trouble import Trouble
from tests.support import servers

ROLES = ("MIGRATOR", "APP", "SEALER", "REPORTS")


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "RONGMEI_SECRET_KEY", "RONGMEI_DB_OWNER", *(f"RONGMEI_DB_{r}" for r in ROLES)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def place(room: Path) -> Iterator[Home]:
    yield Home(room / "home")
    Cluster(room / "home" / "pg").stop()


@pytest.fixture
def elsewhere(room: Path) -> Iterator[str]:
    with servers.embedded(room) as cluster:
        yield cluster.url()


def test_without_a_database_the_embedded_one_is_used(place: Home) -> None:
    told = environment.prepare(place)
    for role in ROLES:
        with psycopg.connect(told[f"RONGMEI_DB_{role}"]) as db:
            assert db.info.user == f"rongmei_{role.lower()}"
            assert db.info.dbname == "rongmei"
    with psycopg.connect(told["RONGMEI_DB_OWNER"]) as db:
        assert db.info.dbname == "rongmei"
    assert told["RONGMEI_HOME"] == str(place.path)
    assert environment.prepare(place) == told


def test_what_is_given_already_is_kept_and_nothing_is_started(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONGMEI_DB_APP", "postgresql://given/by-the-operator")
    assert environment.prepare(place)["RONGMEI_DB_APP"] == "postgresql://given/by-the-operator"
    assert not place.path.exists()
    with pytest.raises(Trouble, match="DATABASE_URL"):
        environment.administrator(place)


def test_a_secret_key_that_is_given_is_kept(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONGMEI_SECRET_KEY", "given")
    assert environment.prepare(place)["RONGMEI_SECRET_KEY"] == "given"


@pytest.mark.parametrize(("asked", "made"), [("postgres", "rongmei"), ("", "rongmei"), ("centre", "centre")])
def test_another_server_gets_the_database_it_is_asked_for(
    place: Home, elsewhere: str, monkeypatch: pytest.MonkeyPatch, asked: str, made: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url(elsewhere, asked))
    for told in (environment.prepare(place), environment.prepare(place)):
        with psycopg.connect(told["RONGMEI_DB_APP"]) as db:
            assert db.info.dbname == made
    assert not Cluster(place.path / "pg").running()


@pytest.mark.parametrize("address", ["mysql://u:p@h/d", "host=localhost user=x", "postgresql:///nowhere", "x"])
def test_an_address_that_is_none_is_told(place: Home, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(Trouble, match="postgresql://"):
        environment.prepare(place)


def test_a_server_that_does_not_answer_is_told() -> None:
    nobody = f"postgresql://u:p@127.0.0.1:{servers.free_port()}/d"
    with pytest.raises(Trouble, match="DATABASE_URL"):
        environment.reach(nobody, tries=1)


def test_a_server_that_is_too_old_is_told(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", 99)
    with pytest.raises(Trouble, match="99"):
        environment.reach(elsewhere)


def test_the_folder_is_var_when_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RONGMEI_HOME")
    assert environment.home().path == Path.cwd() / "var"
