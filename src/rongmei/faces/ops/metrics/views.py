"""`/metrics`, in the text form of Prometheus; closed until a token is set."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from rongmei.faces.ops.metrics import counting
from rongmei.faces.ops.metrics.standing import Standing


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything that is counted, to whoever bears the token; without one set there is no such page."""
    if not settings.RONGMEI_METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.RONGMEI_METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    standing = CollectorRegistry()
    standing.register(Standing())
    told = generate_latest(counting.registry()) + generate_latest(standing)
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
