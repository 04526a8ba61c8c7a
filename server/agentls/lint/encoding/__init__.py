"""Text whose characters are damaged, or cannot be seen."""
