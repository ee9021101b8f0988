"""Every operation of the API, what it may be asked with, and which verbs have none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rongmei.core.permissions import Permission
from rongmei.faces.rest.api import api
from tests.access.doors import NAMED, WORDS
from tests.access.planting import Centre

# Verbs that programs have no use for, or must not have, and why.
UNROUTED = {
    "accounts.set_up_centre": "first run, before anybody has an account",
    "accounts.add_centre": "of whoever runs the node, at its command line",
    "accounts.choose_language": "a person's own page",
    "accounts.note_sign_in": "sign-in",
    "accounts.note_lock_out": "sign-in",
    "accounts.note_password_change": "sign-in",
    "accounts.note_token_use": "done by the frame for every request",
    "accounts.check_roster": "writes nothing; importing tells the same problems",
    "accounts.unlock_person": "lifts a lock-out that the sign-in page counts: useless without that page",
    "organisations.found_organisation": "the system's own",
    "organisations.load_divisions": "of whoever runs the node, at its command line",
    "organisations.form_team": "accounts.form_team does it and seats the members",
    "ingest.run_provider": "the worker's; ask_run has it done",
    "insight.load_readings": "the system's own",
    "insight.record_outcomes": "the system's own",
    "insight.record": "a reader's browser tells readings",
    "planning.propose_follow_up": "the system's own",
    "planning.record_outcome": "the system's own",
    "publishing.patrol": "the system's own",
    "publishing.site": "writes nothing",
    "programs.answer_once": "done by the frame for every request with a key",
    "publishing.honour_tombstones": "of whoever restores a backup",
    "publishing.restore": "the system's own: liaison.restore_adoption asks for it",
    "publishing.suspend": "the system's own: a withdrawal at the origin asks for it",
    "review.open_review": "stories.submit does it",
    "review.withdraw_review": "stories.recall does it",
    "review.void": "an edit after sign-off does it",
    "stories.mark_published": "the system's own",
    "stories.mark_withdrawn": "the system's own",
    "stories.missing": "writes nothing; submit tells what is missing",
    "stories.replace_content": "write_content does it, and looks whether somebody wrote since",
    "stories.sum_up": "upkeep of the log",
}

# What an operation is called where its verb's or query's name was taken.
CALLED = {"list_stories": "stories", "review_of": "review", "retry_package": "retry"}


@dataclass(frozen=True)
class Operation:
    """One operation of the API."""

    name: str
    domain: str
    method: str
    path: str
    needs: Permission

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def url(self, centre: Centre) -> str:
        """Its address below /api/v1 for a centre's objects."""
        path = self.path
        for name, value in self.names(centre).items():
            path = path.replace(f"{{{name}}}", str(value))
        return path

    def names(self, centre: Centre) -> Mapping[str, Any]:
        """What its path names."""
        return {name: _named(name, centre) for name in self.parameters()}

    def parameters(self) -> list[str]:
        """The names in its path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]


def operations() -> Iterator[Operation]:
    """Every operation there is."""
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for found in view.operations:
                name = found.view_func.__name__
                guard = found.view_func.guard  # type: ignore[attr-defined]
                yield Operation(name, (found.tags or [""])[0], found.methods[0], path, guard)


def _named(name: str, centre: Centre) -> Any:
    fixed = {"number": 1, "kind": "news", "name": WORDS["name"], "review_id": centre.ids["review"]}
    if name in fixed:
        return fixed[name]
    return centre.ids[NAMED.get(name, name)]
