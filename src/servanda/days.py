"""Days on which texts can have appeared: what is not among them is a date that some system never set."""

EARLIEST, LATEST = "1000", "3000"  # years


def check_anchor(day: str) -> None:
    """Raise `ValueError` for an ISO date outside the years 1000 to 2999."""
    if not EARLIEST <= day < LATEST:
        raise ValueError(f"published: {day!r} is no day between the years 1000 and 2999")
