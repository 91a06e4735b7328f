### Éditions, maîtrise des documents.

edition-auditor = Le système entier
edition-auditor-about = Tout : définitions, verdicts, articles, constats et preuves. Pour qui répond du système et pour qui l’évalue.
edition-customer = Pour les clients
edition-customer-about = Ce qui est promis, comment réclamer, et ce qui se passe quand un engagement n’est pas tenu. Peut être publié.
edition-staff = Pour le personnel
edition-staff-about = Les procédures pas à pas : qui fait quoi, dans quel délai, et ce que chacun peut accorder.

reference-read-by = Lu par
reference-read-by-auditor = les auditeurs
reference-read-by-customer = tous
reference-read-by-staff = le personnel

control-approved = Approbation
control-as-of = État au
control-author = Auteur
control-changed = Ce qui a changé
control-digest = Source
control-draft = Projet, pas en vigueur
control-effective = En vigueur depuis le
control-heading = Maîtrise du document
control-id = Document
control-in-force = En vigueur
control-printed = copie papier non maîtrisée
control-retired = Retiré
control-review = Prochaine revue avant le
control-status = Statut
control-supersedes = Remplace
control-to-be-approved = à approuver par { $role }
control-tool = Produit par
control-until = En vigueur jusqu’au
control-version = Version
