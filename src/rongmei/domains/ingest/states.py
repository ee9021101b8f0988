"""Which verb takes a provider or a run where."""

from rongmei.core.registry import Transitions
from rongmei.domains.ingest.enums import ProviderState as P
from rongmei.domains.ingest.enums import RunState as R

PROVIDER = Transitions(
    "ingest.provider",
    {(P.ACTIVE, "pause"): P.PAUSED, (P.PAUSED, "resume"): P.ACTIVE},
    dict(P.choices),
)

RUN = Transitions(
    "ingest.run",
    {(R.RUNNING, "finish"): R.DONE, (R.RUNNING, "fail"): R.FAILED},
    dict(R.choices),
)
