
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('uid', models.UUIDField(primary_key=True, serialize=False)),
                ('register', models.CharField(max_length=60)),
                ('record', models.UUIDField()),
                ('move', models.CharField(max_length=20)),
                ('due', models.DateTimeField()),
                ('account', models.UUIDField()),
                ('reason', models.TextField(blank=True, default='')),
                ('decision', models.JSONField()),
                ('base', models.BigIntegerField()),
                ('state', models.CharField(default='open', max_length=20)),
                ('fault', models.JSONField(null=True)),
                ('is_told', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'state'], name='plan_of_record'), models.Index(fields=['state', 'due'], name='plan_due'), models.Index(fields=['account', 'state'], name='plan_of_account')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('record', 'move'), name='one_open_plan_of_a_move')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('uid', models.UUIDField(primary_key=True, serialize=False)),
                ('register', models.CharField(max_length=60)),
                ('record', models.UUIDField()),
                ('before', models.JSONField()),
                ('values', models.JSONField()),
                ('reason', models.TextField()),
                ('actor', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('base', models.BigIntegerField()),
                ('state', models.CharField(default='open', max_length=20)),
                ('decided_by', models.CharField(blank=True, default='', max_length=200)),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True, default='')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'state'], name='proposal_of_record')],
            },
        ),
    ]
