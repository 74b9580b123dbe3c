"""Forms of the case file. A form reads what was typed; the action decides."""
