"""What people and feeds do while parts are killed."""

from tests.support.faults.acts.act import Act
from tests.support.faults.acts.autosave import Autosave
from tests.support.faults.acts.handup import Handup
from tests.support.faults.acts.ingest import Ingest
from tests.support.faults.acts.moving import COMMAND, Bringing, MoveOver
from tests.support.faults.acts.publish import Publish
from tests.support.faults.acts.reading import Read
from tests.support.faults.acts.restore import Restore

ACTS: dict[str, type[Act]] = {
    "autosave": Autosave,
    "handup": Handup,
    "ingest": Ingest,
    "publish": Publish,
    "reading": Read,
    "restore": Restore,
}

__all__ = ["ACTS", "COMMAND", "Act", "Bringing", "MoveOver"]
