"""Measurements, all as ratios within one run, since machines are noisy. `bench/run` prints them."""
