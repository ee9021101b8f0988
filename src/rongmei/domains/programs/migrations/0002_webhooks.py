import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ORGANISATION = {
    "editable": False,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "organisations.organisation",
}


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        ("programs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=500)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), size=None),
                ),
                ("secret", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "启用"), ("paused", "暂停"), ("disabled", "已停用")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("since", models.BigIntegerField(default=0)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("rests_until", models.DateTimeField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("organisation", models.ForeignKey(**ORGANISATION)),
            ],
            options={
                "db_table": "programs_webhook",
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["organisation", "state"], name="programs_webhook_state")],
            },
        ),
        migrations.CreateModel(
            name="Push",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.BigIntegerField()),
                ("kind", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "待推送"),
                            ("sending", "推送中"),
                            ("delivered", "已送达"),
                            ("failed", "推送失败"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("not_before", models.DateTimeField()),
                ("lease_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                ("tried_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("organisation", models.ForeignKey(**ORGANISATION)),
                (
                    "webhook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.webhook"
                    ),
                ),
            ],
            options={
                "db_table": "programs_push",
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["organisation", "state", "not_before"], name="programs_push_due"),
                    models.Index(fields=["organisation", "webhook", "-id"], name="programs_push_latest"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "webhook", "entry"), name="programs_push_once")
                ],
            },
        ),
    ]
