"""Time and memory of comparing and checking claims."""
