### Recherche et navigation du site.

menu-organisation = Organisation
menu-audit = Audit
menu-documents = Documents

search-title = Recherche
search-label = Rechercher dans le site
search-placeholder = Rechercher
search-results = Résultats
# « # » tient la place du nombre.
search-none = Aucun résultat
search-one = # résultat
search-many = # résultats
search-more = Tous les résultats
search-cut = Trop de mots commencent ainsi : seule une partie des pages est affichée. Tapez plus de lettres.
search-further = Afficher la suite
search-no-script = La recherche demande JavaScript. La liste des définitions mène à toutes les pages.

colours-auto = Couleurs : comme le système
colours-light = Couleurs : claires
colours-dark = Couleurs : sombres
