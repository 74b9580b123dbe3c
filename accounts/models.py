"""Who signs in: staff of the authority now, families and providers later."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from simple_history.models import HistoricalRecords


class Role(models.TextChoices):
    """What somebody is here to do. What a role may do is the table in `cases.roles`."""

    ASSISTANT = "assistant", "Assistant coordinator"
    COORDINATOR = "coordinator", "Coordinator"
    SENIOR = "senior", "Senior coordinator"
    MANAGER = "manager", "Manager"
    PANEL_MEMBER = "panel_member", "Panel member"
    DATA_OFFICER = "data_officer", "Data officer"
    FINANCE = "finance", "Finance and commissioning officer"
    ADMINISTRATOR = "administrator", "System administrator"
    FAMILY = "family", "Family"
    PROVIDER = "provider", "Setting or service"


class Team(models.Model):
    """A group of officers who cover each other's cases."""

    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person who can sign in. Without a password they cannot until they set one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in, with one role."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role.choices)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT)
    senior = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supervises"
    )
    cover = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="covers_for"
    )
    cover_from = models.DateField(null=True, blank=True)
    cover_until = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    # Concerns about a child's safety go to these people and to no screen of anybody else's.
    safeguarding_lead = models.BooleanField(default=False)
    # The part of a full week they work, in hundredths: a fair share of the work follows it.
    working_share = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["password", "last_login"])
    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        # Families have accounts too, and are many more than those who work on cases.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["role", "team"], name="people_by_role")
        ]

    def __str__(self) -> str:
        return self.name

    def cover_on(self, day: date) -> User | None:
        """Who stands in for this officer on a day, when leave cover has been arranged."""
        if self.cover is None or self.cover_from is None or day < self.cover_from:
            return None
        return None if self.cover_until and day > self.cover_until else self.cover
