"""Forms that were already sent once, so that a second press does nothing twice."""

from django.conf import settings
from django.db import models


class Submission(models.Model):
    """The token of a form that was acted on, and where its result is."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=200)  # the path of the page it led to
