"""What vendors publish, brought into the data: ``python -m refresh``."""
