"""One module for each request of the protocol; ``table`` has them all."""
