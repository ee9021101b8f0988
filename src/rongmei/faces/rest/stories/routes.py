"""Stories, drafts, versions."""

from base64 import b64decode, b64encode
from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field, StringConstraints

from rongmei.domains.stories import api as stories
from rongmei.faces.rest.fields import DONE, MADE, MOST_ID, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, Part, cut, page, whole
from rongmei.faces.rest.review.schemas import FindingOut
from rongmei.faces.rest.stories import schemas as s

router = Router()
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


@router.get("/stories", response=Page[s.StoryOut])
@needs(stories.SEE)
def list_stories(request: Asked, asked: Query[s.StoriesAsked]) -> Any:
    """Stories, the latest begun first."""
    found = stories.stories(
        state=asked.state or "", author=asked.author, topic=asked.topic, words=asked.words,
        before=asked.cursor or MOST_ID, limit=asked.more,
    )  # fmt: skip
    return page(found, asked)


@router.post("/stories", response=MADE)
@needs(stories.WRITE)
def create_story(request: Asked, sent: s.StoryIn) -> Any:
    """Begin a story."""
    content = sent.content.said() if sent.content else None
    return {"id": stories.create_story(actor=request.actor, assignment=sent.assignment, content=content)}


@router.get("/stories/{story}", response=s.StoryOut)
@needs(stories.SEE)
def story(request: Asked, story: Path[Id]) -> Any:
    """One story."""
    return stories.story(story)


@router.get("/stories/{story}/content", response=s.ContentOut)
@needs(stories.SEE)
def content_of(request: Asked, story: Path[Id]) -> Any:
    """What the draft says now."""
    return stories.content_of(story)


@router.put("/stories/{story}/content", response=s.Kept)
@needs(stories.WRITE)
def write_content(request: Asked, story: Path[Id], sent: s.Rewritten) -> Any:
    """Make the draft say something else, whole; the answer names the version that keeps what it said before."""
    content = sent.content.said()
    number = stories.write_content(
        actor=request.actor, story=story, content=content, seen=sent.seen, reopen=sent.reopen
    )
    return {"number": number}


@router.get("/stories/{story}/draft", response=s.DraftOut)
@needs(stories.SEE)
def draft_since(request: Asked, story: Path[Id], asked: Query[s.DraftAsked]) -> Any:
    """Yjs updates of the draft after a number, and its head."""
    found = stories.draft_since(story, asked.after)
    updates = [{"sequence": n, "update": b64encode(update).decode()} for n, update in found.updates]
    return {"updates": updates, "head": found.head}


@router.post("/stories/{story}/draft", response=s.AcknowledgedOut)
@needs(stories.WRITE)
def append_draft(request: Asked, story: Path[Id], sent: s.BatchIn) -> Any:
    """Add Yjs updates to the draft."""
    return stories.append_draft(
        actor=request.actor, story=story, updates=[b64decode(update) for update in sent.updates],
        client=sent.client, batch=sent.batch, reopen=sent.reopen,
    )  # fmt: skip


@router.get("/stories/{story}/versions", response=Page[s.VersionOut])
@needs(stories.SEE)
def versions(request: Asked, story: Path[Id], asked: Query[Part]) -> Any:
    """Kept versions, the newest first."""
    found = stories.versions(story, before=asked.cursor, limit=asked.more)
    return page(found, asked, key=lambda version: version.number)


@router.post("/stories/{story}/versions", response={201: s.Kept})
@needs(stories.WRITE)
def keep_version(request: Asked, story: Path[Id], sent: s.NoteIn) -> Any:
    """Keep what the draft says now."""
    return {"number": stories.keep_version(actor=request.actor, story=story, note=sent.note)}


@router.get("/stories/{story}/versions/{number}", response=s.VersionOut)
@needs(stories.SEE)
def version(request: Asked, story: Path[Id], number: Path[Number]) -> Any:
    """One version."""
    return stories.version(story, number)


@router.post("/stories/{story}/versions/{number}/restore", response=s.Kept)
@needs(stories.WRITE)
def restore_version(request: Asked, story: Path[Id], number: Path[Number]) -> Any:
    """Make the draft say what a version said; the answer names the one that keeps what it said before."""
    return {"number": stories.restore_version(actor=request.actor, story=story, number=number)}


@router.post("/stories/{story}/submit", response=MADE)
@needs(stories.SUBMIT)
def submit(request: Asked, story: Path[Id]) -> Any:
    """Send a story to review; the answer names the review."""
    return {"id": stories.submit(actor=request.actor, story=story)}


@router.post("/stories/{story}/recall", response=DONE)
@needs(stories.SUBMIT)
def recall(request: Asked, story: Path[Id]) -> None:
    """Take a story back out of review."""
    stories.recall(actor=request.actor, story=story)


@router.get("/stories/{story}/findings", response=Page[FindingOut])
@needs(stories.SEE)
def findings_of(request: Asked, story: Path[Id]) -> Any:
    """What the content checks find in the draft as it stands."""
    return whole(stories.findings_of(story))


@router.post("/stories/{story}/findings/{key}/dismiss", response=DONE)
@needs(stories.WRITE)
def dismiss_finding(request: Asked, story: Path[Id], key: Path[Key], sent: s.ReasonIn) -> None:
    """Call a finding a false alarm; it is not raised again on that sentence."""
    stories.dismiss_finding(actor=request.actor, story=story, key=key, reason=sent.reason)


@router.get("/stories/{story}/history", response=Page[s.DeedOut])
@needs(stories.SEE)
def history(request: Asked, story: Path[Id], asked: Query[Part]) -> Any:
    """What was done with a story, the latest first."""
    return page(stories.history(story, before=asked.cursor, limit=asked.more), asked)


@router.get("/stories/{story}/writers", response=Page[s.WriterOut])
@needs(stories.SEE)
def writers(request: Asked, story: Path[Id]) -> Any:
    """Who wrote in the draft."""
    return whole(stories.writers(story))


@router.get("/stories/{story}/presence", response=s.PresentOut)
@needs(stories.SEE)
def present(request: Asked, story: Path[Id]) -> Any:
    """Who else is at a story now."""
    return {"names": stories.present(story, but=request.actor.user)}


@router.get("/assets/{asset}/stories", response=Page[int])
@needs(stories.SEE)
def stories_showing(request: Asked, asset: Path[Id], asked: Query[Part]) -> Any:
    """The ids of stories with a kept version that shows a picture, the newest first."""
    return cut(stories.stories_showing(asset), asked, key=lambda story: story, newest=True)


@router.put("/stories/{story}/presence", response=DONE)
@needs(stories.SEE)
def note_presence(request: Asked, story: Path[Id]) -> None:
    """Show others for the next seconds that one is at this story."""
    stories.note_presence(actor=request.actor, story=story)


@router.get("/subjects", response=Page[s.SubjectOut])
@needs(stories.SEE)
def subjects(request: Asked) -> Any:
    """IPTC media topics with their Chinese names."""
    return whole(list(stories.subjects().values()))
