"""What a file says by its kind: fields, tools, models, hooks, examples, names."""
