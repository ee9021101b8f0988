"""Every function behind the doors of the domains, and what to hand it so that it is asked for theirs."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from rongmei import domains
from rongmei.core.permissions import Actor, Role
from rongmei.domains.programs.api import Answer
from rongmei.domains.publishing.api import OldSource
from rongmei.domains.review.api import Finding
from rongmei.domains.stories.api import Content
from tests.access.planting import ROLES, Centre
from tests.factories.stories import make_content

# What a parameter of that name is the id of, where the two differ.
NAMED = {
    "object_id": "in_review", "pk": "story", "asked": "run", "person": "user:none", "user_id": "user:none",
    "user": "user:none", "author": "user:none", "follows": "topic", "after": "story", "newest": "item", "root": "place",
    "password_of": "membership",
}  # fmt: skip
SMALL = {
    "number": 1,
    "seen": 0,
    "days": 30,
    "limit": 50,
    "every_seconds": 900,
    "level": 1,
    "files": 1,
    "characters": 1,
    "but": 0,
    "before": 10**9,
    "offset": 0,
    "entry": 1,
    "status": 200,
}
# `username` is said back by who adds a person of that name.
WORDS = {"kind": "story", "name": "thumb", "username": "newcomer"}


@dataclass(frozen=True)
class Door:
    """One function of a domain's `api`."""

    domain: str
    name: str
    call: Callable[..., Any]

    @property
    def is_verb(self) -> bool:
        """True when it may write."""
        return ".actions" in self.call.__module__

    @property
    def is_query(self) -> bool:
        """True when it reads rows."""
        return ".queries" in self.call.__module__

    def __str__(self) -> str:
        return f"{self.domain}.{self.name}"

    def parameters(self, *, optional: bool = False) -> dict[str, Any]:
        """Parameters and their types; the ones that must be given, or all."""
        hints = get_type_hints(self.call)
        wanted = inspect.signature(self.call).parameters.values()
        return {p.name: hints[p.name] for p in wanted if optional or p.default is p.empty}


def doors() -> Iterator[Door]:
    """Every function of every domain's door."""
    for module in pkgutil.iter_modules(domains.__path__):
        api = importlib.import_module(f"rongmei.domains.{module.name}.api")
        for name in api.__all__:
            function = getattr(api, name)
            if inspect.isroutine(function):
                yield Door(module.name, name, function)


def almighty(centre: Centre) -> Actor:
    """Somebody of a centre with every role there is, so that nothing but the walls stands in the way."""
    user = centre.person(Role.REPORTER).user
    return Actor(user, centre.place.pk, frozenset({*ROLES, Role.SYSTEM}), "all", frozenset({centre.ids["desk"]}))


def value(name: str, kind: Any, own: Centre, asked: Centre) -> Any:
    """What to give for a parameter: our actor, and ids and words of the centre asked for.

    Raises:
        LookupError: nobody said what a parameter of that name and type is; say it in `NAMED` or `SMALL`.
    """
    if get_origin(kind) is Callable:
        return lambda: Answer(409, "", b"")
    kinds = [kind for kind in get_args(kind) if kind is not type(None)] if _is_optional(kind) else [kind]
    for makes in (_of_a_class, _of_many):
        for one in kinds:
            if (made := makes(name, one, own, asked)) is not None:
                return made
    raise LookupError(f"tests/access/doors.py: what is {name}: {kind}?")


def _is_optional(kind: Any) -> bool:
    return isinstance(kind, UnionType)


def _of_a_class(name: str, kind: Any, own: Centre, asked: Centre) -> Any:
    makers: dict[Any, Callable[[], Any]] = {
        Actor: lambda: almighty(own),
        bool: lambda: True,
        int: lambda: SMALL[name] if name in SMALL else ids_of(name, asked),
        str: lambda: WORDS.get(name) or (asked.place.code if name in ("centre", "code") else asked.mark),
        float: lambda: 1.5,
        date: lambda: timezone.localdate() + _later(name),
        datetime: lambda: timezone.now() + _later(name),
        OldSource: lambda: OldSource(Path(settings.RONGMEI_HOME) / f"old-{own.place.code}" / "b.csv", "other.example"),
        Finding: lambda: Finding("punctuation.twice", "verify", "headline", 0, 2, "。。", "。", "0" * 32),
        Content: lambda: make_content(own.mark, cover=asked.ids["asset"]),
    }
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    return makers[kind]() if kind in makers else None


def _of_many(name: str, kind: Any, own: Centre, asked: Centre) -> Any:
    origin, inner = get_origin(kind), (*get_args(kind), None)[0]
    if origin is dict:
        return {}
    if inner is int or int in get_args(inner):
        ids = sorted(asked.ids.values())
        return [(pk, asked.words["hash"]) for pk in ids] if get_origin(inner) is tuple else ids
    return [] if inspect.isclass(origin) else None


def _later(name: str) -> timedelta:
    return timedelta(days=1 if name in ("until", "deadline", "ends_at", "at") else -30)


def ids_of(name: str, centre: Centre) -> int:
    """The id of what a parameter names."""
    known = NAMED.get(name, name)
    return centre.place.pk if known == "place" else centre.ids[known]


def said(thing: Any) -> str:
    """Everything a result says."""
    if isinstance(thing, QuerySet):
        return " ".join(map(repr, thing.values()))
    if hasattr(thing, "read"):
        with thing:
            return repr(thing.read())
    if isinstance(thing, list | tuple | set | frozenset):
        return " ".join(map(said, thing))
    return repr(thing)
