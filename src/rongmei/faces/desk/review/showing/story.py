"""A story before its reviewer."""

from typing import Any

from rongmei.domains.stories.api import Content, difference
from rongmei.faces.desk.reading import reading
from rongmei.faces.desk.review.showing.kinds import Showing


def compare(old: Content, new: Content) -> dict[str, Any]:
    """What `desk/_difference.html` shows."""
    return {"difference": difference(old, new)}


SHOWING = Showing(
    reading="desk/_reading.html",
    changes="desk/_difference.html",
    margin="desk/review/_margin.html",
    read=reading,
    compare=compare,
    home="desk:edit:story",
)
