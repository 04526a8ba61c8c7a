"""What the command line and the server stand on: from a path and its bytes to what a rule is given."""
