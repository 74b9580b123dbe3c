"""Believable cases in bulk, for measuring. In line with the national figures of 2024."""
