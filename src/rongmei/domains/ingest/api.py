"""The door of ingest."""

from rongmei.domains.ingest.actions.providers import (
    add_provider,
    archive_provider,
    change_provider,
    pause_provider,
    resume_provider,
)
from rongmei.domains.ingest.actions.runs import ask_run, run_provider, stop_run
from rongmei.domains.ingest.adapters.archives import PLACE, Fault, LeftOut, OldEntry, read_old_site
from rongmei.domains.ingest.adapters.parsers.ninjs.faults import faults as ninjs_faults
from rongmei.domains.ingest.queries import (
    ItemRecord,
    ProviderRecord,
    RevisionRecord,
    RunRecord,
    failing_providers,
    item,
    items,
    items_by_id,
    items_since,
    provider,
    providers,
    revisions,
)
from rongmei.domains.ingest.rules import KEEP, RUN, SEE

__all__ = [
    "KEEP",
    "PLACE",
    "RUN",
    "SEE",
    "Fault",
    "ItemRecord",
    "LeftOut",
    "OldEntry",
    "ProviderRecord",
    "RevisionRecord",
    "RunRecord",
    "add_provider",
    "archive_provider",
    "ask_run",
    "change_provider",
    "failing_providers",
    "item",
    "items",
    "items_by_id",
    "items_since",
    "ninjs_faults",
    "pause_provider",
    "provider",
    "providers",
    "read_old_site",
    "resume_provider",
    "revisions",
    "run_provider",
    "stop_run",
]
