"""The base of every table that belongs to an organisation."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from rongmei.core.scoping.querysets import ReadOnly, TenantQuerySet, claim
from rongmei.core.scoping.scope import current

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Walls:
    """What the database allows on one tenant table beyond the rule "one's own organisation".

    Attributes:
        append_only: rows can be added and read, never changed or deleted, by any role.
        reports: the read-only role for cross-organisation reports may read it.
        own_column: a column holding a user id; see `person.own`.
        sealer: what the sealer's role may do, e.g. ("select",).
        app: what the application's role may do; all four unless named.
    """

    append_only: bool = False
    reports: bool = False
    own_column: str = ""
    sealer: tuple[str, ...] = ()
    app: tuple[str, ...] = ("select", "insert", "update", "delete")


class TenantManager(models.Manager[M]):
    """Every query starts inside the scope; without one, nothing runs."""

    def get_queryset(self) -> TenantQuerySet[M]:
        """Rows of the readable organisations."""
        readable = current().readable
        queryset = TenantQuerySet[M](self.model, using=self._db)
        if len(readable) == 1:
            return queryset.filter(organisation_id=next(iter(readable)))
        return queryset.filter(organisation_id__in=readable)

    def readonly(self) -> TenantQuerySet[M]:
        """Rows of the readable organisations, for queries that hand them to faces."""
        return self.get_queryset().readonly()


class TenantModel(models.Model):
    """A row of one organisation. `Meta` of a subclass inherits `TenantModel.Meta` (a system check says so)."""

    walls: ClassVar[Walls] = Walls()
    frozen: bool = False

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside the writing organisation.

        Raises:
            ScopeMissing: no scope is set.
            ScopeViolation: the row belongs to another organisation.
            ReadOnly: the row came from a read-only queryset.
        """
        self._refuse_when_frozen()
        claim(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete inside the writing organisation; raises as `save` does."""
        self._refuse_when_frozen()
        claim(self)
        return super().delete(*args, **kwargs)

    def _refuse_when_frozen(self) -> None:
        if self.frozen:
            raise ReadOnly(f"{type(self).__name__} was handed to a face: call the domain's verb instead")

    @classmethod
    def mine(cls) -> TenantQuerySet[Self]:
        """Rows of the writing organisation only."""
        return cls.objects.get_queryset().filter(organisation_id=current().writing)
