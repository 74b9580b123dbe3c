"""What a paper is, what it says, and what it hides: read from its content, never from its name."""
