"""How long a reader waits: one story's page, then the lists, with many stories live.

python -m benchmarks.publishing [STORIES]
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.support import database

STORIES, REPEATS = 500, 9


def main(stories: int = STORIES) -> None:
    """Publish `stories` stories, then measure a few more."""
    database.prepare()
    import django

    django.setup()
    from django.conf import settings
    from tests.factories.organisations import make_organisation

    with tempfile.TemporaryDirectory() as room:
        settings.RONGMEI_PUBLIC_ROOT = Path(room)
        measure(make_organisation().pk, stories)


def measure(organisation: int, stories: int) -> None:
    """Seconds for a page and for the lists: with everything remembered, and as a worker that just started."""
    from rongmei.core.scoping import scoped
    from rongmei.domains.publishing import tasks
    from rongmei.domains.publishing.actions import lists

    with scoped(organisation):
        queue = _queue()
        for n in range(stories):
            tasks.send(organisation=organisation, delivery=queue(n))
        front = partial(tasks.front, organisation=organisation)
        front()
        pages, all_lists = [], []
        for n in range(REPEATS):
            pages.append(_timed(partial(tasks.send, organisation=organisation, delivery=queue(stories + n))))
            all_lists.append(_timed(front))
        lists._teasers.clear()
        tell("publish.page_readable", statistics.median(pages), stories)
        tell("publish.lists", statistics.median(all_lists), stories)
        tell("publish.lists_first", _timed(front), stories)


def tell(figure: str, seconds: float, stories: int) -> None:
    """Print one figure."""
    told = {"name": figure, "value": round(seconds, 3), "unit": "s", "peer": f"{stories} stories live", "ratio": None}
    print(json.dumps(told))


def _queue() -> Callable[[int], int]:
    """A maker of signed stories on the queue; every other one has a picture."""
    from tests.factories.publishing import picture
    from tests.factories.review import LEVELS, here, pass_level
    from tests.factories.stories import make_content, make_story

    from rongmei.core.permissions import Actor, Role
    from rongmei.domains.publishing.api import publish
    from rongmei.domains.stories.actions.following import mark_signed
    from rongmei.domains.stories.api import submit

    author, editor, reviewers = here(Role.REPORTER), here(Role.EDITOR), [here(role) for role in LEVELS]
    shown = [picture(author, colour) for colour in ("red", "green", "blue")]
    subjects = ("medtop:04000000", "medtop:01000000", "medtop:16000000", "medtop:15000000", "medtop:05000000")
    words = "春茶采收，镇里组织技术员到田间指导，合作社把分拣线搬到村口。" * 8

    def queued(n: int) -> int:
        fields = {"cover": shown[n % 3] if n % 2 else None, "subjects": (subjects[n % 5], subjects[n % 4])}
        story = make_story(author, make_content(f"第{n}篇报道", *[f"{n} {words}"] * 6, **fields))
        round_ = submit(actor=author, story=story)
        for reviewer in reviewers:
            pass_level(reviewer, round_)
        mark_signed(actor=Actor.system(author.organisation), story=story)
        return publish(actor=editor, story=story)

    return queued


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
