"""Answering a question of law: the test, the grounds, and the reasons the law does not know."""
