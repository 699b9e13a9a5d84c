"""What is thought of statements: pure functions from entries to findings, without any input or output."""
