"""A stand-in for WeChat Pay on this machine."""
