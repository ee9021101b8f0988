"""Addresses under /ops/."""

from django.urls import include, path

from rongmei.faces.ops.audit import views as audit
from rongmei.faces.ops.circuit import views as circuit
from rongmei.faces.ops.health import views as health
from rongmei.faces.ops.places import views as places
from rongmei.faces.ops.setup import views as setup
from rongmei.faces.ops.tokens import views as tokens
from rongmei.faces.ops.webhooks import views as webhooks

app_name = "ops"

urlpatterns = [
    path("tokens/", tokens.mine, name="tokens"),
    path("tokens/<int:token>/revoke/", tokens.revoke, name="token_revoke"),
    path("programs/", tokens.programs, name="programs"),
    path("programs/<int:membership>/", tokens.program, name="program"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:webhook>/", webhooks.webhook, name="webhook"),
    path("webhooks/<int:webhook>/pause/", webhooks.pause, name="webhook_pause"),
    path("webhooks/<int:webhook>/resume/", webhooks.resume, name="webhook_resume"),
    path("webhooks/<int:webhook>/secret/", webhooks.secret, name="webhook_secret"),
    path("webhooks/<int:webhook>/remove/", webhooks.remove, name="webhook_remove"),
    path("webhooks/<int:webhook>/pushes/<int:push>/redeliver/", webhooks.redeliver, name="push_redeliver"),
    path("people/", include("rongmei.faces.ops.people.urls")),
    path("", places.tree, name="home"),
    path("tree/", places.tree, name="tree"),
    path("organisation/", places.organisation, name="organisation"),
    path("desks/", places.desks, name="desks"),
    path("desks/open/", places.open_desk, name="open_desk"),
    path("desks/<int:desk>/close/", places.close_desk, name="close_desk"),
    path("licences/", places.licences, name="licences"),
    path("circuit/", circuit.circuit, name="circuit"),
    path("circuit/checks/", circuit.checks, name="checks"),
    path("journal/", audit.journal, name="journal"),
    path("journal/export/", audit.export, name="journal_export"),
    path("health/", health.health, name="health"),
    path("health/retry/", health.retry, name="retry"),
    path("setup/", setup.first_run, name="setup"),
]
