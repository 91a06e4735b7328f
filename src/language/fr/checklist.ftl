### La liste d’audit.

## Classeurs : ce que chacun dit de lui-même.

workbook-about = À propos
workbook-lists = Listes
workbook-how = Comment le remplir
workbook-system = Système qualité
workbook-organisation = Organisation
workbook-version = Version
workbook-made-with = Produit avec
workbook-digest = Empreinte des définitions (SHA-256)
workbook-uncontrolled = Copie imprimée non maîtrisée
workbook-page = page &P sur &N
workbook-choose = Choisissez une réponse dans la liste.
workbook-day = Écrivez une date : 2026-01-31.
workbook-number = Écrivez un nombre entier.
