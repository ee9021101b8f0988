"""Submissions, what comes in, corrections and withdrawals of what was adopted."""

from typing import Any

from django.http import FileResponse
from ninja import Path, Query, Router

from rongmei.domains.liaison import api as liaison
from rongmei.faces.rest.fields import DONE, MADE, PICTURE, Hash, Id
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.insight.schemas import Period
from rongmei.faces.rest.liaison import schemas as s
from rongmei.faces.rest.organisations.schemas import OrganisationOut
from rongmei.faces.rest.paging import Page, Part, page, whole
from rongmei.faces.rest.stories.schemas import Kept

router = Router()


@router.get("/submissions", response=Page[s.SubmissionOut])
@needs(liaison.SEE)
def submissions(request: Asked, asked: Query[s.SubmissionsAsked]) -> Any:
    """What was submitted to others, the newest first."""
    found = liaison.submissions(
        state=asked.state or "", words=asked.words, story=asked.story, before=asked.cursor, limit=asked.more
    )
    return page(found, asked)


@router.get("/submissions/receivers", response=Page[OrganisationOut])
@needs(liaison.SUBMIT)
def receivers(request: Asked) -> Any:
    """To whom one may submit, the nearest above first."""
    return whole(liaison.receivers())


@router.get("/submissions/{submission}", response=s.SubmissionOut)
@needs(liaison.SEE)
def submission(request: Asked, submission: Path[Id]) -> Any:
    """One submission with its stages."""
    return liaison.submission(submission)


@router.post("/submissions/{submission}/take-back", response=DONE)
@needs(liaison.SUBMIT)
def take_back(request: Asked, submission: Path[Id], sent: s.TakenBack) -> None:
    """Take a submission back; an adopted copy is suspended."""
    liaison.take_back(actor=request.actor, submission=submission, reason=sent.reason)


@router.post("/stories/{story}/submissions", response=MADE)
@needs(liaison.SUBMIT)
def submit_story(request: Asked, story: Path[Id], sent: s.SubmissionIn) -> Any:
    """Submit a signed story to another organisation; the answer names the submission."""
    return {"id": liaison.submit_story(actor=request.actor, story=story, receiver=sent.receiver, note=sent.note)}


@router.post("/packages/{outgoing}/retry", response=DONE)
@needs(liaison.SUBMIT)
def retry_package(request: Asked, outgoing: Path[Id]) -> None:
    """Send a package again that was given up."""
    liaison.retry(actor=request.actor, outgoing=outgoing)


@router.get("/incoming", response=Page[s.IncomingOut])
@needs(liaison.SEE)
def incoming(request: Asked, asked: Query[s.IncomingAsked]) -> Any:
    """What others submitted, the newest first."""
    found = liaison.incoming(
        state=asked.state or "", words=asked.words, sender=asked.sender, before=asked.cursor, limit=asked.more
    )
    return page(found, asked)


@router.get("/incoming/{incoming}", response=s.ArrivalOut)
@needs(liaison.SEE)
def arrival(request: Asked, incoming: Path[Id]) -> Any:
    """One submission whole: what it says, and where it comes from."""
    return liaison.arrival(incoming)


@router.get("/incoming/{incoming}/pictures/{sha256}", openapi_extra=PICTURE)
@needs(liaison.SEE)
def open_picture(request: Asked, incoming: Path[Id], sha256: Path[Hash]) -> FileResponse:
    """The bytes of a picture that came with a submission."""
    kept, mime = liaison.open_picture(incoming, sha256)
    return FileResponse(kept, content_type=mime)


@router.post("/incoming/{incoming}/sign-for", response=DONE)
@needs(liaison.SIGN_FOR)
def sign_for(request: Asked, incoming: Path[Id]) -> None:
    """Sign for a submission."""
    liaison.sign_for(actor=request.actor, incoming=incoming)


@router.post("/incoming/{incoming}/adopt", response=MADE)
@needs(liaison.ADOPT)
def adopt(request: Asked, incoming: Path[Id]) -> Any:
    """Make a story of one's own of it, with its provenance; the answer names the story."""
    return {"id": liaison.adopt(actor=request.actor, incoming=incoming)}


@router.post("/incoming/{incoming}/return", response=DONE)
@needs(liaison.ADOPT)
def return_submission(request: Asked, incoming: Path[Id], sent: s.Returned) -> None:
    """Send a submission back with a reason."""
    liaison.return_submission(actor=request.actor, incoming=incoming, reason=sent.reason, words=sent.words)


@router.get("/differences", response=Page[s.DifferenceOut])
@needs(liaison.SEE)
def open_differences(request: Asked, asked: Query[Part]) -> Any:
    """Corrections that wait for a decision, the oldest first."""
    return page(liaison.open_differences(after=asked.cursor, limit=asked.more), asked)


@router.get("/differences/{difference}", response=s.DifferenceOut)
@needs(liaison.SEE)
def difference(request: Asked, difference: Path[Id]) -> Any:
    """One correction of something adopted."""
    return liaison.difference(difference)


@router.post("/differences/{difference}/take-in", response=Kept)
@needs(liaison.ADOPT)
def take_in(request: Asked, difference: Path[Id]) -> Any:
    """Take a correction into one's own story; the answer names the version that keeps what it said."""
    return {"number": liaison.take_in(actor=request.actor, difference=difference)}


@router.post("/differences/{difference}/dismiss", response=DONE)
@needs(liaison.ADOPT)
def dismiss(request: Asked, difference: Path[Id], sent: s.Reason) -> None:
    """Leave a correction out, with a reason for its origin."""
    liaison.dismiss(actor=request.actor, difference=difference, words=sent.words)


@router.get("/suspensions", response=Page[s.SuspensionOut])
@needs(liaison.SEE)
def open_suspensions(request: Asked, asked: Query[Part]) -> Any:
    """Adopted stories whose origin took them back, the oldest first."""
    return page(liaison.open_suspensions(after=asked.cursor, limit=asked.more), asked)


@router.get("/suspensions/{suspension}", response=s.SuspensionOut)
@needs(liaison.SEE)
def suspension(request: Asked, suspension: Path[Id]) -> Any:
    """One of them."""
    return liaison.suspension(suspension)


@router.post("/suspensions/{suspension}/confirm", response=DONE)
@needs(liaison.DECIDE)
def confirm_withdrawal(request: Asked, suspension: Path[Id], sent: s.Reason) -> None:
    """Withdraw the adopted story too."""
    liaison.confirm_withdrawal(actor=request.actor, suspension=suspension, words=sent.words)


@router.post("/suspensions/{suspension}/restore", response=DONE)
@needs(liaison.DECIDE)
def restore_adoption(request: Asked, suspension: Path[Id], sent: s.Reason) -> None:
    """Let the adopted story stand, with a reason for its origin."""
    liaison.restore_adoption(actor=request.actor, suspension=suspension, words=sent.words)


@router.get("/stories/{story}/provenance", response=s.ProvenanceOut | None)
@needs(liaison.SEE)
def provenance(request: Asked, story: Path[Id]) -> Any:
    """Where a story was adopted from; null when it was written here."""
    return liaison.provenance(story)


@router.get("/standings", response=Page[s.StandingOut])
@needs(liaison.SEE)
def standings(request: Asked, asked: Query[Period]) -> Any:
    """How each centre directly below stands: sent, adopted, returned between two days; waiting and late now."""
    since, until = asked.moments()
    return whole(liaison.standings(since=since, until=until))
