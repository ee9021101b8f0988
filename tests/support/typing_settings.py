"""Settings for the type checker, which reads models but connects to nothing."""

import os

for _role in ("APP", "MIGRATOR", "SEALER", "REPORTS"):
    os.environ.setdefault(f"RONGMEI_DB_{_role}", "postgresql://nobody@127.0.0.1/none")
os.environ.setdefault("RONGMEI_SECRET_KEY", "only for types")

from rongmei.config.settings import *  # noqa: E402, F403
