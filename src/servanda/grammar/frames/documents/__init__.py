"""Instruments: what they are called, who made them, their stage, and what they cover."""
