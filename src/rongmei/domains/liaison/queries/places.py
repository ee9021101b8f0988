"""To whom a centre may hand up or over."""

from rongmei.core.scoping import current
from rongmei.domains.organisations.api import OrganisationRecord, centres, organisation


def receivers() -> list[OrganisationRecord]:
    """The centres above the writing organisation, the nearest first, then those beside it, by code."""
    here = organisation(current().writing)
    places = {place.id: place for place in centres()}
    above: list[OrganisationRecord] = []
    parent = here.parent
    while parent:
        place = organisation(parent)
        above += [place] if place.id in places else []
        parent = place.parent
    beside = [p for p in places.values() if p.parent and p.parent == here.parent and p.id != here.id]
    return [*above, *beside]
