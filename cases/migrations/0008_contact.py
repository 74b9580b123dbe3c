import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_uploads'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('raised_at', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('raised', 'Raised'), ('taken', 'Taken up'), ('closed', 'Closed')], default='raised', max_length=6)),
                ('taken_at', models.DateTimeField(null=True)),
                ('outcome', models.TextField(blank=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='cases.case')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('call', 'Telephone call'), ('email', 'Email'), ('letter', 'Letter'), ('meeting', 'Meeting'), ('visit', 'Visit'), ('message', 'Message'), ('note', 'Note')], max_length=7)),
                ('direction', models.CharField(choices=[('in', 'From them'), ('out', 'From us'), ('both', 'Both')], max_length=4)),
                ('with_whom', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('internal', models.BooleanField(default=False)),
                ('on_behalf_of', models.CharField(blank=True, max_length=150)),
                ('reply_by', models.DateField(blank=True, null=True)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('moved_because', models.TextField(blank=True)),
                ('redacted_at', models.DateTimeField(null=True)),
                ('redacted_because', models.TextField(blank=True)),
                ('answers', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='cases.contact')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='cases.case')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.familymember')),
                ('moved_to', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_from', to='cases.contact')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ContactChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_by', models.CharField(max_length=200)),
                ('told_how', models.CharField(max_length=200)),
                ('evidence', models.TextField(blank=True)),
                ('starts_on', models.DateField()),
                ('old', models.JSONField(default=dict)),
                ('new', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be checked'), ('made', 'Made'), ('refused', 'Refused')], default='waiting', max_length=7)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('called_back_on', models.DateField(null=True)),
                ('called_back_said', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_because', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_changes', to='cases.case')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='cases.familymember')),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('redirected', models.JSONField(default=list)),
                ('answer_by', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions_to_answer', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='cases.case')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['case', '-at', '-id'], name='cases_conta_case_id_fd66bb_idx'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('reply_by__isnull', False)), fields=['reply_by'], name='contacts_to_answer'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(condition=models.Q(('answered_at', None)), fields=['asked_of', 'answer_by'], name='questions_open'),
        ),
    ]
