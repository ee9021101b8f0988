"""A working day, plainly: what stands on today's board and on the wall."""

from rongmei.core.permissions import Actor
from rongmei.domains.planning import api as planning
from rongmei.domains.stories import api as stories
from tests.factories.planning import approved_topic, given, make_lead
from tests.factories.stories import make_content, make_story


def task(planner: Actor, who: Actor, headline: str, hours: float = 3) -> int:
    """An assignment whose topic has that headline, due in so many hours; negative for a late one."""
    return given(planner, who, approved_topic(planner, headline), hours)


def busy(planner: Actor, reporter: Actor, name: str) -> None:
    """One of everything: a lead, a proposed topic, an assignment, a draft, a story in review."""
    make_lead(reporter, f"线索{name}")
    planning.propose_topic(actor=reporter, headline=f"选题{name}", angle="")
    task(planner, reporter, f"任务{name}")
    make_story(reporter, make_content(f"在写{name}"))
    stories.submit(actor=reporter, story=make_story(reporter, make_content(f"在审{name}")))
