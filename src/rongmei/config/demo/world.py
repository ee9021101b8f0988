"""The tree and the people of the demonstration world. Places and codes are real, people and numbers are invented."""

import os
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.api import Level, LicenceKind, OrganisationRecord

PASSWORD = "rongmei-demo-2026"  # noqa: S105 - the demonstration's well-known password, told on its sign-in page
DESKS = {
    "指挥中心": "线索、选题、调度",
    "采访部": "采访与拍摄",
    "编辑部": "编辑与审校",
    "新媒体部": "网站与各平台",
}


@dataclass(frozen=True, slots=True)
class Centre:
    """A media centre of the world: its code, names, the prefix of its accounts, and what lies below it."""

    code: str
    name: str
    short: str
    prefix: str
    level: Level
    parent: str
    below: tuple[tuple[str, str], ...] = ()


CENTRES = (
    Centre("510000", "四川省", "四川", "sc", Level.PROVINCE, ""),
    Centre("511900", "巴中市", "巴中", "bz", Level.CITY, "510000"),
    Centre("511902", "巴州区", "巴州", "bzq", Level.COUNTY, "511900", (("001", "东城街道"), ("003", "回风街道"))),
    Centre("511903", "恩阳区", "恩阳", "ey", Level.COUNTY, "511900", (("100", "明阳镇"), ("101", "玉山镇"))),
    Centre("511921", "通江县", "通江", "tj", Level.COUNTY, "511900", (("100", "诺江镇"), ("113", "诺水河镇"))),
    Centre("511922", "南江县", "南江", "nj", Level.COUNTY, "511900", (("103", "长赤镇"), ("106", "光雾山镇"))),
    Centre("511923", "平昌县", "平昌", "pc", Level.COUNTY, "511900", (("102", "西兴镇"), ("104", "白衣镇"))),
)
DEPARTMENTS = (("-jyj", "教育局"), ("-wlj", "文化广播电视和旅游局"))


@dataclass(frozen=True, slots=True)
class Part:
    """One account of a centre: the end of its name, who it is, where they sit, what they may do."""

    suffix: str
    name: str
    roles: tuple[Role, ...]
    desk: str = ""
    title: str = ""


CAST = (
    Part("jizhe", "记者甲", (Role.REPORTER,), "采访部", "记者"),
    Part("jizhe2", "记者乙", (Role.REPORTER,), "采访部", "摄像记者"),
    Part("bianji", "编辑", (Role.EDITOR,), "编辑部", "编辑"),
    Part("yishen", "一审", (Role.FIRST_REVIEWER,), "编辑部", "责任编辑"),
    Part("ershen", "二审", (Role.SECOND_REVIEWER,), "编辑部", "部门主任"),
    Part("sanshen", "三审", (Role.THIRD_REVIEWER,), "编辑部", "总编辑"),
    Part("zhiban", "值班", (Role.DUTY_DESK,), "指挥中心", "值班主任"),
    Part("zhuren", "主任", (Role.DIRECTOR,), "指挥中心", "中心主任"),
    Part("xitong", "系统管理员", (Role.SYSTEM_ADMIN,)),
    Part("anquan", "安全管理员", (Role.SECURITY_ADMIN,)),
    Part("shenji", "审计管理员", (Role.AUDIT_ADMIN,)),
    Part("tongxun", "通讯员", (Role.CORRESPONDENT,), "", "乡镇通讯员"),
)


def demo_password() -> str:
    """The one password of every account: RONGMEI_DEMO_PASSWORD, or the well-known one."""
    return os.environ.get("RONGMEI_DEMO_PASSWORD") or PASSWORD


def load_tree() -> list[OrganisationRecord]:
    """Found the world's organisations, with desks and licence numbers; returns the centres. Safe to repeat."""
    return [_centre(centre) for centre in CENTRES]


def load_people(password: str = "") -> dict[str, str]:
    """Give every centre its accounts; returns account name to what it is called. Safe to repeat.

    Args:
        password: of every account; `demo_password()` when empty.
    """
    made: dict[str, str] = {}
    for centre in CENTRES:
        place = organisations.by_code(centre.code)
        with scoped(place.id):
            made |= _cast(Actor.system(place.id), centre, password or demo_password())
    return made


def _centre(centre: Centre) -> OrganisationRecord:
    place = organisations.found_organisation(
        code=centre.code,
        name=centre.name,
        level=centre.level,
        parent=centre.parent,
        centre_name=f"{centre.name}融媒体中心",
        short_name=centre.short,
    )
    for code, name in centre.below:
        organisations.found_organisation(code=centre.code + code, name=name, level=Level.TOWNSHIP, parent=centre.code)
    for suffix, name in DEPARTMENTS if centre.below else ():
        organisations.found_organisation(
            code=centre.code + suffix, name=f"{centre.name}{name}", level=Level.DEPARTMENT, parent=centre.code
        )
    with scoped(place.id):
        _furnish(Actor.system(place.id), centre)
    return place


def _furnish(actor: Actor, centre: Centre) -> None:
    there = {d.name for d in organisations.desks()}
    for name, purpose in DESKS.items():
        if name not in there:
            organisations.open_desk(actor=actor, name=name, purpose=purpose)
    if organisations.licences():
        return
    numbers = {
        LicenceKind.NEWS: f"（演示）51120{centre.code}",
        LicenceKind.ICP: f"蜀ICP备（演示）{centre.code}号",
        LicenceKind.POLICE: f"川公网安备（演示）{centre.code}号",
    }
    for kind, number in numbers.items():
        ends = timezone.localdate() + timedelta(days=400 if kind != LicenceKind.NEWS else 75)
        organisations.keep_licence(actor=actor, kind=kind, number=number, expires_on=ends)


def _cast(actor: Actor, centre: Centre, password: str) -> dict[str, str]:
    there = {p.username for p in accounts.people(active=None)}
    desks = {d.name: d.id for d in organisations.desks()}
    for part in CAST:
        username = f"{centre.prefix}-{part.suffix}"
        if username in there:
            continue
        added = accounts.add_person(
            actor=actor, username=username, name=part.name, roles=part.roles, title=part.title, password=password
        )
        if part.desk:
            accounts.seat(actor=actor, desk=desks[part.desk], user=added.user)
    return {f"{centre.prefix}-{part.suffix}": f"{centre.short}{part.name}" for part in CAST}
