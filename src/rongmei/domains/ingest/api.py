"""The door of ingest."""

from rongmei.domains.ingest.actions.providers import add_provider, pause_provider, resume_provider
from rongmei.domains.ingest.actions.runs import run_provider
from rongmei.domains.ingest.queries import ItemRecord, ProviderRecord, RunRecord, item, items, provider, providers
from rongmei.domains.ingest.rules import KEEP, RUN, SEE

__all__ = [
    "KEEP",
    "RUN",
    "SEE",
    "ItemRecord",
    "ProviderRecord",
    "RunRecord",
    "add_provider",
    "item",
    "items",
    "pause_provider",
    "provider",
    "providers",
    "resume_provider",
    "run_provider",
]
