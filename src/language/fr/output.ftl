## Site, Markdown, liste de contrôle.

page-overview = Vue d’ensemble
page-definitions = Définitions
page-standards = Normes
page-findings = Constats
page-data = Données
page-menu = Pages
page-languages = Langues
page-skip = Aller au contenu
page-as-of = État au
page-sources-of-figures = D’où viennent les chiffres
page-disclaimer = Ce site dit ce qui est documenté et mesuré. En juger revient à l’auditeur.
page-not-translated = Non traduit : affiché dans la langue d’origine
page-none = aucun
page-yes = oui
page-no = non

page-colon = { "\u00A0" }:
page-then = { "\u202F" }; { "" }
page-every = tous les { $duration }
page-per = { $amount } par { $period }
page-per-day = jour
page-per-week = semaine
page-per-month = mois
page-per-quarter = trimestre
page-per-half-year = semestre
page-per-year = an
page-after = { $duration } { $event ->
    [closed] après la clôture
    [cloture] après la clôture
    [received] après la réception
    [reception] après la réception
    [answered] après la réponse
    [reponse] après la réponse
    [complaint] après la réclamation
    [reclamation] après la réclamation
    [decision] après la décision
   *[other] après « { $shown } »
}
page-precision = { $points } points à { $confidence }
page-from-file-name = selon le nom du fichier
page-from-file-time = selon la date du fichier
page-from-last-date = dernière date des données
page-last-file = le dernier fichier l’emporte
page-last-row = la dernière ligne l’emporte
page-last-by = la dernière selon { $column }
page-empty = (vide)
page-no-definition = aucune définition

page-about = À propos de ces chiffres
page-cut-offs = Données jusqu’au
page-cut-off = Données jusqu’au
page-scope = Périmètre
page-tool = Programme
page-waived-count = { $n ->
    [one] { $n } levé par dérogation
   *[other] { $n } levés par dérogation
}

badge-met = Cible atteinte
badge-at-risk = À risque
badge-resting = Atteinte grâce aux exclusions
badge-missed = Cible manquée
badge-in-progress = En cours
badge-insufficient-data = Données insuffisantes
badge-no-data = Pas de données

page-no-figure = pas de chiffre
page-nothing-judged = Rien à juger pour l’instant
page-no-figures = Pas encore de chiffres.
page-pooled = avec la période précédente
page-pooled-note = Trop peu de cas : jugé avec la période précédente.
page-interval = intervalle
page-interval-short = Intervalle
page-target = Cible
page-due = échéance
page-due-head = Échéance
page-goal-head = But
page-goal = { $target } au { $due }
page-owner-head = Responsable
page-table = Tableau
page-chart = Graphique
page-stands = Où en est-on
page-worst = Pire cas
page-used = Manquements admis, part consommée
page-used-short = Manquements consommés
page-worst-note = Pire cas : le chiffre si chaque cas laissé de côté (exclu, manquant, rejeté) était un manquement.
page-measured-by = Mesuré par
page-history = Verdicts par période
page-period = Période
page-verdict = Verdict
page-value = Valeur
page-earlier = Les périodes antérieures sont dans model.json.
page-key-value = valeur
page-key-target = cible
page-not-judged = non jugé
page-spark = Les { $n } dernières périodes. { $last }
page-tip = { $period } : { $value } (n = { $n }), { $state }
page-tip-plain = { $period } : { $value } (n = { $n })
page-value-n = { $value } (n = { $n }, { $period })

page-series = Chiffres
page-source = source
page-good = Bons
page-unpaused = Bons sans les pauses
page-excluded = Exclus
page-missing = Manquants
page-rejected = Rejetés
page-trend = Évolution
page-by = Par
page-breakdown-note = Une ventilation informe : elle n’a pas de verdict propre.

page-title = Titre
page-id = Identifiant
page-owner = responsable
page-by-default = par défaut
page-version = version
page-version-head = Version
page-approval-head = Approbation
page-approved = approuvé par { $by } le { $date }
page-approved-changed = changé depuis : { $approved }
page-approved-review = à relire, ce sur quoi il s’appuie a changé depuis : { $approved }
page-review-due = à revoir avant le
page-from = en vigueur depuis le { $from }
page-until = en vigueur jusqu’au { $until }
page-from-until = en vigueur du { $from } au { $until }
page-changed = Ce qui a changé
page-draft = projet
page-retired = retirée
page-says = Ce que dit la définition
page-relies-on = S’appuie sur
page-used-by = Utilisée par
page-shows = Articles qu’elle contribue à montrer
page-as-written = La définition telle qu’elle est écrite

