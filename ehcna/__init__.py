"""Assembles the site. Knows every app, is known by none, owns no tables."""
