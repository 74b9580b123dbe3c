"""What every screen about a case has in common: its frame, its form, its page with one form.

Upper apps build their own screens with these, and know nothing of the screens of this app.
"""
