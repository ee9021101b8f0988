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
