"""A wish is done once: one at a time, and nothing is kept of what was not done."""

import threading

import pytest
from django.db import connection, transaction

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning.api import leads, make_lead
from rongmei.domains.programs.api import Answer, InProgress, answer_once
from rongmei.domains.programs.models import KeptAnswer
from tests.support.people import MakeActor
from tests.support.programs import token_for

WISH = "0" * 64


def said(status: int = 201) -> Answer:
    return Answer(status, "application/json", b"{}")


@pytest.fixture
def editor(make_actor: MakeActor) -> Actor:
    return make_actor(Role.EDITOR)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_key_that_is_being_worked_on_is_refused(county: Organisation, editor: Actor) -> None:
    token, secret = token_for(editor)
    told: list[object] = []

    def second() -> None:
        try:
            with scoped(county.pk):
                told.append(answer_once(token=token, secret=secret, key="k", asked=WISH, do=said))
        except InProgress as refusal:
            told.append(refusal)
        finally:
            connection.close()

    def first() -> Answer:
        meanwhile = threading.Thread(target=second)
        meanwhile.start()
        meanwhile.join()
        return said()

    with scoped(county.pk):
        assert answer_once(token=token, secret=secret, key="k", asked=WISH, do=first).again is False
        assert answer_once(token=token, secret=secret, key="k", asked=WISH, do=said).again is True
    assert isinstance(told[0], InProgress)


@pytest.mark.django_db
def test_what_was_not_done_leaves_nothing_behind(scope: None, editor: Actor) -> None:
    token, secret = token_for(editor)

    def half() -> Answer:
        make_lead(actor=editor, headline="做了一半")
        return said(500)

    with transaction.atomic():
        assert answer_once(token=token, secret=secret, key="k", asked=WISH, do=half).status == 500
    assert leads() == []
    assert not KeptAnswer.mine().exists()


@pytest.mark.django_db
def test_what_is_cut_off_can_be_asked_again(scope: None, editor: Actor) -> None:
    """As by kill -9: the deed and its answer go together."""
    token, secret = token_for(editor)

    def cut() -> Answer:
        make_lead(actor=editor, headline="断了")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        answer_once(token=token, secret=secret, key="k", asked=WISH, do=cut)
    assert leads() == []
    assert answer_once(token=token, secret=secret, key="k", asked=WISH, do=said).again is False
