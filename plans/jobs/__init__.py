"""What runs by itself about plans. Each run leaves a `JobRun`."""
