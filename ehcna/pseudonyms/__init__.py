"""A copy for trying things out, in which nobody is real (H-171)."""
