### Fichiers uniques : Word, PDF, page unique.
document-contents = Sommaire
document-of = sur
document-page = Page
document-system = Le système qualité en un seul document
