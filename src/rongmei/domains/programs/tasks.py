"""What programs are owed by the clock."""

from rongmei.core.scoping import scoped
from rongmei.core.tasks.task import every
from rongmei.domains.organisations.api import tree
from rongmei.domains.programs.actions.answers import forget_answers


@every("7 * * * *", "programs.forget")
def forget() -> None:
    """Every hour: answers older than a day are deleted."""
    for place in tree():
        with scoped(place.id):
            forget_answers()
