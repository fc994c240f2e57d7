"""What a page brings to the reader's browser: Python to run code with, vendored files."""
