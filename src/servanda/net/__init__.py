"""Fetch a page, with a guard before every connection."""
