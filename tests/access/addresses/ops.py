"""Operators and auditors."""

from rongmei.core.permissions import Role
from rongmei.domains.accounts.api import (
    ADD,
    AUDIT,
    DEACTIVATE,
    DESCRIBE,
    GRANT,
    HOLD_TOKEN,
    KEEP_TOKENS,
    MAINTAIN,
    OPERATE,
    RESET,
    SET_POLICY,
    UNLOCK,
)
from rongmei.domains.organisations.api import CLOSE_DESK, OPEN_DESK, RENAME
from rongmei.domains.programs.api import KEEP_WEBHOOKS
from rongmei.domains.review.api import SWITCH
from tests.access.address import Open, act, but, form, page

ADDRESSES = (
    form("ops:setup", Open.ANYBODY),
    page("ops:home", OPERATE),
    page("ops:people", OPERATE),
    form("ops:person_add", ADD, name="新人", username="new.one"),
    form("ops:people_import", ADD),
    page("ops:people_template", ADD),
    form("ops:policy", SET_POLICY),
    page("ops:person", OPERATE, "membership"),
    act("ops:person_roles", GRANT, "membership", roles="editor"),
    act("ops:person_title", DESCRIBE, "membership", title="编辑"),
    act("ops:person_password", RESET, "membership"),
    act("ops:person_factor", UNLOCK, "membership"),
    act("ops:person_unlock", UNLOCK, "membership"),
    act("ops:person_active", DEACTIVATE, "membership"),
    form("ops:tokens", HOLD_TOKEN, name="程序", days="30", scopes="planning.see"),
    but(act("ops:token_revoke", HOLD_TOKEN, "token"), only={Role.REPORTER, Role.SYSTEM_ADMIN}),
    form("ops:programs", KEEP_TOKENS, name="程序", username="new.program"),
    form("ops:program", KEEP_TOKENS, "program", name="程序", days="30", scopes="planning.see"),
    form("ops:webhooks", KEEP_WEBHOOKS, address="https://new.example/", kinds="story.signed"),
    form("ops:webhook", KEEP_WEBHOOKS, "webhook", address="https://new.example/", kinds="story.signed"),
    act("ops:webhook_pause", KEEP_WEBHOOKS, "webhook"),
    act("ops:webhook_resume", KEEP_WEBHOOKS, "webhook"),
    act("ops:webhook_secret", KEEP_WEBHOOKS, "webhook"),
    act("ops:webhook_remove", KEEP_WEBHOOKS, "webhook"),
    act("ops:push_redeliver", KEEP_WEBHOOKS, "webhook push"),
    form("ops:circuit", OPERATE),
    act("ops:checks", SWITCH, checks="word.wrong"),
    page("ops:tree", OPERATE),
    form("ops:organisation", RENAME, name="新名"),
    page("ops:desks", OPERATE),
    act("ops:open_desk", OPEN_DESK, name="新部"),
    act("ops:close_desk", CLOSE_DESK, "desk"),
    form("ops:licences", OPERATE),
    page("ops:journal", AUDIT),
    page("ops:journal_export", AUDIT),
    page("ops:health", OPERATE),
    act("ops:retry", MAINTAIN),
)
