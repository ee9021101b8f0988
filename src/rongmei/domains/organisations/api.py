"""The door of organisations."""

from rongmei.domains.organisations.actions.desks import close_desk, form_team, keep_licence, open_desk
from rongmei.domains.organisations.actions.divisions import load_divisions
from rongmei.domains.organisations.actions.tree import (
    found_organisation,
    place_on_map,
    rename_organisation,
    set_logo,
)
from rongmei.domains.organisations.enums import Level, LicenceKind, RunningMode
from rongmei.domains.organisations.queries import (
    DeskRecord,
    LicenceRecord,
    OrganisationRecord,
    by_code,
    centres,
    children,
    desk,
    desks,
    licences,
    organisation,
    tree,
)
from rongmei.domains.organisations.rules import CLOSE_DESK, FORM_TEAM, KEEP_LICENCE, OPEN_DESK, RENAME, SEE

__all__ = [
    "CLOSE_DESK",
    "FORM_TEAM",
    "KEEP_LICENCE",
    "OPEN_DESK",
    "RENAME",
    "SEE",
    "DeskRecord",
    "Level",
    "LicenceKind",
    "LicenceRecord",
    "OrganisationRecord",
    "RunningMode",
    "by_code",
    "centres",
    "children",
    "close_desk",
    "desk",
    "desks",
    "form_team",
    "found_organisation",
    "keep_licence",
    "licences",
    "load_divisions",
    "open_desk",
    "organisation",
    "place_on_map",
    "rename_organisation",
    "set_logo",
    "tree",
]
