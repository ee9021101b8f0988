"""Where it comes from: providers and their runs."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.ingest import api
from rongmei.faces.desk.doing import do, status_of, tried, typed, who
from rongmei.faces.desk.gather.forms import INTERVALS, ProviderForm
from rongmei.faces.desk.paging import words


@require_GET
@requires(api.SEE)
def providers(request: HttpRequest) -> HttpResponse:
    """Every provider and how its last fetch went; the archived ones by `?archived=1`."""
    q, archived = words(request), request.GET.get("archived") == "1"
    found = [p for p in api.providers(archived=archived) if q.lower() in f"{p.name} {p.location}".lower()]
    context = {
        "providers": found,
        "running": any(p.last and p.last.open for p in found),
        "archived": archived,
        "q": q,
        "may_keep": api.KEEP.held_by(who(request)),
    }
    return render(request, "desk/gather/providers.html", context)


@require_GET
@requires(api.SEE)
def provider(request: HttpRequest, provider: int) -> HttpResponse:
    """One provider and its last runs; while one runs, the page follows it."""
    record, runs = api.provider(provider)
    context = {
        "provider": record,
        "runs": runs,
        "every": INTERVALS.get(record.every_seconds, _("每 %(n)d 秒") % {"n": record.every_seconds}),
        "may_keep": api.KEEP.held_by(who(request)),
        "may_run": api.RUN.held_by(who(request)) and record.state != "archived",
    }
    return render(request, "desk/gather/provider.html", context)


@requires(api.KEEP)
def add(request: HttpRequest) -> HttpResponse:
    """Add a provider and ask for a first fetch; what was typed stays when it is refused."""
    form = ProviderForm(typed(request))
    known = {p.location for p in api.providers()}
    made = tried(form, lambda **typed: api.add_provider(actor=who(request), **typed))
    if made is None:
        return render(request, "desk/gather/add.html", {"form": form}, status=status_of(form))
    if form.cleaned_data["location"] in known:
        messages.success(request, _("这个地址已经添加过，就是这一个。"))
        return redirect("desk:gather:provider", made)
    return _ask(request, made, _("已添加，正在第一次采集。"))


@requires(api.KEEP)
def change(request: HttpRequest, provider: int) -> HttpResponse:
    """Rename a provider, move it, or fetch it at another interval."""
    record = api.provider(provider)[0]
    start = {"location": record.location, "name": record.name, "every_seconds": record.every_seconds}
    form = ProviderForm(typed(request), initial=start)

    def verb(**typed: str | int) -> bool:
        api.change_provider(actor=who(request), provider=provider, **typed)  # type: ignore[arg-type]
        return True

    if not tried(form, verb):
        context = {"form": form, "provider": record}
        return render(request, "desk/gather/change.html", context, status=status_of(form))
    messages.success(request, _("已保存。"))
    return redirect("desk:gather:provider", provider)


@require_POST
@requires(api.RUN)
def run(request: HttpRequest, provider: int) -> HttpResponse:
    """Ask for a fetch at once; a worker makes it and this page shows it."""
    return _ask(request, provider, _("已排队，马上开始采集。"))


@require_POST
@requires(api.RUN)
def stop(request: HttpRequest, provider: int) -> HttpResponse:
    """Stop the fetch that waits or runs."""
    last = api.provider(provider)[0].last
    return _do(request, provider, lambda: last and api.stop_run(actor=who(request), run=last.id), _("已停止。"))


@require_POST
@requires(api.KEEP)
def pause(request: HttpRequest, provider: int) -> HttpResponse:
    """Stop fetching it by the clock."""
    undo = reverse("desk:gather:resume", args=[provider])
    verb = api.pause_provider
    return _do(request, provider, partial(verb, actor=who(request), provider=provider), _("已暂停。"), undo)


@require_POST
@requires(api.KEEP)
def resume(request: HttpRequest, provider: int) -> HttpResponse:
    """Fetch it by the clock again."""
    verb = api.resume_provider
    return _do(request, provider, partial(verb, actor=who(request), provider=provider), _("已恢复。"))


@require_POST
@requires(api.KEEP)
def archive(request: HttpRequest, provider: int) -> HttpResponse:
    """Fetch it no more; its items stay."""
    undo = reverse("desk:gather:resume", args=[provider])
    done = _("已归档，不再采集；来稿和记录都在。")
    verb = api.archive_provider
    return _do(request, provider, partial(verb, actor=who(request), provider=provider), done, undo)


def _ask(request: HttpRequest, provider: int, done: Promise) -> HttpResponse:
    return _do(request, provider, partial(api.ask_run, actor=who(request), provider=provider), done)


def _do(
    request: HttpRequest, provider: int, verb: Callable[[], object], done: str | Promise, undo: str = ""
) -> HttpResponse:
    return do(request, verb, done, reverse("desk:gather:provider", args=[provider]), undo=undo)
