"""One story's way out: what is signed, what is live, every delivery, and what can be done."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.publishing import api
from rongmei.domains.publishing.api import DeliveryState
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.doing import REFUSED
from rongmei.faces.desk.publish.forms import PublishForm, WithdrawForm
from rongmei.faces.desk.reading import reading

UNDER_WAY = (DeliveryState.PENDING, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed when an act was refused, and why it was."""

    publish: PublishForm | None = None
    withdraw: WithdrawForm | None = None
    refusal: Refusal | None = None

    @property
    def status(self) -> int:
        """The answer's status."""
        return self.refusal.status if self.refusal else REFUSED if self.publish or self.withdraw else 200


@require_GET
@requires(api.SEE)
def story(request: HttpRequest, story: int) -> HttpResponse:
    """One story's publishing."""
    return show(request, story, Typed())


def show(request: HttpRequest, pk: int, typed: Typed) -> HttpResponse:
    """The page; after a refusal with the sentence in place and everything typed still there."""
    found, sent = stories.story(pk), api.deliveries(story=pk)
    live = next((d for d in sent if d.state == DeliveryState.LIVE), None)
    under_way = next((d for d in sent if d.state in UNDER_WAY), None)
    context = {
        "story": found,
        "deliveries": sent,
        "live": live,
        "suspended": api.is_suspended(pk),
        "under_way": under_way,
        "failed": sent[0] if sent and sent[0].state == DeliveryState.FAILED else None,
        "notices": api.notices(pk),
        "rounds": review.rounds("story", pk),
        "publish_form": typed.publish or _asked(live, under_way),
        "withdraw_form": typed.withdraw or WithdrawForm(),
        "refusal": typed.refusal,
        "refused": "withdraw" if typed.withdraw else "publish",
        "origin": api.old_origin(pk),
        "zone": _zone(),
        **_signed(pk, live),
    }
    return render(request, "desk/publish/story.html", context, status=typed.status)


def _zone() -> str:
    """What the clock is called here."""
    name = timezone.get_current_timezone_name()
    return _("北京时间") if name == "Asia/Shanghai" else name


def _asked(live: api.DeliveryRecord | None, under_way: api.DeliveryRecord | None) -> PublishForm:
    """The form as it waits: with the time chosen so far, and asking for a note when readers are owed one."""
    chosen = under_way.not_before if under_way and under_way.scheduled else None
    return PublishForm(correction=live is not None, initial={"at": chosen})


def _signed(pk: int, live: api.DeliveryRecord | None) -> dict[str, Any]:
    """The signature in force and what it covers; `fresh` when readers do not have it yet."""
    signature = review.signed_manifest("story", pk)
    master = signature.items.get(("master", str(pk)), "") if signature else ""
    version = stories.version_of_hash(pk, master) if master else None
    return {
        "signature": signature,
        "version": version,
        "fresh": bool(version and (live is None or live.content_hash != version.hash)),
        **(reading(version.content) if version else {}),
    }
