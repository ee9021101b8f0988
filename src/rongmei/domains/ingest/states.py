"""Which verb takes a provider or a run where."""

from rongmei.core.registry import Transitions
from rongmei.domains.ingest.enums import ProviderState as P
from rongmei.domains.ingest.enums import RunState as R

PROVIDER = Transitions(
    "ingest.provider",
    {
        (P.ACTIVE, "run"): P.ACTIVE,
        (P.PAUSED, "run"): P.PAUSED,
        (P.ACTIVE, "change"): P.ACTIVE,
        (P.PAUSED, "change"): P.PAUSED,
        (P.ACTIVE, "pause"): P.PAUSED,
        (P.PAUSED, "resume"): P.ACTIVE,
        (P.ARCHIVED, "resume"): P.ACTIVE,
        (P.ACTIVE, "archive"): P.ARCHIVED,
        (P.PAUSED, "archive"): P.ARCHIVED,
    },
    dict(P.choices),
)

RUN = Transitions(
    "ingest.run",
    {
        (R.QUEUED, "start"): R.RUNNING,
        (R.QUEUED, "stop"): R.STOPPED,
        (R.RUNNING, "stop"): R.STOPPED,
        (R.RUNNING, "finish"): R.DONE,
        (R.RUNNING, "fail"): R.FAILED,
    },
    dict(R.choices),
)
