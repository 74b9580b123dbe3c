import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_document_particulars'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='stopped_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='message',
            name='stopped_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statutoryexception',
            name='answered_because',
            field=models.TextField(blank=True, db_default=''),
        ),
        migrations.AddField(
            model_name='statutoryexception',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statutoryexception',
            name='approved_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='statutoryexception',
            name='evidence',
            field=models.TextField(blank=True, db_default=''),
        ),
    ]
