"""What was handed to other organisations, and how far each has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.liaison import api
from rongmei.domains.liaison.api import SubmissionState
from rongmei.domains.review import api as review
from rongmei.domains.stories import api as stories
from rongmei.faces.desk.doing import back, do, status_of, tried, typed, who
from rongmei.faces.desk.liaison.forms import SubmitForm
from rongmei.faces.desk.paging import PAGE, number, page, words


@require_GET
@requires(api.SEE)
def sent(request: HttpRequest) -> HttpResponse:
    """Submissions by state and words, the newest first, each with its stages."""
    q, asked = words(request), request.GET.get("state", "")
    state = asked if asked in SubmissionState.values else ""
    found = page(api.submissions(state=state, words=q, before=number(request, "before"), limit=PAGE + 1))
    counts = api.submission_counts(words=q)
    context = {
        "rows": found.rows,
        "more": found.more,
        "tabs": [(s.value, s.label, counts[s.value]) for s in SubmissionState],
        "state": state,
        "q": q,
    }
    return render(request, "desk/liaison/sent.html", context)


@requires(api.SUBMIT)
def submit(request: HttpRequest, story: int) -> HttpResponse:
    """Choose to whom a signed story goes; beside it where it has gone already."""
    actor, found = who(request), stories.story(story)
    rows = api.submissions(story=story)
    form = SubmitForm(typed(request), places=api.receivers(), there={row.receiver for row in rows if row.open})
    if form.is_bound and tried(form, lambda **said: bool(api.submit_story(actor=actor, story=story, **said))):
        messages.success(request, _("已报送，进展会显示在这里。"))
        return redirect("desk:liaison:submit", story)
    context = {
        "story": found,
        "form": form,
        "rows": rows,
        "signed": review.signed_manifest("story", story) is not None,
    }
    return render(request, "desk/liaison/submit.html", context, status=status_of(form))


@require_POST
@requires(api.SUBMIT)
def take_back(request: HttpRequest, submission: int) -> HttpResponse:
    """Take a submission back with a reason."""
    actor, story = who(request), api.submission(submission).story
    reason = request.POST.get("words", "")
    return do(
        request, lambda: api.take_back(actor=actor, submission=submission, reason=reason),
        _("已撤回，对方会收到通知；已采用的随即停用。"), back(request, reverse("desk:liaison:submit", args=[story])),
    )  # fmt: skip


@require_POST
@requires(api.SUBMIT)
def retry(request: HttpRequest, outgoing: int) -> HttpResponse:
    """Send a package again that did not arrive."""
    actor = who(request)
    return do(
        request, lambda: api.retry(actor=actor, outgoing=outgoing), _("正在重新送出。"),
        back(request, reverse("desk:liaison:sent")),
    )  # fmt: skip
