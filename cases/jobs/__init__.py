"""What runs by itself. Each run leaves a `JobRun`; one bad record never stops the rest."""
