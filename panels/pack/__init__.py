"""The papers of a meeting as files: tagged, redacted, merged, stamped. Bytes in, bytes out."""
