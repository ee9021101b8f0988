"""Doing what a program asks once, however often it asks."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.secrecy import opened, shut
from rongmei.domains.programs.models import KeptAnswer

KEPT = timedelta(hours=24)
_PURPOSE = "programs.answer"


class InProgress(Refusal):
    """The same key is being worked on this moment."""

    code = "idempotency-in-progress"


class KeyReused(Refusal):
    """The key was used to ask for something else."""

    code = "idempotency-key-reused"
    status = 422


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: HTTP status, media type and body; `again` when it was given before."""

    status: int
    mime: str
    body: bytes
    again: bool = False

    @property
    def done(self) -> bool:
        """True when what was asked for was done."""
        return 200 <= self.status < 300


@transaction.atomic
def answer_once(*, token: int, secret: str, key: str, asked: str, do: Callable[[], Answer]) -> Answer:
    """Do what is asked and keep the answer with it, or give the answer kept under that key.

    The answer commits with the deed or not at all, so that whoever never heard it asks again and hears the same.
    A refusal is not kept: nothing was done, and asking again may go better.

    Args:
        secret: the token's, under which the answer is shut.
        key: the program's own name for this one wish.
        asked: sha256 of everything that was asked.
        do: does it, in this transaction.

    Raises:
        InProgress: another request with the key has not ended.
        KeyReused: the key came with another wish within the last day.
    """
    name = hashlib.sha256(key.encode()).hexdigest()
    _hold(f"{token}:{name}")
    kept = KeptAnswer.mine().filter(token_id=token, key=name).first()
    if kept and kept.at > timezone.now() - KEPT:
        return _again(kept, asked, secret)
    answer = do()
    if not answer.done:
        transaction.set_rollback(True)
    else:
        KeptAnswer.mine().filter(token_id=token, key=name).delete()
        body = shut(answer.body, under=secret, purpose=_PURPOSE)
        KeptAnswer.objects.create(
            token_id=token, key=name, asked=asked, status=answer.status, mime=answer.mime, body=body
        )
    return answer


def forget_answers() -> int:
    """Delete the writing organisation's answers that are kept no longer; returns how many."""
    return KeptAnswer.mine().filter(at__lte=timezone.now() - KEPT).delete()[0]


def _again(kept: KeptAnswer, asked: str, secret: str) -> Answer:
    if kept.asked != asked:
        raise KeyReused(_("这个幂等键已用于另一项请求。"), _("新的请求请换一个幂等键。"))
    return Answer(kept.status, kept.mime, opened(bytes(kept.body), under=secret, purpose=_PURPOSE), again=True)


def _hold(name: str) -> None:
    """Hold the key until this transaction ends, however it ends."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise InProgress(_("同一幂等键的请求正在处理。"), _("请稍候用同一幂等键重试。"))