page-standard = Norme
page-nature = Nature
page-nature-guidance = recommandations
page-nature-requirements = exigences
page-documented = { $declared ->
    [one] { $declared } article documenté
   *[other] { $declared } articles documentés
} sur { $n }
page-documented-head = Documenté
page-standards-lead = Pour chaque norme suivie : les articles documentés, et où. Ceux qui ne s’appliquent pas, ou que seul un auditeur peut constater, ne sont pas comptés.
page-no-standards = Le système ne cite aucune norme.
page-coverage-note = Un article est documenté quand tous les champs qui le montrent sont remplis et qu’aucune règle ne le contredit ; il a des preuves quand un verdict, un registre ou un enregistrement appuie l’un d’eux, et il est audité quand un audit qui le couvre n’a rien laissé ouvert. Que ce qui est écrit soit aussi fait, c’est à l’auditeur de le constater.
page-clause = Article
page-expects = Ce qui est attendu
page-state = État
page-where-shown = Où c’est montré
page-field-of = { $field } ({ $values })
page-not-given = non rempli
page-evidence = Preuves
page-audited = Audité
page-open-findings = Constats encore ouverts
page-clause-waived = Dérogation sur
page-rules-off = Règles désactivées
page-answers-for-it = En répond
overview-gravest = Les { $shown } premiers états sur { $n }, les plus graves avant les autres.
overview-whole = La liste entière, avec les verdicts
page-steps-note = Écrite : les documents la contiennent. Démontrée : des chiffres ou un registre l’appuient. Vérifiée : un verdict est tombé, ou un audit n’a rien laissé ouvert. Prouvée : un enregistrement scellé contient un verdict.
clause-declared = documenté
clause-evidenced = documenté, avec preuves
clause-audited = documenté et audité
clause-gap-guidance = écart par rapport aux recommandations
clause-gap-requirements = exigence non démontrée
clause-contradicted = contredit par des constats
clause-auditor = à constater par l’auditeur
clause-not-applicable = non applicable

page-checklist = Liste de contrôle
page-checklist-title = Liste de contrôle d’audit
page-observation = Observation
page-grade = Cotation

page-findings-lead = Ce que le compilateur a trouvé dans les définitions et dans les données, et ce qui est levé par dérogation.
page-no-findings = Rien à signaler.
page-waived = Dérogations
page-no-waived = Aucun constat n’est levé par dérogation.
page-waived-by = levé par
page-why = Pourquoi :
page-fix = Que faire :

page-data-lead = Tous les fichiers dont les chiffres sont tirés. L’empreinte dit si un fichier est bien celui qui a été lu.
page-file = Fichier
page-extracted = Extrait le
page-rows = Lignes
page-skipped = Ignorées
page-superseded = Remplacées
page-not-declared = non déclaré
page-bad-cells = Cellules illisibles
page-no-bad-cells = Toutes les cellules ont pu être lues.
page-no-data = Pas de données
page-no-sources = Le système n’a aucune source de données.
page-place = Emplacement
page-column = Colonne
page-reason = Motif

## Cartes de contrôle : ce qui est nouveau, et ce qui ne l’est pas.

trend-chart = Carte { $chart } de { $n } périodes, règles « { $rules } ».
trend-chart-provisional = Carte { $chart } de { $n } périodes, règles « { $rules } » ; limites provisoires sous huit périodes.
trend-no-signal = Pas de signal.
trend-inside-noise = Écart entre { $before } et { $after } : pas plus que le hasard.
trend-beyond-noise = Écart entre { $before } et { $after } : plus que le hasard.
trend-earlier-signals = { $n ->
    [one] Un autre signal avant.
   *[other] { $n } autres signaux avant.
 }
signal-beyond-limit = une valeur { $side ->
    [above] au-dessus
   *[below] en dessous
 } des limites
signal-near-limit = trois valeurs sur quatre près de la limite { $side ->
    [above] supérieure
   *[below] inférieure
 }
signal-eight-one-side = huit valeurs de suite ou plus { $side ->
    [above] au-dessus
   *[below] en dessous
 } de la moyenne
signal-nine-one-side = neuf valeurs de suite ou plus { $side ->
    [above] au-dessus
   *[below] en dessous
 } de la moyenne
signal-six-trend = six valeurs de suite ou plus, chacune { $side ->
    [above] plus haute
   *[below] plus basse
 } que la précédente
signal-fourteen-alternating = quatorze valeurs ou plus qui montent et descendent tour à tour
signal-two-of-three = deux valeurs sur trois loin { $side ->
    [above] au-dessus
   *[below] en dessous
 } de la moyenne (deux sigmas)
signal-four-of-five = quatre valeurs sur cinq { $side ->
    [above] au-dessus
   *[below] en dessous
 } de la moyenne, d’un sigma
signal-fifteen-within = quinze valeurs de suite ou plus à moins d’un sigma de la moyenne
signal-eight-outside = huit valeurs de suite ou plus, aucune à moins d’un sigma de la moyenne
