"""Reads, a module to each room."""
