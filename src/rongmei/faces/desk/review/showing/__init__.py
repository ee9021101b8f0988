"""How each kind of reviewable thing is put before a reviewer."""

from rongmei.faces.desk.review.showing import story
from rongmei.faces.desk.review.showing.kinds import Showing, showings

showings.register("story", story.SHOWING)

__all__ = ["Showing", "showings"]
