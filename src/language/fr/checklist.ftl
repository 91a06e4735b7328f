### La liste d’audit.
