import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_safeguarding_and_share'),
        ('cases', '0002_append_only'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='complexity',
            field=models.CharField(choices=[('usual', 'Usual'), ('complex', 'Complex'), ('very', 'Very complex')], db_default='usual', default='usual', max_length=8),
        ),
        migrations.AddField(
            model_name='case',
            name='restricted_because',
            field=models.TextField(blank=True, db_default=''),
        ),
        migrations.AddField(
            model_name='child',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.child'),
        ),
        migrations.AddField(
            model_name='familymember',
            name='doubtful_because',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='familymember',
            name='doubtful_since',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='familymember',
            name='language',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='familymember',
            name='letter_format',
            field=models.CharField(choices=[('standard', 'Standard'), ('large_print', 'Large print'), ('plain', 'Plain, for a screen reader')], default='standard', max_length=12),
        ),
        migrations.AddField(
            model_name='familymember',
            name='other_names',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='familymember',
            name='withheld',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='familymember',
            name='withheld_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='complexity',
            field=models.CharField(choices=[('usual', 'Usual'), ('complex', 'Complex'), ('very', 'Very complex')], db_default='usual', default='usual', max_length=8),
        ),
        migrations.AddField(
            model_name='historicalcase',
            name='restricted_because',
            field=models.TextField(blank=True, db_default=''),
        ),
        migrations.AddField(
            model_name='historicalchild',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.child'),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='doubtful_because',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='doubtful_since',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='language',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='letter_format',
            field=models.CharField(choices=[('standard', 'Standard'), ('large_print', 'Large print'), ('plain', 'Plain, for a screen reader')], default='standard', max_length=12),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='other_names',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='withheld',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='historicalfamilymember',
            name='withheld_because',
            field=models.TextField(blank=True),
        ),
    ]
