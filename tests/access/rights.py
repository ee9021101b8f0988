"""Which permission each verb asks for. A verb that is not here fails `test_rights`, as does an idle permission."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping

from rongmei import domains
from rongmei.core.permissions import Permission, lookup
from tests.access.address import Open
from tests.access.addresses import TABLE
from tests.access.doors import Door
from tests.faces.rest.table import operations

_VERBS = {
    "accounts.person.add": "accounts.add_person accounts.admit_person accounts.import_people",
    "accounts.person.deactivate": "accounts.deactivate_person accounts.reactivate_person",
    "accounts.person.describe": "accounts.describe_person",
    "accounts.person.reset": "accounts.reset_password",
    "accounts.person.unlock": "accounts.reset_second_factor accounts.unlock_person",
    "accounts.roles.grant": "accounts.change_roles",
    "accounts.policy.set": "accounts.require_second_factor",
    "accounts.token.hold": "accounts.issue_token accounts.revoke_token",
    "accounts.token.keep": "accounts.add_program",
    "accounts.desk.seat": "accounts.seat accounts.leave_desk",
    "assets.asset.upload": "assets.upload_picture",
    "assets.asset.describe": "assets.describe_asset",
    "ingest.provider.keep": "ingest.add_provider ingest.change_provider ingest.pause_provider ingest.resume_provider"
    " ingest.archive_provider",
    "ingest.provider.run": "ingest.run_provider ingest.ask_run ingest.stop_run ingest.start_run ingest.end_run"
    " ingest.give_up_dead ingest.take_items",
    "insight.load": "insight.load_readings",
    "insight.follow": "insight.record_outcomes",
    "organisations.organisation.rename": "organisations.rename_organisation organisations.set_logo"
    " organisations.place_on_map",
    "liaison.submit": "liaison.submit_story liaison.take_back liaison.retry",
    "liaison.sign_for": "liaison.sign_for",
    "liaison.adopt": "liaison.adopt liaison.return_submission liaison.take_in liaison.dismiss",
    "liaison.decide": "liaison.confirm_withdrawal liaison.restore_adoption",
    "liaison.carry": "liaison.lease liaison.delivered liaison.fail liaison.receive liaison.tell_correction"
    " liaison.tell_withdrawal liaison.tell_published liaison.tell_copy_withdrawn",
    "organisations.licence.keep": "organisations.keep_licence",
    "organisations.desk.open": "organisations.open_desk",
    "organisations.desk.close": "organisations.close_desk",
    "organisations.team.form": "organisations.form_team accounts.form_team",
    "planning.lead.make": "planning.make_lead",
    "planning.lead.sort": "planning.take_lead planning.drop_lead planning.restore_lead planning.drop_leads"
    " planning.restore_leads planning.release_lead",
    "planning.topic.propose": "planning.propose_topic planning.propose_follow_up planning.add_lead"
    " planning.remove_lead",
    "planning.topic.decide": "planning.approve_topic planning.drop_topic planning.restore_topic planning.finish_topic"
    " planning.describe_topic",
    "planning.topic.record": "planning.record_outcome",
    "planning.assignment.make": "planning.add_coverage planning.cover_topic planning.assign planning.reassign"
    " planning.cancel_assignment planning.restore_assignment",
    "planning.assignment.work": "planning.accept_assignment planning.finish_assignment",
    "programs.webhook.keep": "programs.add_webhook programs.change_webhook programs.pause_webhook"
    " programs.resume_webhook programs.rotate_secret programs.remove_webhook programs.redeliver",
    "programs.webhook.send": "programs.queue_pushes programs.lease programs.delivered programs.fail",
    "publishing.publish": "publishing.publish publishing.cancel publishing.retry publishing.reschedule",
    "publishing.withdraw": "publishing.withdraw",
    "publishing.suspend": "publishing.suspend",
    "publishing.restore": "publishing.restore",
    "publishing.send": "publishing.lease publishing.deliver publishing.fail publishing.void_waiting"
    " publishing.report_disturbed publishing.honour_tombstones publishing.move_over_some",
    "publishing.old_site.take": "publishing.import_old_site publishing.open_old_site publishing.take_old_articles"
    " publishing.close_old_reading",
    "review.open": "review.open_review review.withdraw_review",
    "review.decide": "review.approve review.return_review",
    "review.batch.sign": "review.sign_batch publishing.sign_old_site",
    "review.batch.carry_out": "review.sign_pieces",
    "review.reopen": "review.void",
    "review.circuit.shape": "review.shape_circuit",
    "review.check.switch": "review.switch_check",
    "stories.story.see": "stories.note_presence",
    "stories.story.write": "stories.create_story stories.append_draft stories.keep_version stories.restore_version"
    " stories.replace_content stories.sum_up stories.write_content stories.dismiss_finding",
    "review.finding.dismiss": "review.dismiss",
    "stories.story.submit": "stories.submit stories.recall",
    "stories.story.follow": "stories.mark_signed stories.mark_returned stories.mark_published stories.mark_withdrawn"
    " stories.mark_signed_in_batch",
    "stories.story.take_over": "stories.take_over",
}
RIGHTS = {verb: code for code, verbs in _VERBS.items() for verb in verbs.split()}

# Whose right hangs on the row, which is looked at first: its convener may end a team, its proposer change a topic.
BY_ROW = {"organisations.close_desk", "planning.describe_topic"}

# The second half of a verb that has asked already; behind no door.
INNER = {
    "review.sign": "of `approve`",
    "stories.keep": "of `keep_version`, `submit` and `restore_version`",
    "programs.disable": "of `fail`",
    "liaison.post": "of every verb that sends something",
    "liaison.answer": "of every verb of a receiver",
    "liaison.tell_withdrawn": "of `take_back` and `tell_withdrawal`",
    "liaison.follow": "of `receive`",
}

# Verbs that nobody's roles open, and why.
NOBODYS = {
    "accounts.set_up_centre": "before anybody has an account; refused afterwards",
    "accounts.add_centre": "of whoever runs the node, at its command line",
    "accounts.choose_language": "a person's own",
    "accounts.note_sign_in": "what sign-in leaves behind",
    "accounts.note_lock_out": "what sign-in leaves behind",
    "accounts.note_password_change": "what sign-in leaves behind",
    "accounts.note_token_use": "what asking with a token leaves behind",
    "programs.answer_once": "a token's own; what is done under it asks for its own right",
    "accounts.check_roster": "looks at a sheet and writes nothing",
    "insight.record": "a reader's, who is nobody",
    "organisations.found_organisation": "acts as the system",
    "organisations.load_divisions": "acts as the system",
    "publishing.patrol": "a task's: looks, and journals as the system",
    "publishing.site": "what a site is made of",
    "publishing.old_mark": "looks at what waits and writes nothing",
    "publishing.try_old_site": "reads a file and writes nothing",
    "stories.untouched": "locks rows and writes nothing",
    "stories.missing": "looks at a content and writes nothing",
}
# Asked of nobody but the system by verbs that make themselves its actor.
SYSTEMS_OWN = {"organisations.organisation.found"}


def verbs() -> Iterator[Door]:
    """Every verb of every domain that says who acts, behind its door or within."""
    for domain in pkgutil.iter_modules(domains.__path__):
        actions = importlib.import_module(f"rongmei.domains.{domain.name}.actions")
        for module in pkgutil.iter_modules(actions.__path__, f"{actions.__name__}."):
            for name, made in vars(importlib.import_module(module.name)).items():
                if _is_verb(made, module.name) and not name.startswith("_"):
                    yield Door(domain.name, name, made)


def _is_verb(made: object, module: str) -> bool:
    ours = inspect.isroutine(made) and made.__module__ == module
    return ours and "actor" in inspect.signature(made).parameters  # type: ignore[arg-type]


def permission_of(verb: Door) -> Permission:
    """What a verb asks for."""
    return lookup(RIGHTS[str(verb)])


def opening() -> Mapping[str, list[str]]:
    """For each permission the addresses and operations of the API it opens."""
    found: dict[str, list[str]] = {}
    for operation in operations():
        found.setdefault(operation.needs.code, []).append(str(operation))
    for address in TABLE.values():
        if not isinstance(address.needs, Open):
            found.setdefault(address.needs.code, []).append(address.name)
    return found
