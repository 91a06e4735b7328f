### Cartes, définition en mots, lignes lues, pires cas, chaîne, histoire, ce qui a changé.

figures-limit-upper = limite haute
figures-limit-lower = limite basse
figures-centre = moyenne
figures-about = { $n ->
    [one] { $n } période, { $from }.
   *[other] { $n } périodes, de { $from } à { $to }.
} Dernière période complète : { $last }. { $more }
figures-about-signals = { $n ->
    [one] { $n } signal, expliqué sous la carte.
   *[other] { $n } signaux, expliqués sous la carte.
}
figures-key-running = période en cours
figures-key-centre = moyenne { $value }
figures-key-limits = limites de contrôle { $lower } – { $upper }
figures-key-limits-last = limites de contrôle, en dernier { $lower } – { $upper }
figures-key-signal = point d’un signal
figures-key-target = cible : { $target }
figures-key-interval = intervalle ({ $confidence })
figures-key-break = la cible change
figures-key-cases = n : cas par période
figures-signal = { $rule } : { $when }.
figures-signal-range = { $from } à { $to }
figures-signals = Signaux
figures-no-signal-means = Les hausses et les baisses de cette carte ne sont pas plus que le hasard : il n’y a rien à expliquer d’une période à l’autre.
figures-how = Comment lire cette carte
figures-limits-short = Limites de contrôle
figures-signal-short = Signal
figures-chart-xmr = Les limites viennent de l’écart moyen entre deux périodes qui se suivent.
figures-chart-log = Les limites viennent de l’écart moyen entre deux périodes qui se suivent, calculé sur les logarithmes : les durées s’étirent vers le haut.
figures-chart-p = Chaque période est comparée à la part de toutes ensemble ; plus elle compte de cas, plus ses limites sont serrées.
figures-chart-u = Chaque période est comparée au taux de toutes ensemble ; plus son exposition est grande, plus ses limites sont serrées.
figures-chart-widened = Les chiffres bougent { $sigma } fois plus que des cas indépendants : les limites sont élargies d’autant (Laney).
figures-chart-name-log = XmR sur les logarithmes
figures-rules-wheeler = Est un signal : une valeur hors des limites ; trois sur quatre plus près d’une même limite que de la moyenne ; huit de suite du même côté.
figures-rules-nelson = Est un signal ce que dit l’un des huit tests de Nelson, d’une valeur hors des limites à huit de suite loin de la moyenne.
figures-rules-western-electric = Est un signal : une valeur hors des limites ; deux sur trois au-delà de deux sigmas ; quatre sur cinq au-delà d’un sigma ; huit de suite du même côté.
figures-rules-shewhart = Seule une valeur hors des limites est un signal.
figures-rules-name-western-electric = Western Electric
figures-means-once = Cette période s’écarte plus que le hasard ne l’explique : cherchez ce qui s’y est passé de particulier.
figures-means-several = Plusieurs périodes proches tirent du même côté : quelque chose a sans doute changé, cherchez depuis quand.
figures-means-level = Le niveau n’est plus le même : cherchez ce qui a changé au début de cette suite, et gardez-le si c’est mieux.
figures-means-drift = Le chiffre glisse dans un sens, période après période : cherchez une cause qui s’accumule.
figures-means-alternating = Le chiffre monte et descend tour à tour : deux causes, deux équipes ou deux façons de compter alternent peut-être.
figures-means-quiet = Le chiffre bouge moins que prévu : des cas très différents sont peut-être mêlés, ou les données lissées.
figures-means-mixture = Aucune valeur n’est proche de la moyenne : deux populations sont peut-être mêlées, séparez-les.

figures-within-open = [délai à fixer]
figures-target-open = [cible à fixer]
figures-others = Les autres
figures-age = âge
figures-whole = Ensemble
word-high-urgency = urgence haute
word-medium-urgency = urgence moyenne
word-low-urgency = urgence basse
word-always-P1 = toujours P1
word-data-breach = fuite de données

