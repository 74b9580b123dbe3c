"""What the database itself holds of schools and of files that are read in."""

import pytest
from django.db import IntegrityError, transaction

from providers.models import ImportRun
from tests.factories import UserFactory
from tests.providers.imports.files import school


@pytest.mark.django_db
def test_one_file_is_read_in_at_a_time_whatever_the_program_does():
    by = UserFactory()
    ImportRun.objects.create(uploaded_by=by, state="running")

    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRun.objects.create(uploaded_by=by, state="running")

    assert ImportRun.objects.filter(state="running").count() == 1


@pytest.mark.django_db
def test_a_urn_names_one_school():
    school("100001")

    with pytest.raises(IntegrityError), transaction.atomic():
        school("100001", "Another")
