"""Long and periodic work on settings and services."""
