"""What all frames share: the reading of a document, its sentences and clauses, whom they are about."""
