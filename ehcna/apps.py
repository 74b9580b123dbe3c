from django.apps import AppConfig


class EhcnaConfig(AppConfig):
    name = "ehcna"
    verbose_name = "The site"

    def ready(self) -> None:
        from . import (
            checks,  # noqa: F401  registers the start-up checks
            safety,  # noqa: F401  and those of what would open a door
            seats,  # noqa: F401  notes at sign-in who sits on a panel
        )
