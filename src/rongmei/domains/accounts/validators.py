"""Checks of what is typed about people."""

import re
from collections.abc import Collection
from typing import Any, cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongmei.core.i18n import Refusal
from rongmei.core.permissions import Role
from rongmei.core.permissions.roles import ADMINISTRATORS

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def check_username(username: str) -> str:
    """The account's name in lower case; a Refusal when it is not 2 to 60 letters, digits, dots and dashes."""
    name = username.strip().lower()
    if not _USERNAME.fullmatch(name):
        raise Refusal(
            _("账号“%(name)s”不符合要求。") % {"name": username.strip()},
            _("请用2至60位小写字母、数字、点、横线，以字母或数字开头。"),
        )
    return name


def attempts_key(username: str) -> str:
    """The name under which an account's failed sign-ins are counted."""
    return f"account:{username.strip().lower()}"


def check_name(name: str) -> str:
    """A person's name without spaces around it; a Refusal when it is empty or over 60 characters."""
    kept = name.strip()
    if not kept or len(kept) > 60:
        raise Refusal(_("姓名不能为空，也不能超过60个字。"), _("请填写姓名。"))
    return kept


def check_roles(roles: Collection[Role]) -> list[str]:
    """Role codes as stored, sorted. 三员分立: system, security and audit administrators are three people.

    Raises:
        Refusal: two of the three administrators in one person, or the system's own role.
    """
    if len(set(roles) & ADMINISTRATORS) > 1:
        raise Refusal(_("系统管理员、安全管理员、审计管理员不能由同一人兼任。"), _("请分别指定三个人。"))
    if Role.SYSTEM in roles:
        raise Refusal(_("“系统”角色不能授予任何人。"), _("请选择其他角色。"))
    return sorted({Role(r).value for r in roles})


def check_password(password: str, user: AbstractBaseUser) -> str:
    """The password as given; a Refusal naming every rule it breaks."""
    try:
        validate_password(password, cast("Any", user))
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), _("请换一个密码。")) from None
    return password
