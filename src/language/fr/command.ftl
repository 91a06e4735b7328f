## Constats, verdicts, cas, commandes.

level-error = erreur
level-warning = avertissement
level-advice = conseil
level-why = pourquoi{" "}
level-fix = remède{" "}

summary = { $definitions } : { $found }.
summary-definitions = { $n ->
    [one] { $n } définition
   *[other] { $n } définitions
}
summary-nothing = rien à signaler
summary-errors = { $n ->
    [one] { $shown } erreur
   *[other] { $shown } erreurs
}
summary-warnings = { $n ->
    [one] { $shown } avertissement
   *[other] { $shown } avertissements
}
summary-advice = { $n ->
    [one] { $shown } conseil
   *[other] { $shown } conseils
}
summary-waived = { $n ->
    [one] (Un constat fait l’objet d’une dérogation.)
   *[other] ({ $n } constats font l’objet d’une dérogation.)
}

measured-promises = Promesses
measured-objectives = Objectifs
measured-indicators = Indicateurs sans cible
measured-not-judged = Indicateurs, montrés et non jugés
measured-column-periods = évolution
measured-column-value = chiffre
measured-column-interval = intervalle
measured-column-n = n
measured-column-period = période
measured-target = cible : { $target }
measured-worst = au pire { $value }
measured-unpaused = { $value } sans les pauses
measured-pooled = avec la période précédente
measured-legend = Chaque chiffre avec son intervalle à { $confidence } ; la rangée de signes montre les dernières périodes complètes, douze au plus, la plus ancienne d’abord. « Au pire » : si chaque cas laissé de côté était un manquement. Un signal : plus que le hasard n’en donne.
measured-signal = signal depuis { $from }
measured-no-signal = aucun signal
measured-nothing = rien à juger
measured-no-value = aucun chiffre

rows-heading = Lignes lues
rows-of-source = { $source }, données connues jusqu’au { $day }
rows-read = lues
rows-counted = comptées
rows-not-yet-due = pas encore échues
rows-out-of-scope = hors périmètre
rows-excluded = exclues
rows-missing = sans valeur
rows-rejected = rejetées

case-superseded = → le cas revient dans un fichier ou une ligne plus récents : cette ligne ne compte nulle part
case-missing = (manquant)
case-end-of-day = fin de journée (24:00)
case-due = échéance : { $day }, { $at }
case-stopped = terminé le { $day }
case-open = encore ouvert le { $day }, dernier jour connu
case-void = rouvert le { $on } : { $stop ->
    [none] le dossier est de nouveau ouvert
   *[other] l’arrêt du { $stop } est nul
}
case-pause = en pause depuis le { $from } { $to ->
    [none] sans fin
   *[other] jusqu’au { $to }
}
case-pause-counts = compte
case-pause-no-reason = ne compte pas : aucun motif
case-pause-not-recorded = ne compte pas : date d’enregistrement absente
case-pause-begun-after-due = ne compte pas : l’échéance était déjà passée
case-pause-recorded-after-due = ne compte pas : enregistrée après l’échéance
case-paused = horloge arrêtée : échéance repoussée de { $pause }
case-excluded-for = (motif : { $reason })
case-excel = { $ours } du début à la fin, comptés ici ; NB.JOURS.OUVRES.INTL d’Excel dit { $excel } : il compte aussi le premier jour et ignore les heures d’ouverture et l’heure limite
case-in-time = dans les délais
case-late = hors délai
case-good = compté, bon
case-day-zero = jour 0 : jour de réception
case-day = jour { $n }
case-hours = { $clock } de temps ouvré
case-closed-weekday = fermé
case-closed-holiday = jour férié
case-closed-closing = fermeture déclarée
case-after-hours = reçu hors ouverture : compte pour le jour ouvré suivant
case-after-cut-off = reçu après l’heure limite : compte pour le jour ouvré suivant
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

