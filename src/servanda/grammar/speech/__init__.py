"""Who says what: quotations, turns and accounts; people, offices and institutions by name and home."""
