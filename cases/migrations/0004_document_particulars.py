import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_people_and_complexity'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='findings',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='document',
            name='from_whom',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='document',
            name='internal',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='document',
            name='made_from',
            field=models.ManyToManyField(related_name='made_into', to='cases.document'),
        ),
        migrations.AddField(
            model_name='document',
            name='moved_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='document',
            name='moved_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='document',
            name='moved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='document',
            name='moved_to',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_from', to='cases.document'),
        ),
        migrations.AddField(
            model_name='document',
            name='private_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.familymember'),
        ),
        migrations.AddField(
            model_name='document',
            name='received_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='document',
            name='sort',
            field=models.CharField(choices=[('request', 'Request'), ('views', 'Family’s or child’s views'), ('education', 'From the setting'), ('psychology', 'Psychologist'), ('health', 'Health'), ('care', 'Social care'), ('letter', 'Letter of ours'), ('plan', 'Plan'), ('order', 'Court or Tribunal order'), ('other', 'Other')], default='other', max_length=10),
        ),
    ]
