"""How long records are kept, what is due to go, and how it goes: by two people, with a certificate.

It knows every app, since a child's record lies in all of them. It has no tables of its own.
"""
