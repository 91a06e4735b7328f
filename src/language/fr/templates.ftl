### Gabarits et thèmes.
