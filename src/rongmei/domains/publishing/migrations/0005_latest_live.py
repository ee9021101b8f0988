"""An index for what went live last: the desk's board asks for seven of many thousands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0004_old_sites"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                fields=["organisation", "-first_live_at", "-id"],
                condition=models.Q(("state", "live")),
                name="publishing_live_latest",
            ),
        ),
    ]
