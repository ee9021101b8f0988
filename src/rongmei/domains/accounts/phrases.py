"""Words for roles as they are written in a centre's own lists of staff."""

from rongmei.core.permissions import Role

ALIASES = {
    "一审": Role.FIRST_REVIEWER,
    "一审一校": Role.FIRST_REVIEWER,
    "责任编辑": Role.FIRST_REVIEWER,
    "二审": Role.SECOND_REVIEWER,
    "二审二校": Role.SECOND_REVIEWER,
    "部门主任": Role.SECOND_REVIEWER,
    "三审": Role.THIRD_REVIEWER,
    "三审三校": Role.THIRD_REVIEWER,
    "总编": Role.THIRD_REVIEWER,
    "总编辑": Role.THIRD_REVIEWER,
    "值班": Role.DUTY_DESK,
    "指挥中心": Role.DUTY_DESK,
    "主任": Role.DIRECTOR,
}


def role_words() -> dict[str, Role]:
    """Every word that names a role: its code, its label, and what lists of staff call it."""
    words = {word: role for role in Role if role != Role.SYSTEM for word in (role.value, str(role.label))}
    return {**words, **ALIASES}