figures-words-within = Part des cas qui vont de { $from } à { $to } { $within }.
figures-words-on-time = Part des cas qui, de { $from }, arrivent à { $to } au plus tard à { $due }.
figures-words-time = Temps qui passe de { $from } à { $to }.
figures-words-less = Ce que compte { $column } est retiré du temps.
figures-words-paused = Le temps des pauses est retiré.
figures-words-paused-most = Le temps des pauses est retiré, { $most } au plus en tout.
figures-words-reopened = Un cas rouvert dans un délai de { $window } n’était pas fini : c’est la fin suivante qui compte.
figures-words-calendar = Le temps ouvré est celui du calendrier { $calendar }.
figures-words-share = Part des lignes qui remplissent { $of }.
figures-words-share-among = Part des lignes qui remplissent { $of }, parmi celles qui remplissent { $among }.
figures-words-sums = Somme de { $above }, rapportée à la somme de { $below }.
figures-words-count = Nombre de lignes.
figures-words-sum = Somme de { $column }.
figures-words-mean = Moyenne de { $column }.
figures-words-weighted = Moyenne de { $column }, pondérée par { $weight }.
figures-words-nps = À la question { $question } : part des promoteurs (9 et 10) moins part des détracteurs (0 à 6), de −100 à 100.
figures-words-csat-two-of-five = À la question { $question } : part des réponses 4 et 5, sur une échelle de 5.
figures-words-csat-top = À la question { $question } : part des réponses 5, sur une échelle de 5.
figures-words-csat-two-of-ten = À la question { $question } : part des réponses 9 et 10, sur une échelle de 10.
figures-words-csat-mean = Moyenne des réponses à la question { $question }.
figures-words-csat-net = À la question { $question } : part des satisfaits moins part des mécontents.
figures-words-ces-mean = Moyenne des réponses à la question { $question } sur l’effort du client.
figures-words-ces-share = À la question { $question } sur l’effort du client : part des réponses 5 à 7.
figures-words-ces-net = À la question { $question } sur l’effort du client : part des réponses 6 et 7 moins part des réponses 1 à 3.
figures-words-answered = Part des contacts auxquels il est répondu en { $within }.
figures-words-abandoned = Part des contacts abandonnés avant la réponse.
figures-words-contacts-offered = Tous les contacts comptent, abandons compris.
figures-words-contacts-answered = Seuls comptent les contacts auxquels il a été répondu.
figures-words-contacts-early-out = Les abandons survenus en { $short } ne comptent pas.
figures-words-contacts-early-in = Les abandons survenus en { $short } comptent comme bons.
figures-words-contacts-short = Les abandons survenus en { $short } ou moins ne comptent pas.
figures-words-rr1 = Part des invitations qui ont reçu une réponse complète (RR1 de l’AAPOR).
figures-words-rr2 = Part des invitations qui ont reçu une réponse complète ou partielle (RR2 de l’AAPOR).
figures-words-rr3 = Part des invitations qui ont reçu une réponse complète, une partie seulement des cas inconnus étant tenue pour concernée (RR3 de l’AAPOR).
figures-words-delivered = Part des e-mails remis qui ont reçu une réponse complète.
figures-words-rows = nombre de lignes
figures-words-exposure = exposition relevée à la main
figures-words-rate = Rapport : { $above } pour { $per } de { $below }.
figures-words-first-contact = Part des contacts réglés du premier coup : rien ne revient dans un délai de { $window }.
figures-words-recurrence = Part des cas qui reviennent dans un délai de { $window }.
figures-words-reopening = Part des cas rouverts dans un délai de { $window }.
figures-words-repurchase = Part des clients qui rachètent dans un délai de { $window }.
figures-words-same = Deux lignes vont ensemble quand elles ont les mêmes { $columns }.
figures-words-solvable = Seuls comptent les contacts qui remplissent { $cases }.
figures-words-retention = Part des clients du début de la période qui sont encore là à sa fin.
figures-words-churn = Part des clients du début de la période qui n’y sont plus à sa fin.
figures-words-inactive = Un client est parti quand il n’est pas revenu depuis { $after }.
figures-words-kept = Part gardée : { $above } sur { $below } au début de la période.
figures-words-lost = Part perdue : ce qui manque à { $above } sur { $below } au début de la période.
figures-words-open = Cas ouverts à la fin de la période : { $opened } passé, pas encore { $closed }.
figures-words-overdue = Part des cas ouverts à la fin de la période ({ $opened } passé, pas encore { $closed }) qui ont dépassé leur échéance.
figures-words-age = Âge que neuf cas ouverts sur dix ne dépassent pas à la fin de la période, depuis { $opened }, en jours calendaires.
figures-words-age-business = Âge que neuf cas ouverts sur dix ne dépassent pas à la fin de la période, depuis { $opened }, en jours ouvrés.
figures-words-closure = Cas fermés ({ $closed }) dans la période, rapportés aux cas ouverts ({ $opened }).
figures-words-derived = Formule { $formula }, où { $figures }.
figures-words-index = Somme pondérée : { $parts }.
figures-words-typed = Chiffres relevés à la main, période par période.
figures-words-scope = Cas concernés : { $cases }.
figures-words-is = { $column } est { $values }
figures-words-and = , et
figures-words-without = Sont exclus : { $reasons }.
figures-words-approved = { $reason } (approuvé par { $by } le { $date })
figures-words-due = Un cas appartient { $period ->
    [day] au jour
    [week] à la semaine
    [month] au mois
    [quarter] au trimestre
    [half-year] au semestre
   *[year] à l’année
} de son échéance et compte dès qu’elle est passée, fait ou non.
figures-words-received = Un cas appartient { $period ->
    [day] au jour
    [week] à la semaine
    [month] au mois
    [quarter] au trimestre
    [half-year] au semestre
   *[year] à l’année
} de sa réception ; la période n’est complète qu’une fois ses derniers cas échus.
figures-words-about = Une ligne appartient { $period ->
    [day] au jour
    [week] à la semaine
    [month] au mois
    [quarter] au trimestre
    [half-year] au semestre
   *[year] à l’année
} de { $column }.
figures-words-at-the-end = Le chiffre vaut pour la fin { $period ->
    [day] du jour
    [week] de la semaine
    [month] du mois
    [quarter] du trimestre
    [half-year] du semestre
   *[year] de l’année
}.
figures-words-rolling = Le chiffre porte sur les { $n } derniers jours.
figures-words-least = Sous { $n } cas, une cible n’est jamais dite atteinte.

