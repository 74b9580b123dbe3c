"""Is it up, and when did each job last finish."""

from django.db import connection
from django.http import HttpRequest, JsonResponse

from cases.guards import public
from cases.queries.jobs import last_good_runs


@public
def health(request: HttpRequest) -> JsonResponse:
    """Answers without sign-in: whether the database answers and each job's last good end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok", "jobs": last_good_runs()})
