"""What people do to a case. Verbs in noun modules, each one transaction and one audit entry."""
