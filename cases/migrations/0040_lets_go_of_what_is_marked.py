"""What may only be added to lets go of rows that are marked for an erasure; and the audit, whose
table may have been made anew without its protection, is protected again.
"""

from django.db import migrations

from cases.protection import protect, protected_now, unprotect

# As they were when this was written: the seals are new, the audit was given columns.
TABLES = ("cases_auditentry", "cases_auditlink")


def forwards(apps, schema_editor):
    # The tables of upper apps that are guarded by now; the others are when their own migrations run.
    tables = tuple(sorted({*protected_now(schema_editor.connection), *TABLES}))
    unprotect(tables, schema_editor.connection)
    protect(tables, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(("cases_auditlink",), schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0039_retention")]
    operations = [migrations.RunPython(forwards, backwards)]
