"""No function behind a domain's door shows or touches what is theirs, whatever ids and words it is given."""

from typing import get_args

import pytest
from django.db import transaction

from rongmei.core.i18n import Refusal
from rongmei.core.scoping import scoped
from tests.access.conftest import World
from tests.access.doors import Door, doors, said, value
from tests.access.planting import Centre
from tests.access.tables import TABLES, planted

pytestmark = pytest.mark.django_db(databases="__all__")

# What is the node's and not a centre's, and why.
PUBLIC = {
    "accounts.actor_for_session": "the session says who",
    "accounts.actor_of": "made of rows one has",
    "accounts.actors_of": "a person's own, in all their centres at once: the inbox",
    "accounts.memberships_of": "a person's own, before a centre is chosen",
    "accounts.organisations_of": "a person's own, before a centre is chosen",
    "accounts.names": "accounts are the node's; ids reach it only from rows in scope",
    "accounts.person_name": "accounts are the node's; ids reach it only from rows in scope",
    "organisations.by_code": "who exists is public",
    "organisations.organisation": "who exists is public",
    "organisations.centres": "who exists is public",
    "organisations.children": "who exists is public",
    "organisations.tree": "who exists is public",
    "publishing.is_live": "what is published is public",
}


def names_rows(door: Door) -> bool:
    """True when a verb takes ids, and so could be given one of theirs."""
    return door.is_verb and any(int in {kind, *get_args(kind)} for kind in door.parameters(optional=True).values())


QUERIES = [door for door in doors() if door.is_query and str(door) not in PUBLIC]
VERBS = [door for door in doors() if names_rows(door)]


def ask(door: Door, own: Centre, asked: Centre, *, optional: bool) -> object:
    """What a function answers in the scope of `own` when it is asked for what is `asked`'s."""
    given = {name: value(name, kind, own, asked) for name, kind in door.parameters(optional=optional).items()}
    with scoped(own.place.pk):
        try:
            with transaction.atomic():
                return door.call(**given)
        except Refusal as refusal:
            return refusal


def test_there_are_doors_to_knock_at() -> None:
    assert len(QUERIES) > 50
    assert len(VERBS) > 40
    assert set(PUBLIC) <= {str(door) for door in doors()}


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize("door", QUERIES, ids=str)
def test_no_query_shows_theirs(world: World, door: Door, optional: bool) -> None:
    assert world.theirs.mark not in said(ask(door, world.ours, world.theirs, optional=optional))


def test_the_same_queries_show_ours(world: World) -> None:
    """Else the test above could not fail."""
    showing = [door for door in QUERIES if world.ours.mark in said(ask(door, world.ours, world.ours, optional=False))]
    assert len(showing) > 25


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize("door", VERBS, ids=str)
def test_no_verb_touches_theirs(world: World, door: Door, optional: bool) -> None:
    before = [planted(table, world.theirs) for table in TABLES]
    result = ask(door, world.ours, world.theirs, optional=optional)
    assert world.theirs.mark not in said(result)
    assert [planted(table, world.theirs) for table in TABLES] == before
