"""What checks have found, kept on disk for as long as all that they hang on is the same."""
