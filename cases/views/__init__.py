"""Screens of the case file. A view reads the form, calls the action, and redirects."""
