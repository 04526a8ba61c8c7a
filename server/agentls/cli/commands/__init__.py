"""One module for each command, with ``command``. At their top they import nothing but click."""
