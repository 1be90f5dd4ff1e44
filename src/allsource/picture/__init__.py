"""The picture: many reports become one account. Pure functions from records to records, without I/O."""
