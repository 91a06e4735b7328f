### Fichiers uniques : Word, PDF, page unique.
document-contents = Sommaire
document-cost = Coût
document-level = Niveau
document-of = sur
document-open = Ouvert
document-page = Page
document-system = Le système qualité en un seul document
