"""The sum of a draft's log, kept beside it so that reading stays quick however long the log grows."""

from collections.abc import Sequence

from django.db import transaction

from rongmei.core.permissions import Actor, authorise
from rongmei.core.scoping.rows import locked
from rongmei.domains.stories import rules
from rongmei.domains.stories.adapters import ydoc
from rongmei.domains.stories.models import DraftSum, DraftUpdate, Story

# A sum is kept anew after so many batches; between two sums that many are read one by one.
EVERY = 50


def keep_sum(row: Story, log: Sequence[bytes]) -> None:
    """Keep the sum when it is due.

    Args:
        row: the locked story, `head` being the number of the log's last update.
        log: updates that together say what the whole log says.
    """
    if row.head % EVERY == 0:
        _keep(row, log)


@transaction.atomic
def sum_up(*, actor: Actor, story: int) -> None:
    """Make a story's sum again from every update of its log; what the draft says does not change, so no deed."""
    authorise(actor, rules.WRITE)
    row = locked(Story, story)
    log = DraftUpdate.mine().filter(story=row).order_by("sequence").values_list("update", flat=True)
    if updates := [bytes(update) for update in log]:
        _keep(row, updates)


def _keep(row: Story, log: Sequence[bytes]) -> None:
    kept = {"sequence": row.head, "update": ydoc.fold(log)}
    DraftSum.objects.update_or_create(story=row, defaults=kept)
