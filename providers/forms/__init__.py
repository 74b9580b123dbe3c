"""Forms, a module to each room."""
