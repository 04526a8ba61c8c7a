"""Whether tests notice faults that are made on purpose: ``python tests/mutation/run.py --help``."""
