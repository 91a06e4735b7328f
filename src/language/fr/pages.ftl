### Procédures, responsabilités, calendrier, glossaire.
