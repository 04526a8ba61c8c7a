"""Checks files: rules, their engine, suppression comments and proven fixes."""
