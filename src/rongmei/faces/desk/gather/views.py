"""Providers and items."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from rongmei.core.ui.guard import requires
from rongmei.domains.ingest import api
from rongmei.faces.desk.doing import do


@require_GET
@requires(api.SEE)
def items(request: HttpRequest) -> HttpResponse:
    """What came in, newest first, filtered by words and provider."""
    words, provider = request.GET.get("q", "").strip(), request.GET.get("provider", "")
    chosen = int(provider) if provider.isdigit() else None
    context = {"items": api.items(words=words, provider=chosen), "providers": api.providers(), "q": words}
    return render(request, "desk/gather/items.html", {**context, "provider": chosen})


@require_GET
@requires(api.SEE)
def item(request: HttpRequest, item: int) -> HttpResponse:
    """One item as it came in."""
    return render(request, "desk/gather/item.html", {"item": api.item(item)})


@require_GET
@requires(api.SEE)
def providers(request: HttpRequest) -> HttpResponse:
    """Every provider and how its last fetch went."""
    return render(request, "desk/gather/providers.html", {"providers": api.providers()})


@require_GET
@requires(api.SEE)
def provider(request: HttpRequest, provider: int) -> HttpResponse:
    """One provider and its last runs."""
    record, runs = api.provider(provider)
    return render(request, "desk/gather/provider.html", {"provider": record, "runs": runs})


@require_POST
@requires(api.KEEP)
def add(request: HttpRequest) -> HttpResponse:
    """Add a provider and fetch it at once."""
    actor = request.actor  # type: ignore[attr-defined]
    name, location = request.POST.get("name", ""), request.POST.get("location", "")

    def add_and_run() -> None:
        made = api.add_provider(actor=actor, name=name, location=location)
        api.run_provider(actor=actor, provider=made)

    return do(request, add_and_run, _("已添加并采集一次。"), reverse("desk:gather:providers"))


@require_POST
@requires(api.RUN)
def run(request: HttpRequest, provider: int) -> HttpResponse:
    """Fetch a provider now."""
    actor = request.actor  # type: ignore[attr-defined]
    back = reverse("desk:gather:provider", args=[provider])
    return do(request, lambda: api.run_provider(actor=actor, provider=provider), _("已采集一次。"), back)


@require_POST
@requires(api.KEEP)
def pause(request: HttpRequest, provider: int) -> HttpResponse:
    """Stop fetching it by the clock."""
    actor = request.actor  # type: ignore[attr-defined]
    back = reverse("desk:gather:provider", args=[provider])
    return do(request, lambda: api.pause_provider(actor=actor, provider=provider), _("已暂停。"), back)


@require_POST
@requires(api.KEEP)
def resume(request: HttpRequest, provider: int) -> HttpResponse:
    """Fetch it by the clock again."""
    actor = request.actor  # type: ignore[attr-defined]
    back = reverse("desk:gather:provider", args=[provider])
    return do(request, lambda: api.resume_provider(actor=actor, provider=provider), _("已恢复。"), back)
