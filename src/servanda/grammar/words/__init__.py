"""The words of a text: folded, found in the lexicon in one pass, parted into sentences."""
