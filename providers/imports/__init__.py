"""Requests from a spreadsheet: read the file, check every row, then record what is right."""
