"""Periodic work on settings and services."""
