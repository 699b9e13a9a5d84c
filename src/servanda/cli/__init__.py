"""The command line: options in, tables or lines out."""
