"""Every address of the site. A test walks them and fails on any without a guard."""

from django.urls import include, path

from . import demo, health, home

urlpatterns = [
    path("", home.home, name="home"),
    path("health", health.health, name="health"),
    path("health/ready", health.ready, name="health_ready"),
    path("health/live", health.live, name="health_live"),
    path("metrics", health.metrics, name="metrics"),
    path("demo/outbox/", demo.outbox, name="demo_outbox"),
    path("accounts/email/", home.no_such_page, name="own_email"),
    path("accounts/confirm-email/<str:key>/", home.no_such_page, name="own_email_confirm"),
    path("accounts/", include("allauth.urls")),
    path("retention/", include("ehcna.retention.urls")),
    path("", include("cases.urls")),
    path("", include("providers.urls")),
    path("", include("plans.urls")),
    path("", include("panels.urls")),
    path("", include("families.urls")),
]
handler400 = "ehcna.errors.unreadable"
handler404 = "ehcna.errors.not_found"
handler500 = "ehcna.errors.broken"
