"""How a document is made up: outline, folding, selection, tags that belong together."""
