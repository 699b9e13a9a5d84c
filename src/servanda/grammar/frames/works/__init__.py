"""Works of two sides: pipelines, plants, corridors, missions; their names, and whose they are."""
