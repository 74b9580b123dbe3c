"""Our worklist beside the ticket list of django-helpdesk, which is called here and never copied."""
