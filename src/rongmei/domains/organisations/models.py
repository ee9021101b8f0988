"""The tree, desks and licences."""

from typing import ClassVar

from django.db import models

from rongmei.core.scoping.models import TenantModel, Walls
from rongmei.domains.organisations.enums import Level, LicenceKind, RunningMode


class Organisation(models.Model):
    """A place in the tree. Shared by all tenants: who exists is public, what they hold is not."""

    code = models.SlugField(max_length=32, unique=True)
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=20, blank=True)
    centre_name = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=12, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    mode = models.CharField(max_length=10, choices=RunningMode, default=RunningMode.HOSTED)
    logo = models.CharField(max_length=64, blank=True)
    # Where the centre sits, in degrees (WGS 84), for the map of the level above.
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "organisations_organisation"
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.centre_name or self.name


class Licence(TenantModel):
    """A licence of a centre, with the day it runs out."""

    kind = models.CharField(max_length=10, choices=LicenceKind)
    number = models.CharField(max_length=60)
    expires_on = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        db_table = "organisations_licence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="organisations_licence_kind"),
        ]


class Desk(TenantModel):
    """A desk, or a task team: a desk with an end date around one piece of work."""

    walls: ClassVar[Walls] = Walls(reports=True)

    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200, blank=True)
    # An account's id, no foreign key: accounts stand above organisations.
    convener = models.BigIntegerField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        db_table = "organisations_desk"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=models.Q(closed_at=None), name="organisations_desk_name"
            ),
        ]
