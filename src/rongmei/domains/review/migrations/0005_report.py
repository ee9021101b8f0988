"""What the content checks found when a round opened, pinned to it; null in rounds before there were any."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more column."""

    dependencies: ClassVar = [("review", "0004_only_in_batch")]

    operations: ClassVar = [
        migrations.AddField(model_name="review", name="report", field=models.JSONField(null=True)),
    ]
