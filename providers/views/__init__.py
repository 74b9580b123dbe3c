"""Screens about settings and services, a module to each room."""
