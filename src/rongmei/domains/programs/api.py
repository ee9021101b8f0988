"""The door of programs."""

from rongmei.domains.programs.actions.answers import Answer, InProgress, KeyReused, answer_once
from rongmei.domains.programs.actions.webhooks import (
    NewWebhook,
    add_webhook,
    change_webhook,
    pause_webhook,
    redeliver,
    remove_webhook,
    resume_webhook,
    rotate_secret,
)
from rongmei.domains.programs.enums import PushState, WebhookState
from rongmei.domains.programs.queries import (
    KindRecord,
    PushRecord,
    WebhookRecord,
    disabled_webhooks,
    pushes,
    subscribable,
    webhook,
    webhooks,
)
from rongmei.domains.programs.rules import KEEP_WEBHOOKS

__all__ = [
    "KEEP_WEBHOOKS",
    "Answer",
    "InProgress",
    "KeyReused",
    "KindRecord",
    "NewWebhook",
    "PushRecord",
    "PushState",
    "WebhookRecord",
    "WebhookState",
    "add_webhook",
    "answer_once",
    "change_webhook",
    "disabled_webhooks",
    "pause_webhook",
    "pushes",
    "redeliver",
    "remove_webhook",
    "resume_webhook",
    "rotate_secret",
    "subscribable",
    "webhook",
    "webhooks",
]
