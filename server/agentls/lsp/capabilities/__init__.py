"""What the server offers, and what the client can do."""
