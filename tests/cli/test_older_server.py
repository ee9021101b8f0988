"""The loop on the oldest PostgreSQL that is supported, given by DATABASE_URL."""

import sys
from pathlib import Path
from subprocess import run

from rongmei.runtime.postgres import Cluster
from tests.cli.support import rongmei, surroundings
from tests.support.servers import old

# One centre of the demonstration: leads, topic, assignment, stories through three reviews, publishing, readers.
LOOP = """
from rongmei.cli import node
node.django()
from rongmei.cli.migrate import schema
schema()
from rongmei.config.demo import cast, loading, world
world.load_people.__defaults__ = (tuple(c for c in cast.CENTRES if c.code == "511900"),)
loading.centres = lambda: ["511900"]
loading.load(say=print)
from django.db import connection
from rongmei.core.scoping import scoped
from rongmei.core.journal.sealer import seal
from rongmei.domains.insight.api import today
from rongmei.domains.organisations.api import by_code
from rongmei.domains.publishing.api import live
while seal()[0]: pass
with scoped(by_code("511900").id):
    print("LIVE", len(live()), "READ", today().total.views > 0, "SERVER", connection.pg_version // 10000)
"""

# A deed of after the upgrade is heard by subscribers, whose positions the old server's transactions had numbered.
AFTER = """
from django.db import connection
from rongmei.core.journal import dispatcher
from rongmei.core.journal.models import Cursor
from rongmei.core.permissions import Actor
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.api import by_code
from rongmei.domains.planning.api import make_lead
from rongmei.domains.publishing.api import live
with scoped(by_code("511900").id):
    make_lead(actor=Actor.system(by_code("511900").id), headline="after")
    print("LIVE", len(live()), "SERVER", connection.pg_version // 10000, end=" ")
while dispatcher.run_once(): pass
from rongmei.core.journal import backlog
print("HEARD", not any(backlog.lags().values()))
"""


def test_the_loop_runs_on_postgresql_15(folder: Path) -> None:
    with old(folder) as address:
        home, given = folder / "home", {"DATABASE_URL": address}
        home.mkdir()
        ran = run(
            [sys.executable, "-c", LOOP], env=surroundings(home, given), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        assert "LIVE 7 READ True SERVER 15" in ran.stdout
        verified = rongmei(home, "journal", "verify", more=given)
        assert verified.code == 0, verified.all
        saved = rongmei(home, "backup", str(folder / "b.tar.gz"), more=given)
        assert saved.code == 0, saved.all
        assert not (home / "pg" / "data").exists(), "no embedded server was made"
    _move_in(home, folder / "pg15")
    upgraded = rongmei(home, "migrate")
    assert upgraded.code == 0, upgraded.all
    assert "正在升级到 18" in upgraded.out
    verified = rongmei(home, "journal", "verify")
    assert verified.code == 0, verified.all
    counted = rongmei(home, "manage", "shell", "-v", "0", "-c", AFTER)
    assert "LIVE 7 SERVER 18 HEARD True" in counted.out, counted.all
    Cluster(home / "pg").stop()


def _move_in(home: Path, data: Path) -> None:
    """The server's folder becomes the node's embedded one, as a release with PostgreSQL 15 in it would have left it."""
    cluster = Cluster(home / "pg")
    home.chmod(0o755)
    cluster.room.mkdir(exist_ok=True)
    cluster.room.chmod(0o755)
    (cluster.room / "password").write_text("pw")
    data.rename(cluster.data)
