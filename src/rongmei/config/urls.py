"""Every address of the node, gathered from the faces."""

from django.conf import settings
from django.urls import include, path

from rongmei.config.health import healthz
from rongmei.faces.ops.metrics.views import metrics

handler500 = "rongmei.config.health.fault"

_PREFIXES = {"desk": "desk/", "wall": "wall/", "ops": "ops/", "rest": "api/", "portal": ""}

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("account/", include("rongmei.faces.ops.account.urls")),
    *(
        path(prefix, include(f"rongmei.faces.{face}.urls"))
        for face, prefix in _PREFIXES.items()
        if f"rongmei.faces.{face}" in settings.INSTALLED_APPS
    ),
]
