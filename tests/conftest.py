"""Everything tests share: a real database under the application's role, people, and closed doors outside."""

import os

from tests.support import database

database.prepare()

import django  # noqa: E402
import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

django.setup()
# A worker of pytest-xdist inherits the environment, and would load the settings of this process's database with it.
del os.environ["DJANGO_SETTINGS_MODULE"]

# A busy machine is no fault of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

pytest_plugins = [
    "tests.support.cleaning",
    "tests.support.people",
    "tests.support.programs",
    "tests.support.doors",
    "tests.support.marks",
    "tests.support.readings",
]

# Files that wait for whole nodes, slowest first: begun last, one of them would keep a worker while the other idles.
SLOW = ("tests/e2e", "tests/integration", "tests/cli", "tests/config/demo", "tests/access/test_fuzz")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow files."""
    items.sort(key=lambda item: next((n for n, start in enumerate(SLOW) if item.nodeid.startswith(start)), len(SLOW)))
