"""Numbers with the noun that they count: people, goods, firms, documents."""
