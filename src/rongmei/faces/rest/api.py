"""The API, put together from a router a domain."""

from rongmei.faces.rest.description import Api
from rongmei.faces.rest.frame import framed
from rongmei.faces.rest.ingest.routes import router as ingest
from rongmei.faces.rest.planning.routes import router as planning
from rongmei.faces.rest.problems import take_over

api = Api(
    title="Rongmei 融媒",
    version="1",
    description="Everything the desk can do. Each operation is one verb or query of the newsroom and needs a permission"
    " (`x-permission`) that the token's scopes and its holder's roles both carry.",
    urls_namespace="rest",
    docs_url=None,
    openapi_url=None,
)
api.add_decorator(framed, mode="view")
take_over(api)
api.add_router("/", ingest, tags=["ingest"])
api.add_router("/", planning, tags=["planning"])
