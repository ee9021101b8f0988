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
    "organisations.found_organisation": "the system's own",
    "organisations.load_divisions": "of whoever runs the node, at its command line",
    "organisations.form_team": "accounts.form_team does it and seats the members",
    "ingest.run_provider": "the worker's; ask_run has it done",
    "insight.load_readings": "the system's own",
    "insight.record_outcomes": "the system's own",
    "insight.record": "a reader's browser tells readings",
    "planning.propose_follow_up": "the system's own",
    "planning.record_outcome": "the system's own",
    "publishing.import_old_site": "of whoever runs the node, at its command line",
    "publishing.try_old_site": "of whoever runs the node, at its command line",
    "publishing.old_mark": "writes nothing",
    "publishing.sign_old_site": "a person signs at the desk, who looked at what it is",
    "review.sign_batch": "publishing.sign_old_site asks for it",
    "review.sign_pieces": "the system's own",
    "stories.take_over": "the system's own",
    "stories.mark_signed_in_batch": "the system's own",
    "stories.untouched": "writes nothing",
    "publishing.patrol": "the system's own",
    "publishing.site": "writes nothing",
    "programs.answer_once": "done by the frame for every request with a key",
    "publishing.honour_tombstones": "of whoever restores a backup",
    "publishing.restore": "the system's own: liaison.restore_adoption asks for it",
    "publishing.suspend": "the system's own: a withdrawal at the origin asks for it",
    "review.open_review": "stories.submit does it",
    "review.withdraw_review": "stories.recall does it",
    "review.void": "an edit after sign-off does it",
    "review.dismiss": "stories.dismiss_finding does it",
    "stories.mark_published": "the system's own",
    "stories.mark_withdrawn": "the system's own",
    "stories.missing": "writes nothing; submit tells what is missing",
    "stories.replace_content": "write_content does it, and looks whether somebody wrote since",
    "stories.sum_up": "upkeep of the log",
}

# Queries that a page calls and no operation does, and why.
_BATCH = "of several at once, for a page's titles; one by one each has its operation"
_COUNTED = "figures beside a list, or the number of new ones: the list tells"
_TOLD = "told along with what it belongs to"
_SHOWN = "how a page shows what operations tell"
_SIGN_IN = "of the session and its second factor"
_MOVING = "of moving an old site over, which happens once: a person looks at the desk and signs there"
UNREAD = {
    "publishing.old_articles": _MOVING,
    "publishing.old_origin": _MOVING,
    "publishing.old_problems": _MOVING,
    "publishing.old_site": _MOVING,
    "publishing.old_sites": _MOVING,
    "accounts.actors_of": _SIGN_IN,
    "accounts.attempts_key": "reads nothing; unlock_person uses it",
    "accounts.anybody_yet": "first run",
    "accounts.names": _TOLD,
    "accounts.organisations_of": _SIGN_IN,
    "accounts.owes_second_factor": _SIGN_IN,
    "accounts.read_roster": "reads a spreadsheet; import_people takes rows",
    "accounts.scopes_of": "the permissions are told by x-permission, those of a token by me",
    "assets.assets": _BATCH,
    "assets.rendition": "open_rendition reads it",
    "ingest.failing_providers": _COUNTED,
    "ingest.items_by_id": _BATCH,
    "ingest.items_since": _COUNTED,
    "insight.story_reach": "story_detail tells it and more",
    "liaison.incoming_counts": _COUNTED,
    "liaison.open_work": "incoming, open_differences and open_suspensions tell it",
    "liaison.senders": _SHOWN,
    "liaison.submission_counts": _COUNTED,
    "organisations.centres": "tree tells it",
    "planning.lead_counts": _COUNTED,
    "planning.lead_sources": _SHOWN,
    "planning.leads_by_id": _BATCH,
    "planning.leads_since": _COUNTED,
    "planning.new_leads": _COUNTED,
    "planning.topic_counts": _COUNTED,
    "planning.topics_by_id": _BATCH,
    "programs.disabled_webhooks": _COUNTED,
    "publishing.is_suspended": "open_suspensions tells it",
    "publishing.public_url": _TOLD,
    "publishing.tally": _COUNTED,
    "publishing.went_live": _TOLD,
    "review.circuit_mark": _TOLD,
    "stories.where": "the API names a finding's place by a code",
    "review.count_open": _COUNTED,
    "review.default_circuit": "what a centre begins with; circuit tells what it has",
    "review.gaps": "what_bars and unstaffed tell it",
    "review.signed_manifest": "manifest_of tells it",
    "stories.body_of_html": _SHOWN,
    "stories.content_to_keep": "keep_version keeps it",
    "stories.count_characters": _TOLD,
    "stories.count_in": _COUNTED,
    "stories.difference": _SHOWN,
    "stories.draft_log_bytes": "of whoever runs the node",
    "stories.render_body": _SHOWN,
    "stories.state_counts": _COUNTED,
    "stories.stories_by_id": _BATCH,
    "stories.stories_of_assignments": _BATCH,
    "stories.subject_names": "subjects tells it",
    "stories.version_of_hash": "each version tells its hash",
}

# What the desk does by core itself and not by a domain; True for what writes.
CORE = {"search.find": False, "journal.deeds": False, "journal.parked": False, "journal.retry_now": True}

# Lists that come in one piece, and what bounds them; all others are paged.
BOUNDED = {
    "channels": "the channels there are",
    "decided_by": "one's last hundred",
    "find": "the newest 200; the list of each kind has all",
    "import_people": "those that were sent, 200 at most",
    "licences": "the kinds of licences",
    "live": "the newest 500; deliveries?state=live has all",
    "notices": "a story's corrections and its withdrawal",
    "ready": "the latest hundred; list_stories?state=signed has all",
    "receivers": "the places above and beside one",
    "revisions": "what one item said before",
    "rounds": "a story's rounds of review",
    "standings": "the centres directly below",
    "subjects": "the vocabulary",
    "subscribable": "the kinds of deeds",
    "topics_of_lead": "the topics of one lead",
    "under_way": "a hundred, what failed first; deliveries has all",
    "check_list": "the classes of the content checks",
    "findings_of": "what is found in one draft",
    "unstaffed": "the levels of the circuit",
    "webhooks": "added by hand, a few",
    "writers": "who wrote in one draft",
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
    if name == "sha256":
        return centre.words["arrived"]
    fixed = {"number": 1, "kind": "news", "name": WORDS["name"], "review_id": centre.ids["review"]}
    fixed |= {"key": centre.words["key"], "check": "word.wrong"}
    if name in fixed:
        return fixed[name]
    return centre.ids[NAMED.get(name, name)]
