"""New words are merged into the index by the clock, beside those who write."""

from django.db import connection

from rongmei.core.tasks.task import every


@every("* * * * * */10", "search.tidy")
def tidy() -> None:
    """Every ten seconds; nothing happens when there is nothing new."""
    with connection.cursor() as cursor:
        cursor.execute("select search_tidy()")
