"""Leads, topics, coverages, assignments."""

from typing import Any

from ninja import Path, Query, Router

from rongmei.domains.planning import api as planning
from rongmei.faces.rest.fields import DONE, MADE, ChosenIds, Id, Ids
from rongmei.faces.rest.frame import Asked, needs
from rongmei.faces.rest.paging import Page, page, whole
from rongmei.faces.rest.planning import schemas as s

router = Router()


@router.get("/board", response=s.BoardOut)
@needs(planning.SEE)
def board(request: Asked) -> Any:
    """What waits in planning now."""
    return planning.board()


@router.get("/leads", response=Page[s.LeadOut])
@needs(planning.SEE)
def leads(request: Asked, asked: Query[s.LeadsAsked]) -> Any:
    """Leads, the newest first."""
    found = planning.leads(
        state=asked.state or "", words=asked.words, source=asked.source, before=asked.cursor, limit=asked.more
    )
    return page(found, asked)


@router.post("/leads", response=MADE)
@needs(planning.MAKE_LEAD)
def make_lead(request: Asked, sent: s.LeadIn) -> Any:
    """Write down a lead."""
    return {"id": planning.make_lead(actor=request.actor, **sent.dict())}


@router.post("/leads/drop", response=Ids)
@needs(planning.SORT_LEAD)
def drop_leads(request: Asked, sent: ChosenIds) -> Any:
    """Drop several leads; those that somebody took meanwhile stay, and are left out of the answer."""
    return {"ids": planning.drop_leads(actor=request.actor, leads=sent.ids)}


@router.post("/leads/restore", response=Ids)
@needs(planning.SORT_LEAD)
def restore_leads(request: Asked, sent: ChosenIds) -> Any:
    """Undo a drop of several."""
    return {"ids": planning.restore_leads(actor=request.actor, leads=sent.ids)}


@router.get("/leads/{lead}", response=s.LeadOut)
@needs(planning.SEE)
def lead(request: Asked, lead: Path[Id]) -> Any:
    """One lead."""
    return planning.lead(lead)


@router.get("/leads/{lead}/topics", response=Page[s.TopicLinkOut])
@needs(planning.SEE)
def topics_of_lead(request: Asked, lead: Path[Id]) -> Any:
    """The topics that rest on a lead."""
    return whole(planning.topics_of_lead(lead))


@router.get("/items/{item}/lead", response=s.LeadOut | None)
@needs(planning.SEE)
def lead_of_item(request: Asked, item: Path[Id]) -> Any:
    """The lead made of an item; null when there is none."""
    return planning.lead_of_item(item)


@router.post("/leads/{lead}/take", response=DONE)
@needs(planning.SORT_LEAD)
def take_lead(request: Asked, lead: Path[Id]) -> None:
    """Mark a lead as taken."""
    planning.take_lead(actor=request.actor, lead=lead)


@router.post("/leads/{lead}/drop", response=DONE)
@needs(planning.SORT_LEAD)
def drop_lead(request: Asked, lead: Path[Id]) -> None:
    """Nothing comes of it."""
    planning.drop_lead(actor=request.actor, lead=lead)


@router.post("/leads/{lead}/restore", response=DONE)
@needs(planning.SORT_LEAD)
def restore_lead(request: Asked, lead: Path[Id]) -> None:
    """Undo a drop."""
    planning.restore_lead(actor=request.actor, lead=lead)


@router.get("/topics", response=Page[s.TopicOut])
@needs(planning.SEE)
def topics(request: Asked, asked: Query[s.TopicsAsked]) -> Any:
    """Topics, the newest first."""
    found = planning.topics(state=asked.state or "", words=asked.words, before=asked.cursor, limit=asked.more)
    return page(found, asked)


@router.post("/topics", response=MADE)
@needs(planning.PROPOSE)
def propose_topic(request: Asked, sent: s.TopicIn) -> Any:
    """Propose a topic."""
    return {"id": planning.propose_topic(actor=request.actor, **sent.dict())}


@router.get("/topics/{topic}", response=s.TopicOut)
@needs(planning.SEE)
def topic(request: Asked, topic: Path[Id]) -> Any:
    """One topic with its leads, coverages, assignments and neighbours."""
    return planning.topic(topic)


@router.put("/topics/{topic}", response=DONE)
@needs(planning.PROPOSE)
def describe_topic(request: Asked, topic: Path[Id], sent: s.TopicText) -> None:
    """Describe a topic anew."""
    planning.describe_topic(actor=request.actor, topic=topic, **sent.dict())


@router.put("/topics/{topic}/leads/{lead}", response=DONE)
@needs(planning.PROPOSE)
def add_lead(request: Asked, topic: Path[Id], lead: Path[Id]) -> None:
    """Let a topic rest on one more lead."""
    planning.add_lead(actor=request.actor, topic=topic, lead=lead)


