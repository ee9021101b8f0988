"""`python -m benchmarks.loop [PART …]`; real texts come from the folder RONGMEI_DATA (../shared/data)."""

import sys
import traceback
from importlib import import_module

from tests.support import database

from benchmarks.loop.figures import note

PARTS = ("portal", "publish", "ingest", "journal", "desk")


def main(parts: list[str]) -> int:
    """Run the parts asked for, or all; a part that breaks does not keep the others from being told."""
    database.prepare()
    import django

    django.setup()
    from tests.support.faults.node import running

    with running() as node:
        return sum(_run(name, node) for name in parts or PARTS)


def _run(name: str, node: object) -> int:
    note(f"{name} …")
    try:
        import_module(f"benchmarks.loop.{name}").measure(node)
    except Exception:
        note(traceback.format_exc())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
