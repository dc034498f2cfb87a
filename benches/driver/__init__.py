"""The driver of ./benches/compare. Python 3.11 and its standard library."""
