"""The exercise's made positions: invented ships at the real Strait of Gibraltar."""
