"""What every verb that needs the node begins with."""

import os
import shutil

from rongmei.runtime.environment import home, prepare
from rongmei.runtime.layout import Home
from rongmei.runtime.loading import loading

COUNTS = "run/metrics"


def environment() -> Home:
    """Prepare folders and database and put their addresses into this process's environment."""
    place = home()
    os.environ.update(prepare(place))
    # Read when the counters are imported; only then do several processes count together.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(place.path / COUNTS)
    (place.path / COUNTS).mkdir(parents=True, exist_ok=True)
    return place


def forget_counts(place: Home) -> None:
    """Begin to count anew, as a node does that starts; what the processes of the last one counted is thrown away."""
    shutil.rmtree(place.path / COUNTS, ignore_errors=True)


def django() -> Home:
    """`environment`, and Django ready to be used."""
    place = environment()
    with loading():
        import django

        django.setup()
    return place


def address_of(role: str) -> str:
    """The database's address for `migrator`, `app`, `sealer`, `reports` or `owner`; the node must be prepared."""
    return os.environ[f"RONGMEI_DB_{role.upper()}"]
