"""Taking in a list of staff: all of it or nothing."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Actor, Denied, Role
from rongmei.domains.accounts import api
from rongmei.domains.accounts.actions.roster import parse_roles
from rongmei.domains.accounts.adapters.roster import reading
from rongmei.domains.organisations import api as organisations
from tests.support.people import MakeActor

WORDS = [
    "姓名",
    "不符合要求",
    "不认识角色“司机”",
    "不能由同一人兼任",
    "已被使用",
    "在表中重复",
    "部门和岗位不能超过60个字",
]
HEAD = "姓名,账号,角色,部门/岗位\n"
GOOD = HEAD + "王芳,wang.fang,记者、编辑,采访部/首席记者\n\n李强,li.qiang,二审,编辑部\n"


def sheet(*lines: tuple[object, ...]) -> bytes:
    """An XLSX file of these lines."""
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


@pytest.fixture
def keeper(scope: None, make_actor: MakeActor) -> Actor:
    """通江's system administrator."""
    return make_actor(Role.SYSTEM_ADMIN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_reads_in_the_encodings_offices_use(encoding: str) -> None:
    rows = api.read_roster(GOOD.encode(encoding))
    assert [(r.line, r.name, r.username, r.desk, r.title) for r in rows] == [
        (2, "王芳", "wang.fang", "采访部", "首席记者"),
        (4, "李强", "li.qiang", "编辑部", ""),
    ]


def test_a_spreadsheet_reads_with_its_columns_in_any_order() -> None:
    data = sheet(("账号", "部门", "岗位", "角色", "姓名", "备注"), ("wang", "采访部", "记者", "记者", "王芳", 7))
    row = api.read_roster(data)[0]
    assert (row.name, row.username, row.desk, row.title) == ("王芳", "wang", "采访部", "记者")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "没有人员"),
        (HEAD.encode(), "没有人员"),
        ("姓名,账号\n王,wang\n".encode(), "缺少列：角色"),
        (b"PK\x03\x04 not really", "无法读取"),
        (b"\xff\xfe\x00\x00\x01", "无法读取"),
        (b"a" * 5_000_001, "超过5MB"),
        ((HEAD + "王,wang,记者,\n" * 2000).encode(), "超过2000行"),
        (sheet(), "没有人员"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        api.read_roster(data)


def test_a_file_that_unpacks_to_very_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 1001)
    with pytest.raises(Refusal, match="展开后过大"):
        api.read_roster(out.getvalue())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for sample in (data, b"PK" + data, HEAD.encode() + data):
        rows: list[api.RosterRow] | None = None
        with suppress(Refusal):
            rows = api.read_roster(sample)
        assert rows is None or all(row.line > 1 for row in rows)


def test_a_good_list_adds_everybody_seats_them_and_opens_their_desks(keeper: Actor) -> None:
    added = api.import_people(actor=keeper, rows=api.read_roster(GOOD.encode()))
    assert [a.username for a in added] == ["wang.fang", "li.qiang"]
    assert len({a.first_password for a in added}) == 2
    assert {d.name for d in organisations.desks()} == {"采访部", "编辑部"}
    found = {p.username: p for p in api.people()}
    assert set(found["wang.fang"].requested) == {Role.REPORTER, Role.EDITOR}
    assert found["wang.fang"].desks == ("采访部",)
    assert found["wang.fang"].title == "首席记者"
    assert found["li.qiang"].requested == (Role.SECOND_REVIEWER,)


def test_the_system_grants_what_it_imports(keeper: Actor) -> None:
    api.import_people(actor=Actor.system(keeper.organisation), rows=api.read_roster(GOOD.encode()))
    assert {p.username: p.roles for p in api.people()}["li.qiang"] == (Role.SECOND_REVIEWER,)


def test_every_problem_is_named_by_its_line_and_nobody_is_added(keeper: Actor) -> None:
    api.add_person(actor=keeper, username="taken", name="张三")
    text = HEAD + (
        "王芳,wang,记者,\n"
        ",noname,记者,\n"
        "李强,李强,记者,\n"
        "赵六,zhao,司机,\n"
        "钱七,qian,系统管理员、审计管理员,\n"
        "孙八,taken,记者,\n"
        "周九,WANG,记者,\n"
        f"吴十,wuu,记者,{'长' * 61}\n"
    )
    rows = api.read_roster(text.encode())
    problems = api.check_roster(rows)
    assert [(p.line, words) for p in problems for words in WORDS if words in str(p.message)] == [
        (3, "姓名"),
        (4, "不符合要求"),
        (5, "不认识角色“司机”"),
        (6, "不能由同一人兼任"),
        (7, "已被使用"),
        (8, "在表中重复"),
        (9, "部门和岗位不能超过60个字"),
    ]
    before = len(api.people())
    with pytest.raises(Refusal, match="7处问题"):
        api.import_people(actor=keeper, rows=rows)
    assert len(api.people()) == before
    assert organisations.desks() == []


def test_an_editor_imports_nobody(scope: None, make_actor: MakeActor) -> None:
    with pytest.raises(Denied):
        api.import_people(actor=make_actor(Role.EDITOR), rows=api.read_roster(GOOD.encode()))


@pytest.mark.parametrize("role", [r for r in Role if r != Role.SYSTEM])
def test_every_role_is_known_by_its_code_and_its_label(role: Role) -> None:
    assert parse_roles(f"{role.value}、{role.label}") == [role, role]


def test_no_word_names_the_systems_own_role() -> None:
    for word in ("system", "系统"):
        with pytest.raises(Refusal):
            parse_roles(word)
