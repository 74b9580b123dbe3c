import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_exceptions_answered'),
    ]

    operations = [
        migrations.CreateModel(
            name='IntakeItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('route', models.CharField(choices=[('post', 'Post'), ('email', 'Email'), ('portal', 'Portal'), ('by_hand', 'By hand or by phone')], max_length=8)),
                ('received_on', models.DateField()),
                ('dated_by', models.CharField(choices=[('stamp', 'Our stamp of the day it arrived'), ('header', 'The email’s own header'), ('portal', 'The portal’s clock'), ('person', 'The person who took it in')], max_length=7)),
                ('sender', models.CharField(blank=True, max_length=200)),
                ('source', models.CharField(choices=[('parent', 'Parent or carer'), ('young_person', 'Young person'), ('school', 'School or early years setting'), ('college', 'College'), ('other', 'Somebody else')], max_length=12)),
                ('forename', models.CharField(blank=True, max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('date_of_birth', models.DateField(blank=True, null=True)),
                ('sex', models.CharField(blank=True, choices=[('F', 'Female'), ('M', 'Male')], max_length=1)),
                ('upn', models.CharField(blank=True, max_length=13, verbose_name='UPN')),
                ('address', models.TextField(blank=True)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('setting_urn', models.CharField(blank=True, max_length=6)),
                ('says', models.TextField(blank=True)),
                ('given_reference', models.CharField(blank=True, max_length=200)),
                ('taken_in_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('opened', 'Case opened'), ('joined', 'Joined to a case'), ('set_aside', 'Not a request')], default='waiting', max_length=9)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_because', models.TextField(blank=True)),
                ('acknowledged_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intake', to='cases.case')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='accounts.team')),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
                ('state', models.CharField(choices=[('proposed', 'Waiting for a senior'), ('approved', 'Merged'), ('refused', 'Refused'), ('undone', 'Undone')], default='proposed', max_length=8)),
                ('proposed_at', models.DateTimeField(auto_now_add=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_because', models.TextField(blank=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_because', models.TextField(blank=True)),
                ('moved', models.JSONField(default=dict)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('keep', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_into', to='cases.child')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_away', to='cases.child')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='intakeitem',
            index=models.Index(fields=['state', 'received_on', 'id'], name='cases_intak_state_8519d1_idx'),
        ),
        migrations.AddConstraint(
            model_name='intakeitem',
            constraint=models.UniqueConstraint(condition=models.Q(('given_reference', ''), _negated=True), fields=('route', 'given_reference'), name='one_item_per_given_reference'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('keep', models.F('other')), _negated=True), name='a_merge_is_of_two_records'),
        ),
    ]
