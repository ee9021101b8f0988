"""What happens in the world, read from files below `content/`: one file a story, lists for the rest."""

from rongmei.config.demo.scripts.files import CONTENT, centres, stories, table
from rongmei.config.demo.scripts.story import Edit, Picture, StoryScript

__all__ = ["CONTENT", "Edit", "Picture", "StoryScript", "centres", "stories", "table"]
