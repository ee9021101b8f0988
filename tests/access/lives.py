"""For every transition the verb people use, on a row of the planted centre that is put into the state before it."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping.models import TenantModel
from rongmei.domains.ingest import api as ingest
from rongmei.domains.ingest.actions import runs
from rongmei.domains.ingest.actions.items import Taken
from rongmei.domains.ingest.models import Provider, Run
from rongmei.domains.liaison import api as liaison
from rongmei.domains.liaison.actions import carrying
from rongmei.domains.liaison.actions.arriving import accept
from rongmei.domains.liaison.models import Adoption, Difference, Incoming, Outgoing
from rongmei.domains.liaison.models import Suspension as Suspended
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Desk
from rongmei.domains.planning import api as planning
from rongmei.domains.planning.models import Assignment, Lead, Topic, TopicLead
from rongmei.domains.programs import api as programs
from rongmei.domains.programs.actions import pushing
from rongmei.domains.programs.models import Push, Webhook
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing.actions import sending
from rongmei.domains.publishing.models import Delivery, Hold
from rongmei.domains.review import api as review
from rongmei.domains.review.models import Review, SignedManifest
from rongmei.domains.stories import api as stories
from rongmei.domains.stories.actions import following
from rongmei.domains.stories.actions.taking_over import mark_signed_in_batch
from rongmei.domains.stories.models import Story
from tests.access.doors import almighty
from tests.access.life import Act, Life, named
from tests.access.planting import Centre
from tests.factories.liaison import House, forged_withdrawal
from tests.factories.review import LEVELS, pass_level
from tests.factories.stories import make_content


def _system(c: Centre) -> Actor:
    return Actor.system(c.place.pk)


def _round(c: Centre) -> int:
    return c.ids["review"]


def _approve_all(c: Centre, pk: int) -> None:
    for level in LEVELS:
        pass_level(c.person(level), pk)


def _signed_round(c: Centre) -> int:
    return Review.mine().get(kind="story", object_id=c.ids["scheduled"]).pk


def _void(c: Centre, pk: int) -> None:
    review.void(actor=_system(c), kind="story", object_id=Review.mine().get(pk=pk).object_id)


def _return(c: Centre, pk: int) -> None:
    review.return_review(actor=c.person(Role.FIRST_REVIEWER), review=pk, reasons=[review.Reason.FACTS])


def _withdraw_round(c: Centre, pk: int) -> None:
    review.withdraw_review(actor=_system(c), kind="story", object_id=c.ids["in_review"])


def _release(c: Centre, pk: int) -> None:
    TopicLead.objects.get_or_create(topic_id=c.ids["topic"], lead_id=pk, organisation_id=c.place.pk)
    planning.remove_lead(actor=almighty(c), topic=c.ids["topic"], lead=pk)


def _reassign(c: Centre, pk: int) -> None:
    soon = timezone.now() + timedelta(hours=2)
    planning.reassign(actor=almighty(c), assignment=pk, deadline=soon, user=c.person(Role.EDITOR).user)


def _reschedule(c: Centre, pk: int) -> None:
    soon = timezone.now() + timedelta(hours=2)
    holder = Assignment.mine().get(pk=pk).user_id
    planning.reassign(actor=almighty(c), assignment=pk, deadline=soon, user=holder)


def _void_signature(c: Centre) -> None:
    SignedManifest.mine().filter(review_id=_signed_round(c)).update(voided_at=timezone.now())


def _void_delivery(c: Centre, pk: int) -> None:
    """As the worker meets it: before it sends, and while it sends."""
    state = Delivery.mine().get(pk=pk).state
    _void_signature(c)
    if state == "suspended":
        _restore_delivery(c, pk)
    elif state == "sending":
        sending.fail(actor=_system(c), delivery=pk, error="签发已失效")
    else:
        sending.lease(actor=_system(c), delivery=pk)


def _fail_delivery(c: Centre, pk: int) -> None:
    Delivery.mine().filter(pk=pk).update(attempts=sending.ATTEMPTS)
    sending.fail(actor=_system(c), delivery=pk, error="磁盘已满")


def _postpone(c: Centre, pk: int) -> None:
    Delivery.mine().filter(pk=pk).update(attempts=1)
    sending.fail(actor=_system(c), delivery=pk, error="磁盘已满")


def _correct(c: Centre, pk: int) -> None:
    """The next version of the same story goes live; refused while one is on its way."""
    fresh = publishing.publish(actor=almighty(c), story=c.ids["scheduled"], note="更正")
    sending.lease(actor=_system(c), delivery=fresh)
    sending.deliver(actor=_system(c), delivery=fresh)


def _restore_delivery(c: Centre, pk: int) -> None:
    Hold.objects.get_or_create(story_id=c.ids["scheduled"], lifted_at=None, organisation_id=c.place.pk)
    publishing.restore(actor=almighty(c), story=c.ids["scheduled"])


def _take_back(c: Centre, pk: int) -> None:
    """Its sender takes a submission back; one that is adopted has a copy."""
    row = Incoming.mine().get(pk=pk)
    if row.state == "adopted":
        Adoption.objects.create(story_id=c.ids["story"], submission=row, said=row, origin=row.sender.code)
    sender, here = (House(p, almighty(c), almighty(c)) for p in (row.sender, c.place))
    accept(*forged_withdrawal(sender, here, row.thread), lambda _sha: [])


def _bring_back(c: Centre, pk: int, *, refused: bool) -> None:
    carrying.fail(actor=_system(c), outgoing=pk, error="磁盘已满", refused=refused)


def _push_fails(c: Centre, pk: int, *, attempts: int) -> None:
    Push.mine().filter(pk=pk).update(attempts=attempts)
    pushing.fail(actor=_system(c), push=pk, error="对方没有响应")


def _gone(c: Centre, _pk: int) -> None:
    """What is sent just now is answered with 410."""
    Push.mine().filter(pk=c.ids["push"]).update(state="sending", attempts=1)
    pushing.fail(actor=_system(c), push=c.ids["push"], error="对方返回 410。", status=410, ends=True)


def _withdraw_delivery(c: Centre, pk: int) -> None:
    publishing.withdraw(actor=almighty(c), story=c.ids["scheduled"], reason="有误")


def _reopen(c: Centre, pk: int) -> None:
    update = stories.seed(make_content("改过"))
    stories.append_draft(actor=c.person(Role.REPORTER), story=pk, updates=[update], client="t", batch="t", reopen=True)


def _recall(c: Centre, pk: int) -> None:
    stories.recall(actor=c.person(Role.REPORTER), story=pk)


def _submit(c: Centre, pk: int) -> None:
    stories.submit(actor=c.person(Role.REPORTER), story=pk)


def _end(c: Centre, pk: int, *, failed: bool) -> None:
    runs.end_run(actor=_system(c), run=pk, taken=Taken(), problems=[], failed=failed)


def _start(c: Centre, pk: int) -> None:
    """The worker takes up the run that was asked for."""
    runs.start_run(actor=_system(c), provider=Run.mine().get(pk=pk).provider_id)


def _describe(c: Centre, pk: int) -> None:
    planning.describe_topic(actor=almighty(c), topic=pk, headline="改题", angle="")


def _rest(c: Centre, pk: int) -> None:
    planning.add_lead(actor=almighty(c), topic=pk, lead=c.ids["lead"])


def _cover(c: Centre, pk: int) -> None:
    planning.add_coverage(actor=almighty(c), topic=pk, kind=planning.CoverageKind.TEXT)


def _call(verb: Callable[..., object], name: str) -> Act:
    """A verb that needs nothing but who acts and on which row."""
    return lambda c, pk: verb(actor=almighty(c), **{name: pk})


def _follow(verb: Callable[..., object]) -> Act:
    return lambda c, pk: verb(actor=_system(c), story=pk)


def _on(model: type[TenantModel], name: str, verbs: dict[str, Act], *, quiet: bool = False) -> dict[str, Life]:
    return {verb: Life(model, named(name), act, quiet) for verb, act in verbs.items()}


def _sign_in_batch(c: Centre, pk: int) -> None:
    mark_signed_in_batch(actor=_system(c), stories=[pk], batch=1)


LIVES: dict[str, dict[str, Life]] = {
    "ingest.provider": _on(Provider, "provider", {
        "run": _call(ingest.ask_run, "provider"),
        "change": lambda c, pk: ingest.change_provider(
            actor=almighty(c), provider=pk, name="改名", location="https://x.example/", every_seconds=900
        ),
        "pause": _call(ingest.pause_provider, "provider"),
        "resume": _call(ingest.resume_provider, "provider"),
        "archive": _call(ingest.archive_provider, "provider"),
    }),
    "ingest.run": {
        **_on(Run, "run", {"start": _start, "stop": _call(ingest.stop_run, "run")}),
        **_on(Run, "run", {
            "finish": lambda c, pk: _end(c, pk, failed=False), "fail": lambda c, pk: _end(c, pk, failed=True)
        }, quiet=True),
    },
    "organisations.desk": _on(Desk, "desk", {"close": _call(organisations.close_desk, "desk")}),
    "planning.lead": _on(Lead, "lead", {
        "take": _call(planning.take_lead, "lead"),
        "drop": _call(planning.drop_lead, "lead"),
        "restore": _call(planning.restore_lead, "lead"),
        "release": _release,
    }),
    "planning.topic": _on(Topic, "topic", {
        "approve": _call(planning.approve_topic, "topic"),
        "drop": _call(planning.drop_topic, "topic"),
        "restore": _call(planning.restore_topic, "topic"),
        "finish": _call(planning.finish_topic, "topic"),
        "describe": _describe,
        "rest": _rest,
        "cover": _cover,
    }),
    "planning.assignment": _on(Assignment, "assignment", {
        "accept": _call(planning.accept_assignment, "assignment"),
        "finish": _call(planning.finish_assignment, "assignment"),
        "cancel": _call(planning.cancel_assignment, "assignment"),
        "restore": _call(planning.restore_assignment, "assignment"),
        "reassign": _reassign,
        "reschedule": _reschedule,
    }),
    "stories.story": {
        **_on(Story, "story", {"submit": _submit, "sign_in_batch": _sign_in_batch}),
        **_on(Story, "in_review", {"recall": _recall}),
        **_on(Story, "signed", {"reopen": _reopen}),
        **_on(Story, "in_review", {
            "sign": _follow(following.mark_signed),
            "return": _follow(following.mark_returned),
            "publish": _follow(following.mark_published),
            "withdraw": _follow(following.mark_withdrawn),
        }, quiet=True),
    },
    "review.review": {
        **_on(Review, "review", {
            "approve": lambda c, pk: pass_level(c.person(Role.FIRST_REVIEWER), pk),
            "sign": _approve_all,
            "return": _return,
            "withdraw": _withdraw_round,
        }),
        **_on(Review, "review", {"void": _void}, quiet=True),
    },
    "liaison.outgoing": {
        **_on(Outgoing, "outgoing", {"retry": _call(liaison.retry, "outgoing")}),
        **_on(Outgoing, "outgoing", {
            "send": lambda c, pk: carrying.lease(actor=_system(c), outgoing=pk),
            "deliver": lambda c, pk: carrying.delivered(actor=_system(c), outgoing=pk),
            "postpone": lambda c, pk: _bring_back(c, pk, refused=False),
            "fail": lambda c, pk: _bring_back(c, pk, refused=True),
        }, quiet=True),
    },
    "liaison.incoming": {
        **_on(Incoming, "incoming", {
            "sign_for": _call(liaison.sign_for, "incoming"),
            "adopt": _call(liaison.adopt, "incoming"),
            "return": lambda c, pk: liaison.return_submission(
                actor=almighty(c), incoming=pk, reason=liaison.ReturnReason.LATE
            ),
        }),
        **_on(Incoming, "incoming", {"withdraw": _take_back}, quiet=True),
    },
    "liaison.difference": _on(Difference, "difference", {
        "take": _call(liaison.take_in, "difference"),
        "dismiss": lambda c, pk: liaison.dismiss(actor=almighty(c), difference=pk, words="口径不同"),
    }),
    "liaison.suspension": _on(Suspended, "suspension", {
        "confirm": _call(liaison.confirm_withdrawal, "suspension"),
        "restore": lambda c, pk: liaison.restore_adoption(actor=almighty(c), suspension=pk, words="核实无误"),
    }),
    "programs.webhook": {
        **_on(Webhook, "webhook", {
            "pause": _call(programs.pause_webhook, "webhook"),
            "resume": _call(programs.resume_webhook, "webhook"),
        }),
        **_on(Webhook, "webhook", {"disable": _gone}, quiet=True),
    },
    "programs.push": {
        **_on(Push, "push", {"redeliver": _call(programs.redeliver, "push")}),
        **_on(Push, "push", {
            "send": lambda c, pk: pushing.lease(actor=_system(c), push=pk),
            "deliver": lambda c, pk: pushing.delivered(actor=_system(c), push=pk, status=204),
            "postpone": lambda c, pk: _push_fails(c, pk, attempts=1),
            "fail": lambda c, pk: _push_fails(c, pk, attempts=pushing.TRIES),
        }, quiet=True),
    },
    "publishing.delivery": {
        **_on(Delivery, "delivery", {
            "retry": _call(publishing.retry, "delivery"),
            "reschedule": _call(publishing.reschedule, "delivery"),
            "cancel": _call(publishing.cancel, "delivery"),
            "go_live": lambda c, pk: sending.deliver(actor=_system(c), delivery=pk),
            "withdraw": _withdraw_delivery,
        }),
        **_on(Delivery, "delivery", {
            "send": lambda c, pk: sending.lease(actor=_system(c), delivery=pk),
            "fail": _fail_delivery,
            "postpone": _postpone,
            "void": _void_delivery,
            "suspend": lambda c, pk: publishing.suspend(actor=_system(c), story=c.ids["scheduled"]),
            "restore": _restore_delivery,
            "correct": _correct,
        }, quiet=True),
    },
}  # fmt: skip
# A step lives inside its round: which step a verb of the round moves, from which state, and how.
STEPS: dict[tuple[str, str], tuple[int, Act]] = {
    ("waiting", "turn"): (2, lambda c, _pk: pass_level(c.person(Role.FIRST_REVIEWER), _round(c))),
    ("turn", "approve"): (1, lambda c, _pk: pass_level(c.person(Role.FIRST_REVIEWER), _round(c))),
    ("turn", "return"): (1, lambda c, _pk: _return(c, _round(c))),
    ("turn", "close"): (1, _withdraw_round),
    ("waiting", "close"): (3, _withdraw_round),
}
