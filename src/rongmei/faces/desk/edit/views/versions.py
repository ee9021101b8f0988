"""Versions of a story: listed, shown, compared, gone back to."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.stories import api
from rongmei.domains.stories.api import Content, StoryState, VersionRecord
from rongmei.faces.desk.doing import who
from rongmei.faces.desk.paging import number

NOW = 0


@require_GET
@requires(api.SEE)
def versions(request: HttpRequest, story: int) -> HttpResponse:
    """Every kept version, newest first, any two of which can be compared."""
    context = {"story": api.story(story), "versions": [_counted(v) for v in api.versions(story)]}
    return render(request, "desk/edit/versions.html", {**context, "may_restore": _may_restore(request, story)})


@require_GET
@requires(api.SEE)
def version(request: HttpRequest, story: int, number: int) -> HttpResponse:
    """One version as it was."""
    found = api.version(story, number)
    context = {"story": api.story(story), "version": found, "may_restore": _may_restore(request, story)}
    return render(request, "desk/edit/version.html", {**context, **_shown(found.content)})


@require_GET
@requires(api.SEE)
def compare(request: HttpRequest, story: int) -> HttpResponse:
    """What changed from version `old` to version `new`; 0 is the draft as it is now."""
    numbers = [_number(request, "old"), _number(request, "new")]
    old, new = (_content(story, number) for number in numbers)
    context = {
        "story": api.story(story),
        "old": numbers[0],
        "new": numbers[1],
        "difference": api.difference(old, new),
        "versions": api.versions(story),
    }
    return render(request, "desk/edit/compare.html", context)


@require_POST
@requires(api.WRITE)
def restore(request: HttpRequest, story: int, number: int) -> HttpResponse:
    """Make the draft say what a version said; the sentence after it has a button that undoes it."""
    try:
        before = api.restore_version(actor=who(request), story=story, number=number)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("desk:edit:version", args=[story, number]))
    told = _("稿件已回到第 %(number)d 版；之前的内容存为第 %(before)d 版。") % {"number": number, "before": before}
    messages.success(request, told, extra_tags=reverse("desk:edit:restore", args=[story, before]))
    return redirect(reverse("desk:edit:story", args=[story]))


def _may_restore(request: HttpRequest, story: int) -> bool:
    open_ = api.story(story).state in (StoryState.DRAFTING, StoryState.RETURNED)
    return open_ and api.WRITE.held_by(who(request))


def _content(story: int, number: int) -> Content:
    return api.version(story, number).content if number != NOW else api.content_to_keep(story)


def _number(request: HttpRequest, name: str) -> int:
    asked = number(request, name)
    if asked is None:
        raise NotFound(_("没有这个版本。"), _("请在版本列表中选择。"))
    return asked


def _counted(version: VersionRecord) -> tuple[VersionRecord, int]:
    return version, api.count_characters(version.content.text())


def _shown(content: Content) -> dict[str, Any]:
    return {
        "body": api.render_body(content.body, _picture),
        "subjects": api.subject_names(content.subjects),
        "characters": api.count_characters(content.text()),
    }


def _picture(attributes: dict[str, Any]) -> SafeString:
    source = reverse("desk:assets:rendition", args=[int(attributes.get("asset") or 0), "medium"])
    return format_html(
        '<figure><img src="{}" alt="{}" loading="lazy"><figcaption>{}</figcaption></figure>',
        source, attributes.get("alt") or "", attributes.get("caption") or "",
    )  # fmt: skip
