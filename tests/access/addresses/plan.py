"""策: leads, topics, assignments, task teams."""

from rongmei.core.permissions import Role
from rongmei.domains.accounts.api import SEAT
from rongmei.domains.organisations.api import FORM_TEAM
from rongmei.domains.planning.api import ASSIGN, DECIDE, MAKE_LEAD, PROPOSE, SEE, SORT_LEAD, WORK
from tests.access.address import act, but, form, page

ADDRESSES = (
    page("desk:plan:leads", SEE),
    page("desk:plan:fresh", SEE),
    form("desk:plan:new_lead", MAKE_LEAD),
    act("desk:plan:chosen", SORT_LEAD, lead="@lead", do="drop"),
    act("desk:plan:restore_leads", SORT_LEAD, lead="@lead"),
    act("desk:plan:lead_from_item", MAKE_LEAD, "item"),
    page("desk:plan:lead", SEE, "lead"),
    act("desk:plan:drop_lead", SORT_LEAD, "lead"),
    act("desk:plan:restore_lead", SORT_LEAD, "lead"),
    act("desk:plan:add_lead", PROPOSE, "lead", topic="@topic"),
    page("desk:plan:topics", SEE),
    form("desk:plan:propose", PROPOSE),
    page("desk:plan:topic", SEE, "topic"),
    # The reporter proposed it; deciders may describe every one.
    but(form("desk:plan:describe", PROPOSE, "proposed"), only=DECIDE.roles | {Role.REPORTER}),
    act("desk:plan:approve", DECIDE, "proposed"),
    act("desk:plan:drop_topic", DECIDE, "topic"),
    act("desk:plan:restore_topic", DECIDE, "topic"),
    act("desk:plan:finish_topic", DECIDE, "topic"),
    act("desk:plan:remove_lead", PROPOSE, "topic lead"),
    act("desk:plan:return_lead", PROPOSE, "topic lead"),
    act("desk:plan:cover", ASSIGN, "topic"),
    page("desk:plan:assignments", SEE),
    form("desk:plan:assignment", SEE, "assignment"),
    act("desk:plan:accept", WORK, "offered"),
    act("desk:plan:finish", WORK, "assignment"),
    act("desk:plan:cancel", ASSIGN, "assignment"),
    act("desk:plan:restore_assignment", ASSIGN, "assignment"),
    page("desk:plan:teams", SEE),
    form("desk:plan:form_team", FORM_TEAM),
    act("desk:plan:seat", SEAT, "team", user="@user:none"),
    act("desk:plan:leave", SEAT, "team user:none"),
    act("desk:plan:end_team", FORM_TEAM, "team"),
)
