"""What people are shown of a ledger or a document, before how it is written: words, rows, pieces of texts, answers."""
