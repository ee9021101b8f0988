"""What ingest does when somebody asks for a fetch."""

from rongmei.core.journal import Deed, on
from rongmei.domains.ingest.tasks import take_up


@on("run.asked", name="ingest.take_up")
def queue_fetch(deed: Deed) -> None:
    """A fetch may take half a minute: a worker makes it."""
    take_up.defer(organisation=deed.organisation, asked=deed.object_id)
