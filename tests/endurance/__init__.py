"""Days of editing, pressed into minutes: what the server says, and what it keeps, is what a new one would."""
