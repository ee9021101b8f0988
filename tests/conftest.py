"""Everything tests share: a real database under the application's role, people, and closed doors outside."""

from tests.support import database

database.prepare()

import django  # noqa: E402

django.setup()

pytest_plugins = ["tests.support.cleaning", "tests.support.people", "tests.support.doors"]
