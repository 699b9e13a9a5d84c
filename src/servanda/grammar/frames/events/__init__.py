"""Meetings, visits, calls, forums, sanctions: who takes part, whether it took place, and which words tell of none."""
