"""Long work on settings and services."""
