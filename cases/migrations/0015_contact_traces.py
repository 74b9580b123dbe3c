"""Who moved a contact to another case, and who took words out of one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _somebody():
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_no_replacing")]
    operations = [
        migrations.AddField("contact", "moved_at", models.DateTimeField(null=True)),
        migrations.AddField("contact", "moved_by", _somebody()),
        migrations.AddField("contact", "redacted_by", _somebody()),
    ]
