import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_caseload'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(choices=[('assess', 'Whether to carry out an EHC needs assessment'), ('issue', 'Whether to issue an EHC plan')], max_length=6)),
                ('answer', models.BooleanField()),
                ('on', models.DateField()),
                ('grounds', models.JSONField(default=list)),
                ('reasons', models.TextField()),
                ('advice', models.CharField(choices=[('none', 'No panel was asked'), ('yes', 'The panel advised yes'), ('no', 'The panel advised no'), ('unsure', 'The panel asked for more, or was divided')], default='none', max_length=6)),
                ('advised_on', models.DateField(null=True)),
                ('advice_said', models.TextField(blank=True)),
                ('departs_because', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('held', 'Waiting for a senior'), ('made', 'Made'), ('dropped', 'Dropped')], default='made', max_length=7)),
                ('stopped_by', models.JSONField(default=list)),
                ('explanation', models.TextField(blank=True)),
                ('explained_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.case')),
                ('explained_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'held')), fields=('case', 'question'), name='one_held_decision_per_question'),
        ),
    ]
