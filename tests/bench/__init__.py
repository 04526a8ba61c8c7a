"""Benchmarks: how fast the server and the command line are, beside others on the same machine."""
