"""Run the groups of figures: `python -m benchmarks.run [NAME]`. A group is a module or a package here that runs."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
GROUPS = sorted(
    [p.stem for p in HERE.glob("*.py") if p.stem not in ("__init__", "run")]
    + [p.parent.name for p in HERE.glob("*/__main__.py")]
)


def main(only: str = "") -> int:
    """Run one group or all, each in a process of its own; the first exit code that is not 0, or 0."""
    only = only.removeprefix("ONLY=")
    if only and only not in GROUPS:
        print(f"no group {only}; there are: {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    codes = [_run(group) for group in GROUPS if only in ("", group)]
    return next((code for code in codes if code), 0)


def _run(group: str) -> int:
    print(f"· {group}", file=sys.stderr)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{group}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
