"""Looks for inputs that break what holds for any input: ``python tests/fuzz/run.py --help``."""
