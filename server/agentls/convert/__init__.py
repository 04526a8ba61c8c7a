"""From a file of one agent tool to one of another, with what is lost on the way."""
