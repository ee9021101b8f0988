"""What depends on the reader: the node's front page and the search of one site."""

from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongmei.core.scoping import scoped
from rongmei.domains.organisations.api import Level, by_code, centres
from rongmei.domains.publishing.api import search_published, site, site_assets

LONGEST = 100


@require_safe
def node(request: HttpRequest) -> HttpResponse:
    """Every centre of this node that has a site."""
    there = [c for c in centres() if (settings.RONGMEI_PUBLIC_ROOT / c.code / "index.html").is_file()]
    levels = [(Level(level).label, list(found)) for level, found in groupby(there, key=lambda c: c.level)]
    return render(request, "portal/node.html", {"levels": levels})


@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """What is published and holds the words asked for."""
    question = request.GET.get("q", "").strip()[:LONGEST]
    with scoped(by_code(code).id):
        hits = search_published(question) if question else []
        names, _files = site_assets()
        context = {"site": site(), "assets": names, "hits": hits, "question": question}
        response = render(request, "portal/search.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