figures-rows = Ce que sont devenues les lignes
figures-rows-read = Lignes lues
figures-rows-counted = Comptées
figures-rows-pending = Pas encore échues
figures-rows-outside = Hors périmètre
figures-rows-excluded = Exclues
figures-rows-missing = Manquantes
figures-rows-rejected = Rejetées
figures-rows-empty = { $column } est vide
figures-rows-unreadable = { $column } ne peut pas être lu
figures-rows-impossible = dates ou valeurs impossibles ensemble
figures-rows-other = pour une autre raison

figures-worst = Les cas les plus en retard, { $period }
figures-worst-none = Aucun cas n’a dépassé son échéance : { $period }.
figures-worst-no-due = Ce chiffre ne tient pas de cas à une échéance : il n’a pas de cas en retard.
figures-worst-note = Dix au plus, dans la dernière période complète. Un identifiant personnel est remplacé par un pseudonyme, ou par le numéro de sa ligne.
figures-case = Cas
figures-due = Échéance
figures-done = Fait
figures-still-open = Encore ouvert
figures-took = Durée
figures-over = Dépassement

figures-chain = Sa place dans la chaîne
figures-chain-missing = maillon manquant
figures-chain-unknown = illisible

figures-past = Historique
figures-past-supersedes = Remplace
figures-past-version = En vigueur, version { $version }.
figures-past-in-force = En vigueur.
figures-past-approved = Approuvée par { $by }.
figures-past-approved-version = Version { $version } approuvée par { $by }.
figures-past-sealed-first = Scellée pour la première fois.
figures-past-sealed-changed = Scellée, changée depuis l’enregistrement d’avant.
figures-past-sealed-gone = Absente de l’enregistrement.
figures-past-same = Inchangée depuis l’enregistrement du { $date }.
figures-past-differs = Changée depuis l’enregistrement du { $date }.
figures-digest = empreinte

figures-at-a-glance = Où en est-on
figures-news = Ce qui a changé
figures-news-none = Aucun enregistrement n’a encore été scellé (`smqc record`) : il n’y a rien à quoi comparer.
figures-news-since = Depuis l’enregistrement scellé le { $sealed }, état au { $as_of }.
figures-news-quiet = Rien n’a changé.
figures-news-verdicts = Verdicts
figures-news-then = Alors
figures-news-now = Maintenant
figures-news-not-judged = non jugé
figures-news-figure = { $value }, { $period }
figures-news-added = Définitions ajoutées
figures-news-changed = Définitions changées
figures-news-removed = Définitions retirées
figures-news-findings = Constats nouveaux
figures-news-gone = Constats disparus
figures-news-coverage = { $now } articles documentés sur { $n } ; alors { $before } sur { $of }
figures-news-coverage-new = { $now } articles documentés sur { $n } ; la norme n’était pas suivie
figures-news-data-new = { $n ->
    [one] { $n } fichier nouveau
   *[other] { $n } fichiers nouveaux
}
figures-news-data-changed = { $n ->
    [one] { $n } fichier changé
   *[other] { $n } fichiers changés
}
figures-news-data-gone = { $n ->
    [one] { $n } fichier disparu
   *[other] { $n } fichiers disparus
}
figures-news-files-only = Cet enregistrement scelle des fichiers, non des définitions : il ne dit pas lesquelles ont changé.
