"""What the web server runs: baked sites and readers' beacons straight from and to disk, the rest through Django."""

import os
from typing import Any

from rongmei.runtime.parent import die_with_supervisor

die_with_supervisor()  # first of all: one whose server died while this was read would keep the port

from rongmei.runtime.loading import loading  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongmei.config.settings")

with loading():
    from django.core.asgi import get_asgi_application

    desk = get_asgi_application()

    from django.conf import settings
    from django.urls import get_resolver

    from rongmei.faces.portal.baked import PREFIX, BakedSites
    from rongmei.faces.portal.beacons import PATH, Beacons
    from rongmei.faces.portal.old_hosts import OldHosts

    get_resolver().url_patterns  # every address, now: else the first reader waits for them  # noqa: B018

sites = BakedSites(settings.RONGMEI_PUBLIC_ROOT)
old_hosts = OldHosts(settings.RONGMEI_PUBLIC_ROOT, settings.RONGMEI_OLD_HOSTS, settings.RONGMEI_ORIGIN)
beacons = Beacons(settings.RONGMEI_PROXIES)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Hand a request to the side that answers it; a reading of the public site never waits for the newsroom."""
    if scope["type"] == "http" and await old_hosts.answered(scope, send):
        return
    if scope["type"] == "http" and scope["path"].startswith(PREFIX):
        await sites(scope, receive, send)
    elif scope["type"] == "http" and PATH.fullmatch(scope["path"]):
        await beacons(scope, receive, send)
    elif scope["type"] == "http":
        await desk(scope, receive, send)
