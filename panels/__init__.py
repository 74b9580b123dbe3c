"""Panels: meetings, briefs, packs, what was advised, and the decision an officer makes after it."""
