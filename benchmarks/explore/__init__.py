"""Time and memory of the explorer."""