command-about = Compile un système qualité écrit en YAML
command-check = Vérifie les définitions
command-measure = Lit aussi les données et juge chaque promesse et chaque objectif
command-build = Écrit les pages et les documents pour les clients, le personnel et les auditeurs
command-approve = Consigne qu’un rôle a approuvé des définitions telles qu’elles sont
command-record = Scelle les résultats d’une mesure dans un enregistrement de preuve
command-case = Explique un cas, pas à pas
command-explain = Explique un code, ou les énumère tous
command-schema = Affiche le schéma JSON d’un genre
command-selftest = Exécute sur le programme lui-même des calculs de référence publiés
command-watch = Vérifie à chaque enregistrement de fichier
option-dir = Dossier du projet ; à défaut, le plus proche en remontant qui contient smq.yaml
option-format = Forme des messages
option-as-of = Jour jugé au plus tard : 2026-06-30 (à défaut, aujourd’hui)
option-lang = Langue des messages : fr ou en
option-data = Dossier des fichiers de données
option-explain-gate = Dire quelles conditions de réussite sont tenues, lesquelles manquées
option-chain = Montrer la chaîne derrière chaque promesse, et ses maillons manquants
option-coverage = Montrer à quel point les articles de chaque norme sont documentés ; lit aussi les données
option-waivers = Lister les dérogations, qui en répond et combien de temps elles durent
option-deny = Échouer aussi sur les avertissements
option-quiet = N’afficher que les erreurs
option-color = Quand utiliser des couleurs
option-out = Dossier à écrire
option-edition = Seulement ces éditions, séparées par des virgules : customer (clients), staff (personnel), auditor (auditeurs)
option-in = Seulement dans ces langues du système, séparées par des virgules
option-output = Seulement ces sorties, séparées par des virgules
option-code = Un code (SMQ1001) ou un nom (promise-without-indicator) ; expressions, pour la langue des conditions ; rules, kinds, commands ou templates, pour toute une référence en Markdown
option-list = Afficher code, niveau et nom de chaque règle, une par ligne
option-kind = Un genre (Promise), `any` pour tous, ou une sortie : findings, measured, coverage, record, validation
option-ascii = Seulement les signes ASCII, pour les terminaux qui n’en montrent pas d’autres
option-period = Une seule période, jugée et montrée : 2026-03, 2026-W12, 2026-Q1, 2026, ou last (la dernière)
option-since = Tout depuis les périodes qui commencent ce jour-là ou plus tard en un seul chiffre, montré et non jugé
option-rejects = Fichier où écrire la liste de toutes les cellules illisibles, en CSV
option-case = Clé du cas dans sa source
option-seal = Sceller le résultat comme validation de l’outil dans le dossier evidence/ du projet
option-approved = Définitions à approuver : written-ack, ou promise/written-ack
option-by = Le rôle qui approuve
option-help = Afficher l’aide
option-version = Afficher la version
help-usage = Utilisation :
help-command = COMMANDE
help-commands = Commandes{" "}
help-arguments = Arguments{" "}
help-options = Options{" "}
help-default = [par défaut : { $values }]
help-values = [valeurs possibles : { $values }]
error-unknown-option = l’option « { $option } » n’existe pas
    .fix = { $suggestion ->
        [none] `--help` énumère les options.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
error-unknown-command = la commande « { $command } » n’existe pas
    .fix = { $suggestion ->
        [none] `smqc --help` énumère les commandes.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
error-missing-argument = il manque { $argument }
error-missing-value = { $option } demande une valeur
    .fix = { $known ->
        [none] Écrivez-la après l’option.
       *[other] Écrivez l’une de ces valeurs : { $known }.
    }
error-invalid-value = « { $value } » n’est pas une valeur de { $option }
    .fix = { $known ->
        [none] `--help` dit lesquelles il y a.
       *[other] Écrivez l’une de ces valeurs : { $known }.
    }
error-argument-conflict = { $argument } et { $other } ne vont pas ensemble
error-no-project = pas de smq.yaml dans { $path } ni au-dessus
    .fix = Placez-vous dans le dossier de votre système qualité, ou nommez-le. Un nouveau commence par ce fichier : `smqc explain kinds` en montre un, sous System.
error-language = le système ne parle pas « { $language } »
    .fix = Demandez une langue que `languages` cite dans smq.yaml : { $known }.
error-nothing-made = rien à écrire : aucune des sorties demandées n’existe dans les éditions demandées
    .fix = Retirez `--output` ou `--edition`, ou nommez-en d’autres.
error-out-source = les documents seraient écrits dans { $path }, où le projet garde ses propres fichiers
    .fix = Nommez un autre dossier avec `--out`.
error-no-data-folder = le dossier { $path } n’existe pas
error-date = { $raw } n’est pas une date : écrivez 2026-06-30
error-period = { $raw } n’est pas une période : écrivez 2026-03, 2026-W12, 2026-Q1, 2026-H1, 2026, ou last (la dernière)
error-period-length = aucun indicateur n’est mesuré sur une période telle que { $asked } ; périodes des indicateurs : { $lengths }
error-period-empty = aucun indicateur n’a de données ({ $asked }) ; les périodes connues vont du { $first } au { $last }
error-nothing-measured = aucun indicateur n’est mesuré
error-not-merged = aucun chiffre ne peut être réuni { $asked } : des fenêtres glissantes se chevauchent, et un chiffre saisi à la main ne dit pas sur combien de cas
window-last = la dernière période complète
window-since = depuis le { $day }
window-rolling = { $length } glissants
window-other-length = Non montrés, car leurs périodes ont une autre longueur : { $indicators }
window-not-merged = Non montrés, car les fenêtres glissantes et les chiffres saisis à la main ne se réunissent pas : { $indicators }
error-unknown-code = aucune règle ni faute ne s’appelle { $code }
error-unknown-kind = { $kind } n’est pas un genre
error-no-case = aucune ligne n’a la clé { $id }
error-errors = rien n’a été écrit : { $n ->
    [one] une erreur
   *[other] { $n } erreurs
}
built = Écrit : { $path } ({ $n ->
    [one] un fichier
   *[other] { $n } fichiers
}). Ouvrez { $index } dans un navigateur.
recorded = Scellé : { $path }
approved = Approuvé : { $definitions }. Enregistrement : { $path }
approved-already = { $n ->
    [one] { $definitions } est déjà approuvée par ce rôle telle quelle : rien à ajouter.
   *[other] { $definitions } sont déjà approuvées par ce rôle telles quelles : rien à ajouter.
}
approve-unknown-definition = aucune définition ne s’appelle « { $name } »
    .fix = { $suggestion ->
        [none] Nommez-la par son identifiant, ou avec son genre : promise/written-ack.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
approve-ambiguous = plusieurs définitions s’appellent « { $name } » : { $known }
    .fix = Nommez-la avec son genre.
approve-unknown-role = aucun rôle ne s’appelle « { $role } »
    .fix = { $suggestion ->
        [none] { $known ->
            [none] Définissez le rôle qui approuve : genre Role.
           *[other] Les rôles sont { $known }.
        }
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
approve-retired = « { $definition } » est retirée : elle ne s’approuve plus
approve-has-errors = « { $definition } » contient { $n ->
        [one] une erreur
       *[other] { $n } erreurs
    } : ce qui ne peut être lu ne s’approuve pas
    .fix = `smqc check` dit ce qui ne va pas.
approve-relies-on-errors = « { $definition } » s’appuie sur « { $other } », qui contient une erreur : ce qui ne peut être lu ne s’approuve pas
    .fix = `smqc check` dit ce qui ne va pas.
approve-not-its-approver = « { $definition } » s’approuve par « { $approver } », non par « { $role } »
    .fix = Faites-la approuver par ce rôle ou son suppléant, ou changez son champ `approver`.
watching = { $path } est surveillé (Ctrl+C pour arrêter)
reading-data = Lecture des données
rejected-written = { $n ->
    [0] Aucune cellule illisible : { $path } n’a qu’un en-tête.
    [one] Une cellule illisible est dans { $path }.
   *[other] { $n } cellules illisibles sont dans { $path }.
}
gate-title = Conditions de réussite
gate-holds = tenue
gate-fails = manquée
gate-elsewhere = jugée par `smqc measure`
gate-failing = condition de réussite manquée : { $line }
gate-level = { $level ->
    [error] aucune erreur
    [warning] aucune erreur ni avertissement
   *[advice] aucun constat
} (trouvés : { $n })
gate-count = { $level ->
    [error] { $most ->
        [0] aucune erreur
        [one] une erreur au plus
       *[other] au plus { $most } erreurs
    }
    [warning] { $most ->
        [0] aucun avertissement
        [one] un avertissement au plus
       *[other] au plus { $most } avertissements
    }
   *[advice] { $most ->
        [0] aucun conseil
        [one] un conseil au plus
       *[other] au plus { $most } conseils
    }
} (trouvés : { $n })
gate-rules = aucun constat de { $rules } (trouvés : { $n })
gate-coverage = { $standard } : { $least } des articles { $level ->
    [declared] déclarés
    [evidenced] étayés
   *[audited] audités
} ({ $clauses } sur { $of })
gate-verdicts = { $kind ->
    [promise] aucune promesse manquée
   *[objective] aucun objectif manqué
}{ $n ->
    [none] {""}
   *[other] { " " }(trouvés : { $n })
}
error-broken-chain = la chaîne des enregistrements est rompue à { $record } : { $reason }
error-io = { $path } : { $reason }
error-too-large = { $path } dépasse { $limit } Mo
error-link-outside = { $path } mène hors de son dossier par un lien : copiez-y le fichier, ou nommez le dossier des données avec --data
error-foreign = { $path } n’a pas été écrit par smqc : nommez un autre dossier avec --out, ou supprimez-le
error-foreign-file = { $path } n’a pas été écrit par smqc : nommez un autre fichier, ou supprimez-le
error-outside = { $path } serait écrit hors du dossier de sortie
error-exists = { $path } existe déjà ; un enregistrement ne se réécrit jamais
error-watch = le dossier ne peut pas être surveillé : { $reason }
explain-triggers = La déclenche :
explain-near-miss = Ne la déclenche pas :
explain-expressions = La langue des conditions (where, exclude, checks, ratio, formules)
explain-expressions-rules = Une comparaison avec une valeur absente n’est ni vraie ni fausse, mais inconnue, et une ligne ne compte que si la condition est vraie. Les nombres sont exacts. Les majuscules sont indifférentes dans les mots comme « and » et dans les noms de fonctions.
explain-values = Valeurs et colonnes
explain-operators = Opérateurs, du plus prioritaire au moins prioritaire
explain-functions = Fonctions
explain-example = Exemple : { $example }
