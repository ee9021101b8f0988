"""Deeds appended and sealed a second by one writer, and proven a second."""

import time

from django.db import transaction

from benchmarks.loop.figures import tell

DEEDS, BATCH = 2000, 20_000


def measure(_node: object) -> None:
    """`journal.append.per_s`, each deed in a transaction of its own, and `journal.verify.per_s` over many."""
    from tests.factories.organisations import make_organisation

    from rongmei.core.journal.append import append, append_many
    from rongmei.core.journal.sealer import seal
    from rongmei.core.journal.verify import verify
    from rongmei.core.permissions import Actor
    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations import events

    place = make_organisation("519999")
    actor = Actor.system(place.pk)
    with scoped(place.pk):
        began = time.perf_counter()
        for number in range(DEEDS):
            with transaction.atomic():
                append(actor, events.FOUNDED, place, number=number)
        tell("journal.append.per_s", DEEDS / (time.perf_counter() - began), "deeds/s")
        with transaction.atomic():
            append_many(actor, events.FOUNDED, [place] * BATCH, code="bench")
    while seal()[0]:
        pass
    began = time.perf_counter()
    report = verify(place.pk)
    assert report.sound
    tell("journal.verify.per_s", report.proven / (time.perf_counter() - began), "deeds/s")
