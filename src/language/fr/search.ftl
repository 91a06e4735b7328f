### Recherche et navigation du site.
