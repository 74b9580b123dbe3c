"""The family's side: parents, carers and young people ask, follow, answer and are heard."""
