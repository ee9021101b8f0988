"""What both the lanes and a person's own list are made from, asked for once."""

from dataclasses import dataclass

from rongmei.domains.planning import api as planning
from rongmei.domains.publishing import api as publishing

# Nothing on the board is counted or listed beyond this.
MOST = 100


@dataclass(frozen=True, slots=True)
class Day:
    """Topics that wait for a decision, and deliveries that have yet to go out."""

    proposed: list[planning.TopicRecord]
    under_way: list[publishing.DeliveryRecord]


def day() -> Day:
    """The day as it stands now."""
    return Day(planning.topics(state=planning.TopicState.PROPOSED, limit=MOST), publishing.under_way(limit=MOST))
