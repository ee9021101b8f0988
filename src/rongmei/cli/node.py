"""What every verb that needs the node begins with."""

import os

from rongmei.runtime.environment import home, prepare
from rongmei.runtime.layout import Home


def environment() -> Home:
    """Prepare folders and database and put their addresses into this process's environment."""
    place = home()
    os.environ.update(prepare(place))
    return place


def django() -> Home:
    """`environment`, and Django ready to be used."""
    place = environment()
    import django

    django.setup()
    return place


def address_of(role: str) -> str:
    """The database's address for `migrator`, `app`, `sealer`, `reports` or `owner`; the node must be prepared."""
    return os.environ[f"RONGMEI_DB_{role.upper()}"]
