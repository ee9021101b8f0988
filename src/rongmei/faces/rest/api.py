"""The API, put together from a router a domain."""

from rongmei.faces.rest.accounts.routes import router as accounts
from rongmei.faces.rest.assets.routes import router as assets
from rongmei.faces.rest.description import Api
from rongmei.faces.rest.frame import framed
from rongmei.faces.rest.ingest.routes import router as ingest
from rongmei.faces.rest.insight.routes import router as insight
from rongmei.faces.rest.journal.routes import router as journal
from rongmei.faces.rest.liaison.routes import router as liaison
from rongmei.faces.rest.organisations.routes import router as organisations
from rongmei.faces.rest.planning.routes import router as planning
from rongmei.faces.rest.problems import take_over
from rongmei.faces.rest.programs.routes import router as programs
from rongmei.faces.rest.publishing.routes import router as publishing
from rongmei.faces.rest.review.routes import router as review
from rongmei.faces.rest.search.routes import router as search
from rongmei.faces.rest.stories.routes import router as stories

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
api.add_router("/", stories, tags=["stories"])
api.add_router("/", review, tags=["review"])
api.add_router("/", publishing, tags=["publishing"])
api.add_router("/", liaison, tags=["liaison"])
api.add_router("/", insight, tags=["insight"])
api.add_router("/", assets, tags=["assets"])
api.add_router("/", organisations, tags=["organisations"])
api.add_router("/", accounts, tags=["accounts"])
api.add_router("/", programs, tags=["programs"])
api.add_router("/", search, tags=["search"])
api.add_router("/", journal, tags=["journal"])
