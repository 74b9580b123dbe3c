"""EHC plans: written from the advice, checked before issue, never weakened by accident."""
