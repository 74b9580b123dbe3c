"""The pack of a meeting as pages: made once, numbered once, put together for each member."""
