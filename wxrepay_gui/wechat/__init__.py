"""One HTTP API, signed and verified."""
