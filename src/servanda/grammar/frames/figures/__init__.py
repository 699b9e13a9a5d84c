"""Amounts with what they measure, between whom, when and how they are meant; shares, changes and ranks."""
