"""Reports into claims and events: one flat pipeline from a document's text to a Reading."""
