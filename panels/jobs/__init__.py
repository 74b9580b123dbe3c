"""What runs by itself for panels. Each run leaves a `JobRun`."""
