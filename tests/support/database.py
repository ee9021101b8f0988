"""One PostgreSQL for the tests, one database for each test process, cloned from a migrated template."""

import atexit
import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

from rongmei.runtime.roles import provision, role_url

ROOT = Path(__file__).resolve().parents[2]
ROOM = Path(tempfile.gettempdir()) / f"rongmei-tests-{os.getuid()}"
ROLES = ("migrator", "app", "sealer", "reports")
PASSWORDS = {f"rongmei_{role}": "test" for role in ROLES}


def admin_url() -> str:
    """The server's administrator: RONGMEI_TEST_DATABASE_URL, or an embedded server of the tests' own."""
    given = os.environ.get("RONGMEI_TEST_DATABASE_URL")
    if given:
        return given
    from rongmei.runtime.postgres import Cluster

    cluster = Cluster(ROOM / "pg")
    cluster.ensure()
    _hurry(cluster.url())
    return cluster.url()


def _hurry(admin: str) -> None:
    """Nothing is kept for longer than a run here; what must outlive a crash is tested on nodes of its own."""
    with psycopg.connect(admin, autocommit=True) as db:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            db.execute(sql.SQL("alter system set {} = off").format(sql.Identifier(name)))
        db.execute("select pg_reload_conf()")


def environment(admin: str, database: str, home: Path) -> dict[str, str]:
    """What a Django process needs to work on `database`."""
    urls = {f"RONGMEI_DB_{role.upper()}": role_url(admin, f"rongmei_{role}", "test", database) for role in ROLES}
    return {
        **urls,
        "RONGMEI_HOME": str(home),
        "RONGMEI_SECRET_KEY": "only for tests",
        "DJANGO_SETTINGS_MODULE": "rongmei.config.settings",
        "RONGMEI_LOG_LEVEL": "ERROR",
    }


def prepare() -> None:
    """Clone a database for this process and point the environment at it."""
    ROOM.mkdir(parents=True, exist_ok=True)
    ROOM.chmod(0o755)
    name = f"test_rongmei_{os.getpid()}"
    with (ROOM / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        admin = admin_url()
        _clone(admin, _template(admin), name)
    home = Path(tempfile.mkdtemp(prefix="rongmei-home-"))
    os.environ.update(environment(admin, name, home))
    os.environ["RONGMEI_TEST_ADMIN_URL"] = admin
    atexit.register(drop, admin, name)


def drop(admin: str, name: str) -> None:
    """Remove a test database, whoever is still connected."""
    with psycopg.connect(admin, autocommit=True) as db:
        db.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _template(admin: str) -> str:
    """The migrated template of this very schema, made when it is not there."""
    name = f"rongmei_template_{_fingerprint()}"
    with psycopg.connect(admin, autocommit=True) as db:
        if db.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return name
    provision(admin, f"{name}_new", PASSWORDS)
    _migrate(environment(admin, f"{name}_new", Path(tempfile.gettempdir())))
    with psycopg.connect(admin, autocommit=True) as db:
        old, new = sql.Identifier(f"{name}_new"), sql.Identifier(name)
        db.execute(sql.SQL("alter database {} rename to {}").format(old, new))
    return name


def _migrate(environment: dict[str, str]) -> None:
    code = "import django; django.setup(); from rongmei.config.schema import migrate; migrate()"
    told = {**os.environ, **environment, "PYTHONPATH": str(ROOT / "src")}  # this checkout, not the installed one
    subprocess.run([sys.executable, "-c", code], env=told, check=True)


def _clone(admin: str, template: str, name: str) -> None:
    with psycopg.connect(admin, autocommit=True) as db:
        names = (sql.Identifier(name), sql.Identifier(template), sql.Identifier("rongmei_migrator"))
        db.execute(sql.SQL("create database {} template {} owner {}").format(*names))


def _fingerprint() -> str:
    source = ROOT / "src" / "rongmei"
    shaping = [*source.rglob("migrations/*.py"), *source.rglob("models*.py"), *source.rglob("models/*.py")]
    shaping += [source / "core/scoping/walls.py", source / "config/settings.py", source / "config/schema.py"]
    digest = hashlib.sha256()
    for path in sorted(set(shaping)):
        digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
