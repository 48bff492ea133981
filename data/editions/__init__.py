"""How areas of one edition lie in those of the next, and which figures may go over (ADR 12)."""
