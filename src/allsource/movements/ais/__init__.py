"""AIS wire messages (ITU-R M.1371-5 inside IEC 61162 sentences) into fixes and an identity history."""
