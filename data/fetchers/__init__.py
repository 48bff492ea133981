"""Fetches what others publish: dated originals with a manifest. Loading reads those, never this."""
