"""The circuit is rows the system administrator changes; what is under way keeps its own."""

import pytest
from tests.factories.review import LEVELS, here, pass_level, submitted

from rongmei.core.i18n import Refusal
from rongmei.core.journal.models import Entry
from rongmei.core.permissions import Role
from rongmei.domains.review import api

pytestmark = pytest.mark.usefixtures("scope")


def levels(*names: str, role: str = Role.FIRST_REVIEWER, proofs: tuple[str, ...] = ()) -> list[api.LevelRecord]:
    return [api.LevelRecord(n, name, role, proofs) for n, name in enumerate(names, 1)]


def test_the_default_is_three_reviews_and_three_proofs() -> None:
    assert [x.role for x in api.circuit("story")] == list(LEVELS)
    assert all(x.proofs for x in api.circuit("story"))
    assert api.circuit("story") == api.default_circuit()


def test_levels_are_kept_in_the_order_given() -> None:
    admin = here(Role.SYSTEM_ADMIN)
    api.shape_circuit(actor=admin, kind="story", levels=levels(" 初审 ", "复审", proofs=("错字", " ", "标点")))
    assert [(x.order, x.name, x.proofs) for x in api.circuit("story")] == [
        (1, "初审", ("错字", "标点")), (2, "复审", ("错字", "标点")),
    ]  # fmt: skip
    api.shape_circuit(actor=admin, kind="story", levels=levels("复审", "初审"))
    assert [x.name for x in api.circuit("story")] == ["复审", "初审"]
    assert Entry.objects.filter(verb="circuit.shaped").count() == 2


@pytest.mark.parametrize("change", ["shorter", "longer", "other roles"])
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_no_change_touches_a_round_under_way(change: str, passed: int) -> None:
    round_ = submitted(here(Role.REPORTER))
    for role in LEVELS[:passed]:
        pass_level(here(role), round_)
    shapes = {
        "shorter": levels("总编直签", role=Role.THIRD_REVIEWER),
        "longer": levels("一", "二", "三", "四", "五"),
        "other roles": levels("甲", "乙", "丙", role=Role.THIRD_REVIEWER),
    }
    before = api.review(round_)
    api.shape_circuit(actor=here(Role.SYSTEM_ADMIN), kind="story", levels=shapes[change])
    assert api.review(round_) == before
    for role in LEVELS[passed:]:
        pass_level(here(role), round_)
    assert api.review(round_).state == "signed"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([], "至少"),
        (levels(*"一二三四五六七八九十"), "最多九级"),
        (levels("一审", ""), "名称"),
        (levels("一审", role="reporter"), "角色"),
        (levels("一审", role="nobody"), "角色"),
        (levels("一" * 41), "四十"),
        (levels("一审", proofs=("字" * 61,)), "六十"),
        (levels("一审", proofs=("错字", "错字")), "重复"),
    ],
)
def test_a_circuit_that_cannot_be_is_refused_and_nothing_changes(wrong: list[api.LevelRecord], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        api.shape_circuit(actor=here(Role.SYSTEM_ADMIN), kind="story", levels=wrong)
    assert api.circuit("story") == api.default_circuit()


def test_who_changes_what_another_has_changed_meanwhile_is_told() -> None:
    admin, seen = here(Role.SYSTEM_ADMIN), api.circuit_mark("story")
    api.shape_circuit(actor=admin, kind="story", levels=levels("甲"), seen=seen)
    with pytest.raises(Refusal, match="刚被别人修改"):
        api.shape_circuit(actor=here(Role.SYSTEM_ADMIN), kind="story", levels=levels("乙"), seen=seen)
    assert [x.name for x in api.circuit("story")] == ["甲"]
