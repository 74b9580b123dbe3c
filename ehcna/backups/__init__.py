"""Back up, bring back, take everything out and take it in. Pages to read: docs/backups.md."""
