"""The loop on the oldest PostgreSQL that is supported, given by DATABASE_URL."""

import sys
from pathlib import Path
from subprocess import run

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


def test_the_loop_runs_on_postgresql_15(folder: Path) -> None:
    with old(folder) as address:
        home, given = folder / "home", {"DATABASE_URL": address}
        home.mkdir()
        ran = run(
            [sys.executable, "-c", LOOP], env=surroundings(home, given), capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        assert "LIVE 4 READ True SERVER 15" in ran.stdout
        verified = rongmei(home, "journal", "verify", more=given)
        assert verified.code == 0, verified.all
        saved = rongmei(home, "backup", str(folder / "b.tar.gz"), more=given)
        assert saved.code == 0, saved.all
        assert not (home / "pg" / "data").exists(), "no embedded server was made"
