"""Accounts (shared by the node) and memberships (one organisation's)."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.fields import ArrayField
from django.db import models

from rongmei.core.permissions import Role
from rongmei.core.scoping.models import TenantModel, Walls


class User(AbstractBaseUser):
    """One person on this node. What they may do is in their memberships, never here."""

    username = models.CharField(max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    display_name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    # An account of a program: it has no password, signs in nowhere, and acts through its tokens only.
    program = models.BooleanField(default=False, db_default=False)
    language = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "accounts_user"

    def __str__(self) -> str:
        return self.display_name


class Membership(TenantModel):
    """A person's place in an organisation and the roles held there."""

    walls: ClassVar[Walls] = Walls(own_column="user_id")

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    roles = ArrayField(models.CharField(max_length=20, choices=Role))
    # Roles the system administrator asked for; the security administrator grants them (三员分立).
    requested = ArrayField(models.CharField(max_length=20, choices=Role), default=list)
    title = models.CharField(max_length=60, blank=True)
    active = models.BooleanField(default=True)

    class Meta(TenantModel.Meta):
        db_table = "accounts_membership"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="accounts_membership_once"),
        ]


class Token(TenantModel):
    """What a program shows to act for a member: kept as a hash, limited, and over on a day."""

    holder = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    # sha256 of 32 random bytes and what names them: too much to guess, so no slow hash is needed.
    hash = models.CharField(max_length=64)
    # The last characters, by which a person tells their tokens apart.
    tail = models.CharField(max_length=4)
    scopes = ArrayField(models.CharField(max_length=80))
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        db_table = "accounts_token"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "hash"], name="accounts_token_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "holder"], name="accounts_token_holder")]


class DeskSeat(TenantModel):
    """A person at a desk or in a task team."""

    desk = models.ForeignKey("organisations.Desk", models.CASCADE, related_name="seats")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        db_table = "accounts_deskseat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "desk", "user"], name="accounts_deskseat_once"),
        ]


class SignInPolicy(TenantModel):
    """What an organisation demands of its people at sign-in: at most one row."""

    second_factor_roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list)

    class Meta(TenantModel.Meta):
        db_table = "accounts_signinpolicy"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation"], name="accounts_signinpolicy_once"),
        ]
