from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicChange',
            fields=[
                ('uid', models.UUIDField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
            ],
        ),
    ]
