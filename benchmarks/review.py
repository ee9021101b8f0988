"""How long the content checks take over one story; texts come from the folder RONGMEI_DATA (../shared/data).

python -m benchmarks.review
"""

import time
from datetime import date
from itertools import islice

from tests.support import database

from benchmarks.loop.figures import quantile, tell
from benchmarks.loop.texts import articles

CHARACTERS, STORIES = 3_000, 500


def main() -> None:
    """Check many stories of 3,000 characters, one after the other."""
    database.prepare()
    import django

    django.setup()
    from rongmei.domains.review.api import Passage, check

    on = date(2026, 12, 1)
    stories = [[Passage(f"body:{n}", line) for n, line in enumerate(text.split("\n"), 1)] for text in _stories()]
    check(stories[0], on=on)
    seconds = []
    for story in stories:
        before = time.perf_counter()
        check(story, on=on)
        seconds.append(time.perf_counter() - before)
    tell("checks.story.p95", quantile(seconds, 0.95), "s")
    tell("checks.characters.per_s", CHARACTERS * len(stories) / sum(seconds), "characters/s")


def _stories() -> list[str]:
    """Articles one after the other, cut to the length."""
    found, waiting = list[str](), ""
    for _title, text in articles(STORIES * 8):
        waiting += text + "\n"
        if len(waiting) >= CHARACTERS:
            found.append(waiting[:CHARACTERS])
            waiting = ""
    return list(islice(found, STORIES))


if __name__ == "__main__":
    main()
