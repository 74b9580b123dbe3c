"""What settings and services themselves see when they sign in: screens of their own."""
