"""Founding and naming organisations."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rongmei.core.files import exists
from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.journal.append import append
from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping import scoped
from rongmei.domains.organisations import events, rules
from rongmei.domains.organisations.enums import Level, RunningMode
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.organisations.queries import OrganisationRecord, by_code, record
from rongmei.domains.organisations.validators import check_code, check_position


@transaction.atomic
def found_organisation(
    *,
    code: str,
    name: str,
    level: Level,
    parent: str = "",
    centre_name: str = "",
    short_name: str = "",
    mode: str = RunningMode.HOSTED,
) -> OrganisationRecord:
    """Put an organisation into the tree, or bring its names up to date when the code is there already.

    It is the system's own verb: a node's tree is laid by first-run set-up, division lists and the command line,
    before anybody belongs to the organisation.

    Args:
        code: division code (GB/T 2260, six digits or longer), or one derived from it for a department.
        parent: code of the organisation above; when empty a new one is a root, and one that is there stays where it is.

    Raises:
        NotFound: the parent is not there.
        Refusal: the code is no division code.
    """
    values = {"name": name, "level": level, "centre_name": centre_name, "short_name": short_name, "mode": mode}
    above = {"parent_id": by_code(parent).id} if parent else {}
    row, fresh = Organisation.objects.update_or_create(code=check_code(code), defaults={**values, **above})
    if fresh:
        with scoped(row.pk):
            actor = Actor.system(row.pk)
            authorise(actor, rules.FOUND)
            append(actor, events.FOUNDED, row, code=code)
    return record(row)


@transaction.atomic
def rename_organisation(*, actor: Actor, name: str, centre_name: str, short_name: str = "") -> None:
    """Change the names of the actor's own organisation. Raises Denied; Refusal when the name is empty."""
    authorise(actor, rules.RENAME)
    if not name.strip():
        raise Refusal(_("单位名称不能为空。"), _("请填写单位名称。"))
    row = _own(actor)
    row.name, row.centre_name, row.short_name = name.strip(), centre_name.strip(), short_name.strip()
    row.save()
    append(actor, events.RENAMED, row)


@transaction.atomic
def set_logo(*, actor: Actor, logo: str) -> None:
    """Set the picture shown as the organisation's mark.

    Args:
        logo: SHA-256 of a picture kept by assets; empty takes the mark away.

    Raises:
        Denied; NotFound when no such picture is kept here.
    """
    authorise(actor, rules.RENAME)
    if logo and not exists(logo):
        raise NotFound(_("没有这张图片。"), _("请先上传，再设为标志。"))
    row = _own(actor)
    row.logo = logo
    row.save()
    append(actor, events.LOGO_SET, row, hash=logo)


@transaction.atomic
def place_on_map(*, actor: Actor, longitude: float | None, latitude: float | None) -> None:
    """Say where the actor's organisation sits, for the map of the level above; both None takes it off the map.

    Args:
        longitude: degrees east, -180 to 180 (WGS 84).
        latitude: degrees north, -90 to 90.

    Raises:
        Denied; Refusal when only one is given or it lies outside its range.
    """
    authorise(actor, rules.RENAME)
    check_position(longitude, latitude)
    row = _own(actor)
    if (row.longitude, row.latitude) == (longitude, latitude):
        return
    row.longitude, row.latitude = longitude, latitude
    row.save()
    append(actor, events.PLACED, row)


def _own(actor: Actor) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=actor.organisation)
