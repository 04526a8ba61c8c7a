"""From a name to what it is the name of, and back."""
