"""What stories do when review speaks, and how review looks at a story."""

from rongmei.core.journal import Deed, on
from rongmei.core.permissions import Actor
from rongmei.domains.review.api import Reviewable, reviewables
from rongmei.domains.stories.actions.following import mark_returned, mark_signed
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.queries import content_of, version_of_hash


def _seen(story: int, master: str) -> Content | None:
    found = version_of_hash(story, master)
    return found.content if found else None


reviewables.register("story", Reviewable(content=content_of, seen=_seen))


@on("review.signed", name="stories.signed")
def signed(deed: Deed) -> None:
    """The last level approved."""
    if deed.data["kind"] == "story":
        mark_signed(actor=Actor.system(deed.organisation), story=deed.data["object"])


@on("review.returned", name="stories.returned")
def returned(deed: Deed) -> None:
    """A level sent it back."""
    if deed.data["kind"] == "story":
        mark_returned(actor=Actor.system(deed.organisation), story=deed.data["object"])
