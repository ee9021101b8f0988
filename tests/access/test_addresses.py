"""Every URL × every kind of person × whose object it names: the table says who is let in, and this walks it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.address import WRONG_METHOD, Address, Open
from tests.access.addresses import TABLE
from tests.access.conftest import World
from tests.access.people import HTML, INSIDE, Browser, outcome
from tests.access.planting import Centre

pytestmark = pytest.mark.django_db(databases="__all__")

# It hands its connection back, which a test's transaction cannot bear: tests/config/test_health.py asks for it.
WALKED = [address for address in TABLE.values() if address.name != "healthz"]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def urls(resolver: URLResolver | None = None, space: tuple[str, ...] = ()) -> Iterator[tuple[str, str, URLPattern]]:
    """Name, route and pattern of every URL of the node."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            inner = (*space, found.namespace) if found.namespace else space
            yield from ((name, f"{found.pattern}{route}", p) for name, route, p in urls(found, inner))
        else:
            yield ":".join([*space, found.name or "unnamed"]), str(found.pattern), found


# What programs ask with a token: tests/faces/rest walks every operation of the API.
URLS = {name: (route, pattern) for name, route, pattern in urls() if not name.startswith("rest:")}


def test_every_url_stands_in_the_table() -> None:
    assert sorted(set(URLS) - set(TABLE)) == [], "add a line to tests/access/addresses/"


def test_the_table_names_no_url_that_is_no_more() -> None:
    assert sorted(set(TABLE) - set(URLS)) == []


def test_no_two_urls_share_a_name() -> None:
    names = [name for name, _route, _pattern in urls() if not name.startswith("rest:")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", sorted(n for n, (route, _p) in URLS.items() if f"/{route}".startswith(INSIDE)))
def test_every_view_inside_is_guarded_by_what_the_table_says(name: str) -> None:
    guard = getattr(URLS[name][1].callback, "guard", None)
    needs = TABLE[name].needs
    assert guard is needs or (guard is None and needs == Open.ANYBODY)


def ask(browser: Browser, method: str, address: Address, centre: Centre) -> HttpResponseBase:
    """Ask, and undo what it did."""
    with transaction.atomic():
        fields = address.fields(centre) if method == "POST" else {}
        asked = getattr(browser.fresh(), method.lower())
        response: HttpResponseBase = asked(address.url(centre), fields, headers=HTML)
        transaction.set_rollback(True)
    return response


def asked_of(browser: Browser, address: Address, world: World) -> tuple[Centre, ...]:
    """Whose object is asked for; who is turned away from ours at the door is not asked about theirs too."""
    both = browser.may(address) and (address.names or address.sent)
    return (world.ours, world.theirs) if both else (world.ours,)


@pytest.mark.parametrize("address", WALKED, ids=str)
def test_each_is_let_in_or_turned_away(world: World, browsers: list[Browser], address: Address) -> None:
    wrong = []
    for browser in browsers:
        for centre in asked_of(browser, address, world):
            for method in address.methods:
                came, wanted = outcome(ask(browser, method, address, centre)), browser.expects(address, centre)
                if came != wanted:
                    wrong.append(f"{method} {address.url(centre)} by {browser.name}: {came}, not {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("address", WALKED, ids=str)
def test_other_methods_are_refused(world: World, browsers: list[Browser], address: Address) -> None:
    browser = next((b for b in browsers if b.may(address)), browsers[0])
    others = [method for method in METHODS if method not in address.methods]
    came = {method: outcome(ask(browser, method, address, world.ours)) for method in others}
    assert came == dict.fromkeys(others, WRONG_METHOD)


@pytest.mark.parametrize("address", [a for a in WALKED if "POST" in a.methods], ids=str)
def test_a_post_from_another_site_is_refused(world: World, browsers: list[Browser], address: Address) -> None:
    browser = next((b for b in browsers if b.may(address)), browsers[0])
    strict, url = browser.fresh(strict=True), address.url(world.ours)
    response = strict.post(url, address.fields(world.ours), headers=HTML)
    assert (response.status_code == 403) == address.csrf
