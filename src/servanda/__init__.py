"""Servanda reads what states say to each other and keeps the record."""
