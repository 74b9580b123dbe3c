"""What the schedule does for settings and services."""
