"""报送: what was handed up and what came."""

from rongmei.domains.liaison.api import ADOPT, DECIDE, SEE, SIGN_FOR, SUBMIT
from tests.access.address import act, form, page

ADDRESSES = (
    page("desk:liaison:incoming", SEE),
    page("desk:liaison:arrival", SEE, "incoming"),
    page("desk:liaison:picture", SEE, "incoming arrived"),
    act("desk:liaison:sign", SIGN_FOR, "incoming"),
    act("desk:liaison:adopt", ADOPT, "incoming:signed"),
    act("desk:liaison:return", ADOPT, "incoming:signed", reason="late"),
    page("desk:liaison:sent", SEE),
    act("desk:liaison:take_back", SUBMIT, "submission", words="有误"),
    act("desk:liaison:retry", SUBMIT, "outgoing"),
    form("desk:liaison:submit", SUBMIT, "published", receiver="@receiver"),
    page("desk:liaison:difference", SEE, "difference"),
    act("desk:liaison:take", ADOPT, "difference"),
    act("desk:liaison:dismiss", ADOPT, "difference", words="口径不同"),
    page("desk:liaison:suspension", SEE, "suspension"),
    act("desk:liaison:confirm", DECIDE, "suspension"),
    act("desk:liaison:restore", DECIDE, "suspension", words="核实无误"),
)
