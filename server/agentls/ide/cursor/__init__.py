"""Where the cursor stands: its line in the header, its item in a list, its place in the text."""
