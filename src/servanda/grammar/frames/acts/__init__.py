"""What one state does against another: the verb, what it is done to, who does it, how it is meant."""
