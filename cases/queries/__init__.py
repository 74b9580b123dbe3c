"""Reads. What a screen or a job wants to know, each with a fixed number of queries."""
