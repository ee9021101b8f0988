"""Who and where: the centres of the world and the people of each. Places and codes are real, people are invented.

Plain data: the settings read it too, to name the accounts on a demonstration's sign-in page.
"""

import os
from dataclasses import dataclass

from rongmei.core.permissions import Role

PASSWORD = "rongmei-demo-2026"  # noqa: S105 - the demonstration's well-known password, told on its sign-in page
DESKS = {
    "指挥中心": "线索、选题、调度",
    "采访部": "采访与拍摄",
    "编辑部": "编辑与审校",
    "新媒体部": "网站与各平台",
}
DEPARTMENTS = (("-jyj", "教育局"), ("-wlj", "文化广播电视和旅游局"))


@dataclass(frozen=True, slots=True)
class Centre:
    """A media centre of the world: its code, names, the prefix of its accounts, and what lies below it."""

    code: str
    name: str
    short: str
    prefix: str
    level: str
    parent: str
    below: tuple[tuple[str, str], ...] = ()
    small: bool = False
    # Of the government's seat, in degrees, to a hundredth.
    longitude: float | None = None
    latitude: float | None = None

    def cast(self) -> "tuple[Part, ...]":
        """Who works there: everybody, or those without whom nothing is published."""
        return tuple(part for part in CAST if part.suffix in FEW or not self.small)


# The centre in which every state can be seen.
FEATURED = "511921"
# To which it hands stories up.
CITY = "511900"
# Who works in a small centre.
FEW = ("jizhe", "bianji", "yishen", "ershen", "sanshen", "zhiban", "xitong")
CENTRES = (
    Centre("510000", "四川省", "四川", "sc", "province", "", small=True, longitude=104.07, latitude=30.57),
    Centre("511900", "巴中市", "巴中", "bz", "city", "510000", longitude=106.75, latitude=31.86),
    Centre(
        "511902",
        "巴州区",
        "巴州",
        "bzq",
        "county",
        "511900",
        (("001", "东城街道"), ("003", "回风街道")),
        small=True,
        longitude=106.77,
        latitude=31.85,
    ),
    Centre(
        "511903",
        "恩阳区",
        "恩阳",
        "ey",
        "county",
        "511900",
        (("100", "明阳镇"), ("101", "玉山镇")),
        small=True,
        longitude=106.64,
        latitude=31.79,
    ),
    Centre(
        "511921",
        "通江县",
        "通江",
        "tj",
        "county",
        "511900",
        (("100", "诺江镇"), ("113", "诺水河镇")),
        longitude=107.25,
        latitude=31.91,
    ),
    Centre(
        "511922",
        "南江县",
        "南江",
        "nj",
        "county",
        "511900",
        (("103", "长赤镇"), ("106", "光雾山镇")),
        small=True,
        longitude=106.83,
        latitude=32.35,
    ),
    Centre(
        "511923",
        "平昌县",
        "平昌",
        "pc",
        "county",
        "511900",
        (("102", "西兴镇"), ("104", "白衣镇")),
        small=True,
        longitude=107.10,
        latitude=31.56,
    ),
)


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


@dataclass(frozen=True, slots=True)
class Second:
    """A second place of somebody who has an account already: whose and from where, where else, what they do there."""

    username: str
    home: str
    code: str
    roles: tuple[Role, ...]
    title: str


SECONDS = (Second("tj-zhuren", FEATURED, "511900", (Role.SECOND_REVIEWER,), "挂职副主任"),)


def demo_password() -> str:
    """The one password of every account: RONGMEI_DEMO_PASSWORD, or the well-known one."""
    return os.environ.get("RONGMEI_DEMO_PASSWORD") or PASSWORD
