import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_intake'),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='uploads/%Y/%m/')),
                ('given_name', models.CharField(max_length=300)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('media_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be scanned'), ('clean', 'Ready to be filed'), ('infected', 'Malware found'), ('refused', 'Cannot be kept'), ('filed', 'Filed')], default='waiting', max_length=8)),
                ('scanned_at', models.DateTimeField(null=True)),
                ('scanner', models.CharField(blank=True, max_length=100)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('findings', models.JSONField(default=dict)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='cases.case')),
                ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='upload', to='cases.document')),
                ('intake', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='cases.intakeitem')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['state', 'id'], name='cases_uploa_state_2bcea1_idx'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case', None), ('intake__isnull', False)), models.Q(('case__isnull', False), ('intake', None)), _connector='OR'), name='an_upload_belongs_somewhere'),
        ),
    ]
