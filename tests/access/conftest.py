"""The two centres, planted once for all tests of access that run in one process."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connections

from rongmei.core.journal.sealer import seal
from rongmei.core.scoping import scoped
from rongmei.domains.accounts.models import Membership, User
from tests.access import people
from tests.access.planting import PASSWORD, Centre, plant
from tests.access.tables import fill_empty_words
from tests.factories.accounts import make_user
from tests.support.cleaning import truncate


@dataclass(frozen=True)
class World:
    """Ours and theirs; and somebody who belongs to both and acts for ours."""

    ours: Centre
    theirs: Centre
    both: User
    homeless: User


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Committed, so that every role of the database sees it; gone afterwards."""
    with django_db_blocker.unblock():
        truncate(None)  # type: ignore[arg-type]
        ours, theirs = plant("511921", "zqnorthzq"), plant("511922", "zqsouthzq")
        both = make_user("both", display_name="两边的人", password=PASSWORD)
        for centre in (ours, theirs):
            with scoped(centre.place.pk):
                Membership.objects.create(user=both, roles=["editor", "director"])
            fill_empty_words(centre)
        seal()
        yield World(ours, theirs, both, make_user("homeless", display_name="不属于任何单位", password=PASSWORD))
        truncate(None)  # type: ignore[arg-type]
        for connection in connections.all():
            connection.close()


@pytest.fixture(scope="package")
def browsers(world: World, django_db_blocker: Any) -> list[people.Browser]:
    """A browser for each kind of person, signed in."""
    with django_db_blocker.unblock():
        return people.browsers(world.ours, world.theirs, world.both, world.homeless)