@router.delete("/topics/{topic}/leads/{lead}", response=DONE)
@needs(planning.PROPOSE)
def remove_lead(request: Asked, topic: Path[Id], lead: Path[Id]) -> None:
    """Let a topic rest on a lead no more."""
    planning.remove_lead(actor=request.actor, topic=topic, lead=lead)


@router.post("/topics/{topic}/approve", response=DONE)
@needs(planning.DECIDE)
def approve_topic(request: Asked, topic: Path[Id]) -> None:
    """Approve a proposed topic."""
    planning.approve_topic(actor=request.actor, topic=topic)


@router.post("/topics/{topic}/drop", response=DONE)
@needs(planning.DECIDE)
def drop_topic(request: Asked, topic: Path[Id]) -> None:
    """Give a topic up."""
    planning.drop_topic(actor=request.actor, topic=topic)


@router.post("/topics/{topic}/restore", response=DONE)
@needs(planning.DECIDE)
def restore_topic(request: Asked, topic: Path[Id]) -> None:
    """Take a topic up again."""
    planning.restore_topic(actor=request.actor, topic=topic)


@router.post("/topics/{topic}/finish", response=DONE)
@needs(planning.DECIDE)
def finish_topic(request: Asked, topic: Path[Id]) -> None:
    """A topic is done."""
    planning.finish_topic(actor=request.actor, topic=topic)


@router.post("/topics/{topic}/coverages", response=MADE)
@needs(planning.ASSIGN)
def add_coverage(request: Asked, topic: Path[Id], sent: s.CoverageIn) -> Any:
    """Say what is to be made for a topic; the answer names the coverage."""
    return {"id": planning.add_coverage(actor=request.actor, topic=topic, **sent.dict())}


@router.post("/topics/{topic}/assignments", response=MADE)
@needs(planning.ASSIGN)
def cover_topic(request: Asked, topic: Path[Id], sent: s.CoverIn) -> Any:
    """Say what is to be made and give it out, in one; the answer names the assignment."""
    return {"id": planning.cover_topic(actor=request.actor, topic=topic, **sent.dict())}


@router.post("/coverages/{coverage}/assignments", response=MADE)
@needs(planning.ASSIGN)
def assign(request: Asked, coverage: Path[Id], sent: s.Given) -> Any:
    """Give a coverage out."""
    return {"id": planning.assign(actor=request.actor, coverage=coverage, **sent.dict())}


@router.get("/assignments", response=Page[s.AssignmentOut])
@needs(planning.SEE)
def assignments(request: Asked, asked: Query[s.AssignmentsAsked]) -> Any:
    """Assignments by deadline."""
    found = planning.assignments(
        actor=request.actor if asked.mine else None, user=asked.user, desk=asked.desk, state=asked.state or "",
        late=asked.late, after=asked.cursor, limit=asked.more,
    )  # fmt: skip
    return page(found, asked)


@router.get("/assignments/{assignment}", response=s.AssignmentOut)
@needs(planning.SEE)
def assignment(request: Asked, assignment: Path[Id]) -> Any:
    """One assignment."""
    return planning.assignment(assignment)


@router.put("/assignments/{assignment}", response=DONE)
@needs(planning.ASSIGN)
def reassign(request: Asked, assignment: Path[Id], sent: s.Given) -> None:
    """Give an assignment anew, to somebody or by another time."""
    planning.reassign(actor=request.actor, assignment=assignment, **sent.dict())


@router.post("/assignments/{assignment}/accept", response=DONE)
@needs(planning.WORK)
def accept_assignment(request: Asked, assignment: Path[Id]) -> None:
    """Accept an assignment."""
    planning.accept_assignment(actor=request.actor, assignment=assignment)


@router.post("/assignments/{assignment}/finish", response=DONE)
@needs(planning.WORK)
def finish_assignment(request: Asked, assignment: Path[Id]) -> None:
    """An assignment is done."""
    planning.finish_assignment(actor=request.actor, assignment=assignment)


@router.post("/assignments/{assignment}/cancel", response=DONE)
@needs(planning.ASSIGN)
def cancel_assignment(request: Asked, assignment: Path[Id]) -> None:
    """Cancel an assignment."""
    planning.cancel_assignment(actor=request.actor, assignment=assignment)


@router.post("/assignments/{assignment}/restore", response=DONE)
@needs(planning.ASSIGN)
def restore_assignment(request: Asked, assignment: Path[Id]) -> None:
    """Undo a cancellation."""
    planning.restore_assignment(actor=request.actor, assignment=assignment)
