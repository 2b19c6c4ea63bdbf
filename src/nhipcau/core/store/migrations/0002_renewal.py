from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='storestate',
            name='renewing',
            field=models.CharField(db_default='', default='', max_length=32),
        ),
        migrations.AddField(
            model_name='storestate',
            name='renewed_register',
            field=models.CharField(db_default='', default='', max_length=60),
        ),
        migrations.AddField(
            model_name='storestate',
            name='renewed_number',
            field=models.PositiveBigIntegerField(db_default=0, default=0),
        ),
    ]
