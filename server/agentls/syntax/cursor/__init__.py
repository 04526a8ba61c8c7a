"""Where a cursor stands in a file, also while it is half typed: at a key, in a value, in running text."""
