"""Reading one statement: what it says, what it leaves open, and under which rule that falls."""
