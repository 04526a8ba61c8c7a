"""Codex: started in a trusted project, it names the role files it refuses and lists the others to its model."""
