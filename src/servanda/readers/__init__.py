"""From bytes to a document: one module a format."""
