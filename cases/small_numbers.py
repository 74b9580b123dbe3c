"""What few share can tell who they are: figures below this are not shown (H-264, H-266)."""

FEWEST = 5  # children, or answers about them
