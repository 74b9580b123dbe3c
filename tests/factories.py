"""Rows for tests, believable and invented."""

from datetime import date

import factory

from accounts.models import Role, Team, User
from cases.models import Case, Child, FamilyMember
from cases.search import set_keys

PASSWORD = "a long enough password"


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Team {n}")


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@council.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    role = Role.COORDINATOR

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        self.set_password(extracted or PASSWORD)
        self.save()


class ChildFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Child

    forename = factory.Sequence(lambda n: f"Ash{'abcdefghij'[n % 10]}")
    surname = factory.Sequence(lambda n: f"Example{'klmnopqrtu'[n % 10]}")
    date_of_birth = date(2018, 5, 4)
    postcode = "EX1 1AA"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        child = set_keys(model_class(*args, **kwargs))
        child.save()
        return child


class CaseFactory(factory.django.DjangoModelFactory):
    """A case with nothing recorded yet. `officer` brings the team with them."""

    class Meta:
        model = Case

    reference = factory.Sequence(lambda n: f"EHC-2026-{20_001 + n:05d}")
    child = factory.SubFactory(ChildFactory)
    source = Case.Source.PARENT
    officer = factory.SubFactory(UserFactory)
    team = factory.LazyAttribute(lambda case: case.officer.team if case.officer else None)


class FamilyMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FamilyMember

    child = factory.SubFactory(ChildFactory)
    name = factory.Sequence(lambda n: f"Parent {n}")
    relation = "Mother"
    address = "2 Example Road\nExampleton"
    postcode = "EX1 1AA"
