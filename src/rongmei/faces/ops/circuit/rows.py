"""The rows of a circuit as they stand on the page, before they are kept."""

from django.http import QueryDict

from rongmei.core.permissions import Role
from rongmei.domains.review.api import LevelRecord, default_circuit

Rows = tuple[LevelRecord, ...]


def typed(post: QueryDict) -> Rows:
    """The rows of a sent form, in their order; a proof a line."""
    columns = zip(post.getlist("name"), post.getlist("role"), post.getlist("proofs"), strict=False)
    return tuple(
        LevelRecord(n, name, role, tuple(line.strip() for line in proofs.splitlines() if line.strip()))
        for n, (name, role, proofs) in enumerate(columns, 1)
    )


def changed(rows: Rows, act: str) -> Rows:
    """The rows after an act of the page: `add`, `default`, or `up`, `down`, `remove` with the place of a row."""
    if act == "default":
        return default_circuit()
    if act == "add":
        return (*rows, LevelRecord(len(rows) + 1, "", Role.FIRST_REVIEWER, ()))
    verb, _colon, number = act.partition(":")
    place = int(number) - 1 if number.isdigit() else -1
    if not 0 <= place < len(rows):
        return rows
    if verb == "remove":
        return rows[:place] + rows[place + 1 :]
    return _moved(rows, place, -1 if verb == "up" else 1)


def _moved(rows: Rows, place: int, step: int) -> Rows:
    order = list(rows)
    other = place + step
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return tuple(order)
