### La liste de contrôle d’audit.

checklist-planned = Prévu pour le
checklist-looked-at = Ce qui a été examiné
checklist-requirement = exigence
checklist-guidance = recommandation
checklist-grade-none = Sans écart
checklist-grade-major = Écart majeur
checklist-grade-minor = Écart mineur
checklist-grade-gap = Écart par rapport aux recommandations
checklist-grade-opportunity = Piste d’amélioration
checklist-waived = Sous dérogation : { $names }
checklist-workbook = La même en classeur (XLSX)
checklist-note = À imprimer en A4, paysage, ou à remplir dans le classeur : ce qui est écrit sur cette page n’est pas conservé.
checklist-of-audits = Listes de contrôle des audits
checklist-of-audits-lead = Les articles qu’un audit cite, de toutes les normes qu’il concerne.
checklist-known = Ce qui est connu
checklist-to-fill-in = À remplir par l’auditeur
checklist-title-of-clause = Intitulé
checklist-shown = Ce qui le montre
checklist-values = Valeur actuelle
checklist-findings = Constats
checklist-documents = Documents et versions
checklist-records = Identifiants des enregistrements vus
checklist-interviewee = Fonction de la personne interrogée
checklist-sample = Échantillon
checklist-population = Population
checklist-sample-size = n
checklist-method = Méthode
checklist-seed = Graine
checklist-sample-ids = Identifiants tirés
checklist-not-audited = Non audité, car
checklist-sheet = Liste de contrôle
checklist-cases = { $n } ({ $source })
checklist-totals = Totaux
checklist-clauses = Articles
checklist-audited-count = Audités (avec une cotation)
checklist-not-audited-count = Non audités, avec le motif
checklist-left = Encore à auditer
checklist-how-yellow = Écrivez dans les cellules jaune pâle de la feuille « { $sheet } ». Toutes les autres sont verrouillées, sans mot de passe : elles disent ce qui est connu au { $date }.
checklist-how-grade = Choisissez une cotation dans la liste : pour une exigence, écart majeur, écart mineur ou piste d’amélioration ; pour une recommandation, écart par rapport aux recommandations ou piste d’amélioration. « Sans écart » dit que l’article a été audité et que rien n’a été relevé.
checklist-how-not-audited = Si un article n’est pas audité, laissez la cotation vide et écrivez pourquoi.
checklist-how-sample = Pour qu’une autre personne puisse tirer le même échantillon : la population, le nombre de cas tirés, la méthode, la graine et les identifiants tirés.
checklist-how-totals = Les totaux ci-dessous sont calculés par des formules à partir de la feuille.

## Classeurs : ce que chacun dit de lui-même.

workbook-about = À propos
workbook-lists = Listes
workbook-how = Comment le remplir
workbook-system = Système qualité
workbook-organisation = Organisation
workbook-page = page &P sur &N
workbook-choose = Choisissez une réponse dans la liste.
workbook-day = Écrivez une date : 2026-01-31.
workbook-number = Écrivez un nombre entier.
