"""An hour's editing, played back to the server and checked message by message."""
