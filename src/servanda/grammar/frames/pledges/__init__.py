"""What a side is bound to: planned, promised or agreed, for a time or plainly; and what is no pledge."""
