"""Every verb × every role: the table says whose it is, and whoever lacks it is refused before anything is looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Denied, Permission, Role, declared, lookup
from rongmei.core.scoping import scoped
from rongmei.domains.ingest.actions.items import Taken
from rongmei.domains.stories.models import Story
from tests.access.conftest import World
from tests.access.doors import Door, doors, value
from tests.access.planting import ROLES, Centre
from tests.access.rights import BY_ROW, INNER, NOBODYS, RIGHTS, SYSTEMS_OWN, opening, permission_of, verbs

pytestmark = pytest.mark.django_db(databases="__all__")

VERBS = [verb for verb in verbs() if str(verb) not in INNER]
ASKED = [verb for verb in VERBS if str(verb) in RIGHTS]
# What no door takes, so that tests/access/doors.py does not know it.
INSIDE: Mapping[str, object] = {"taken": Taken(), "problems": [], "failed": False, "error": "磁盘已满", "parsed": []}
_BOOKKEEPING = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "SELECT SET_CONFIG")


def test_every_verb_behind_a_door_stands_in_the_table() -> None:
    found = {str(door) for door in doors() if door.is_verb}
    assert sorted(found - set(RIGHTS) - set(NOBODYS)) == [], "add it to tests/access/rights.py"


def test_so_does_every_verb_within() -> None:
    assert {str(verb) for verb in verbs()} == {*RIGHTS, *INNER}


def test_what_nobodys_roles_open_names_no_actor() -> None:
    assert set(NOBODYS) <= {str(door) for door in doors() if door.is_verb and Actor not in door.parameters().values()}


def test_every_permission_is_asked_by_a_verb_or_opens_an_address() -> None:
    assert {*RIGHTS.values(), *opening()} == _declared() - SYSTEMS_OWN


def test_every_row_of_every_rule_is_walked() -> None:
    """A verb is tried by every role that carries its permission, an address by everybody who can sign in."""
    walked = {(code, role) for code in set(RIGHTS.values()) for role in lookup(code).roles}
    walked |= {(code, role) for code in opening() for role in ROLES}
    rows = {(code, role) for code in _declared() - SYSTEMS_OWN for role in lookup(code).roles}
    assert sorted(rows - walked) == [], "nobody who holds it so can ever use it"


def _declared() -> set[str]:
    return {code for code in declared() if not code.startswith("test.")}


def one(centre: Centre, role: Role) -> Actor:
    """Somebody with one role, who has made nothing and sits nowhere."""
    if role == Role.SYSTEM:
        return Actor.system(centre.place.pk)
    return Actor(centre.ids["user:none"], centre.place.pk, frozenset({role}), "one")


def given(verb: Door, own: Centre, asked: Centre) -> dict[str, Any]:
    """What a verb must be given."""
    made = {**INSIDE, "row": Story(pk=asked.ids["story"])}
    return {
        name: made[name] if name in made and kind is not str else value(name, kind, own, asked)
        for name, kind in verb.parameters().items()
        if name != "actor"
    }


def attempt(verb: Door, actor: Actor, own: Centre, asked: Centre) -> Refusal | None:
    """What a verb says, called by somebody; whatever it did is undone."""
    try:
        with transaction.atomic():
            verb.call(actor=actor, **given(verb, own, asked))
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal
    return None


def denies(said: Refusal | None, permission: Permission) -> bool:
    """True when it was for want of the permission."""
    return isinstance(said, Denied) and f"“{permission.label}”" in str(said.message)


@pytest.mark.parametrize("verb", ASKED, ids=str)
def test_who_holds_the_permission_gets_past_it(world: World, verb: Door) -> None:
    permission = permission_of(verb)
    with scoped(world.ours.place.pk):
        for role in permission.roles:
            said = attempt(verb, one(world.ours, role), world.ours, world.ours)
            assert not denies(said, permission), role


@pytest.mark.parametrize("verb", ASKED, ids=str)
def test_who_lacks_it_is_denied_before_anything_is_looked_at(world: World, verb: Door) -> None:
    permission = permission_of(verb)
    with scoped(world.ours.place.pk):
        for role in set(Role) - permission.roles:
            with CaptureQueriesContext(connection) as asked:
                said = attempt(verb, one(world.ours, role), world.ours, world.ours)
            assert denies(said, permission), (role, said)
            assert str(verb) in BY_ROW or list(_looks(asked)) == [], role


@pytest.mark.parametrize("verb", [verb for verb in ASKED if str(verb) not in BY_ROW], ids=str)
def test_who_lacks_it_learns_nothing_of_theirs(world: World, verb: Door) -> None:
    permission = permission_of(verb)
    lacking = next(iter(sorted(set(Role) - permission.roles)))
    with scoped(world.ours.place.pk):
        assert denies(attempt(verb, one(world.ours, lacking), world.ours, world.theirs), permission)


@pytest.mark.parametrize("verb", ASKED, ids=str)
def test_a_right_held_at_another_centre_opens_nothing_here(world: World, verb: Door) -> None:
    permission = permission_of(verb)
    holder = replace(one(world.ours, next(iter(permission.roles))), organisation=world.theirs.place.pk)
    with scoped(world.ours.place.pk):
        assert isinstance(attempt(verb, holder, world.ours, world.ours), Denied)


def _looks(asked: CaptureQueriesContext) -> Iterator[str]:
    """What the database was asked, but for savepoints and the scope."""
    for query in asked.captured_queries:
        if not query["sql"].upper().startswith(_BOOKKEEPING):
            yield query["sql"]
