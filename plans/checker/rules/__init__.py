"""One module for each part of a plan, one small function for each rule."""
