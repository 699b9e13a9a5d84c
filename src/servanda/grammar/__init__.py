"""From a text to atoms and statements: scan, atoms, frames, resolve. Pure: no input or output."""
