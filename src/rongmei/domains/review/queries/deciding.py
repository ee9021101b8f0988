"""Who may decide what, and what stands in the way in words."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.core.permissions import Actor, Role
from rongmei.domains.review.models import Review, Step


class Decision(NamedTuple):
    """Who decided at which level: a level is the same one only in the same place and with the same role."""

    person: int
    order: int
    role: str


def decisions(kind: str, object_ids: Iterable[int]) -> dict[int, set[Decision]]:
    """Every decision on these things, by object, over all rounds."""
    found: dict[int, set[Decision]] = {}
    steps = Step.objects.filter(review__kind=kind, review__object_id__in=object_ids, decided_by__isnull=False)
    for object_id, person, order, role in steps.values_list("review__object_id", "decided_by_id", "order", "role"):
        found.setdefault(object_id, set()).add(Decision(person or 0, order, role))
    return found


def bars(person: int | None, roles: Iterable[str], review: Review, step: Step, decided: set[Decision]) -> list[str]:
    """What keeps a person from deciding at a step, a sentence each; empty when nothing does.

    The rules: the step's role, never the author or a contributor, never two levels of one piece in any rounds.
    """
    wrote = person == review.author_id or person in review.contributors
    elsewhere = any(d.person == person and (d.order, d.role) != (step.order, step.role) for d in decided)
    label = dict(Role.choices).get(step.role, step.role)
    checks: list[tuple[bool, Promise | str]] = [
        (person is None or step.role not in roles, _("这一级由“%(role)s”审核，您没有这个角色。") % {"role": label}),
        (person is not None and person == review.author_id, _("您是这篇稿件的作者，作者不审自己的稿件。")),
        (wrote and person != review.author_id, _("您修改过这篇稿件，参与写稿的人不审这篇稿件。")),
        (elsewhere, _("您已审过这篇稿件的另一级，同一人不审两级。")),
    ]
    return [str(words) for barred, words in checks if barred]


def may_decide(actor: Actor, review: Review, step: Step, decided: set[Decision]) -> bool:
    """True when nothing keeps the actor from deciding at the step."""
    return not bars(actor.user, actor.roles, review, step, decided)
