"""Writes, a module to each room."""
