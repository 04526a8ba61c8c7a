"""What editors ask for: completion, hover, code actions. Plain values in, plain values out."""
