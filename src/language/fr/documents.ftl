### Fichiers uniques : Word, PDF, page unique.
document-system = Le système qualité en un seul document
document-contents = Sommaire
document-control = Maîtrise du document
document-page = Page
document-of = sur
document-foot = Situation au { $date } · Copie papier non maîtrisée
document-id = Identifiant
document-edition = Édition
document-digest = Empreinte de la source (SHA-256)
document-printed-head = Sur papier
document-printed = Copie non maîtrisée une fois imprimée : seul le fichier à sa place fait foi.
