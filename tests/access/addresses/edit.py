"""编: stories, the editor, versions."""

from rongmei.domains.assets.api import DESCRIBE
from rongmei.domains.stories.api import SEE, SUBMIT, WRITE
from tests.access.address import act, but, form, page

ADDRESSES = (
    page("desk:edit:stories", SEE),
    page("desk:edit:subjects", SEE),
    act("desk:edit:create", WRITE, assignment="@assignment"),
    page("desk:edit:story", SEE, "story"),
    form("desk:edit:draft", SEE, "story"),
    page("desk:edit:missing", SEE, "story"),
    page("desk:edit:pictures", SEE, "story"),
    act("desk:edit:describe", DESCRIBE, "published asset"),
    page("desk:edit:history", SEE, "story"),
    act("desk:edit:keep", WRITE, "story"),
    act("desk:edit:submit", SUBMIT, "story"),
    act("desk:edit:recall", SUBMIT, "in_review"),
    act("desk:edit:dismiss", WRITE, "story", key="@key", reason="误报"),
    page("desk:edit:versions", SEE, "story"),
    but(page("desk:edit:compare", SEE, "story"), asks="old=1&new=0"),
    page("desk:edit:version", SEE, "story one"),
    act("desk:edit:restore", WRITE, "story one"),
)
