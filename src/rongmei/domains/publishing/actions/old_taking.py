"""Taking an old site's articles in: each once, as a story that waits for its signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.publishing import events, rules
from rongmei.domains.publishing.adapters.old_addresses import bare_host, key_of
from rongmei.domains.publishing.enums import OldArticleState
from rongmei.domains.publishing.models import OldAddress, OldArticle, OldSite
from rongmei.domains.publishing.phrases import ADDRESS_ELSEWHERE, ADDRESS_TAKEN
from rongmei.domains.stories import api as stories
from rongmei.domains.stories.api import Content


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article of an old site, ready to become a story; or what was wrong with it, when `problem` says so.

    Attributes:
        key: what it is known by, of 64 characters.
        lacks: address and reason of each picture that could not be had.
    """

    key: str
    headline: str
    author: str = ""
    section: str = ""
    addresses: tuple[str, ...] = ()
    at: datetime | None = None
    content: Content = field(default_factory=Content)
    lacks: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@transaction.atomic
def open_old_site(*, actor: Actor, host: str, name: str = "") -> int:
    """The old site of that host, made when it is not there; returns its id."""
    authorise(actor, rules.TAKE_OLD)
    bare = bare_host(host)
    row: OldSite = OldSite.objects.get_or_create(host=bare, defaults={"name": (name or bare)[:100]})[0]
    return row.pk


@transaction.atomic
def take_old_articles(*, actor: Actor, site: int, articles: Sequence[Arrived]) -> int:
    """Take one batch in; what is known already is left as it is. Returns how many became stories.

    Raises:
        Denied, NotFound.
    """
    authorise(actor, rules.TAKE_OLD)
    row = locked(OldSite, site)
    told = {a.key: a for a in articles}
    seen = OldArticle.mine().filter(site=row, guid__in=told)
    for key in seen.exclude(state=OldArticleState.REFUSED).values_list("guid", flat=True):
        told.pop(key, None)
    OldArticle.mine().filter(site=row, guid__in=told, state=OldArticleState.REFUSED).delete()  # it may be mended now
    good = [a for a in told.values() if not a.problem and a.at]
    made = stories.take_over(actor=actor, articles=[stories.OldArticle(a.content, a.at) for a in good if a.at])
    kept = dict(zip((a.key for a in good), made, strict=True))
    OldArticle.objects.bulk_create(_rows(row, list(told.values()), kept))
    _keep_addresses(row, good, kept)
    if made:
        append(actor, events.OLD_TAKEN, row, stories=len(made))
    return len(made)


@transaction.atomic
def close_old_reading(*, actor: Actor, site: int, left: Mapping[str, int]) -> None:
    """A file was read to its end; `left` says how much was left out, by reason."""
    authorise(actor, rules.TAKE_OLD)
    row = locked(OldSite, site)
    row.left, row.read_at = dict(left), timezone.now()
    row.save()


def known_old(site: int, keys: Sequence[str]) -> set[str]:
    """Of these articles those that are stories already; nothing needs to be fetched for them."""
    found = OldArticle.mine().filter(site_id=site, guid__in=keys).exclude(state=OldArticleState.REFUSED)
    return set(found.values_list("guid", flat=True))


def _rows(site: OldSite, told: Sequence[Arrived], kept: Mapping[str, int]) -> list[OldArticle]:
    newest = stories.first_versions(list(kept.values()))
    rows = []
    for a in told:
        row = OldArticle(
            site=site, guid=a.key, address=(a.addresses or ("",))[0], headline=a.headline[:300], author=a.author[:200],
            section=a.section[:200], dated_at=a.at, problem=a.problem, lacks=[list(x) for x in a.lacks],
        )  # fmt: skip
        if pk := kept.get(a.key):
            version = newest[pk]
            row.story_id, row.master = pk, version.hash
            row.items = [[i.kind, i.ref, i.hash] for i in stories.signed_items(pk, version.hash, version.content)]
        else:
            row.state = OldArticleState.REFUSED
        rows.append(row)
    return rows


def _keep_addresses(site: OldSite, good: Sequence[Arrived], kept: Mapping[str, int]) -> None:
    """Each address leads to the first article that had it; that another's does not is told."""
    keys = {key_of(address, site.host): kept[a.key] for a in reversed(good) for address in a.addresses[::-1]}
    keys.pop("", None)
    taken = dict(OldAddress.mine().filter(key__in=keys).values_list("key", "story_id"))
    OldAddress.objects.bulk_create(OldAddress(story_id=s, key=k) for k, s in keys.items() if k not in taken)
    leads = {**keys, **taken}
    for a in good:
        mine = [key_of(address, site.host) for address in a.addresses]
        problem = "" if any(leads.get(k) == kept[a.key] for k in mine) else ADDRESS_TAKEN if any(mine) else ""
        if a.addresses and not any(mine):
            problem = ADDRESS_ELSEWHERE
        if problem:
            OldArticle.mine().filter(site=site, guid=a.key).update(problem=str(problem))
