"""What the words of a sentence are to one another: parts of the clause, names, stages, times, lists."""
