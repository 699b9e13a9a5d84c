"""Whose a statement is where more than the countries of its clause tells: owners, banks, regions, surveys."""
