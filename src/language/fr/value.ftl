## Écriture des valeurs.

value-number = « { $raw } » n’est pas un nombre
    .fix = Écrivez des chiffres, avec une virgule ou un point devant les décimales : 12,5 ou 12.5.
value-percent = « { $raw } » n’est pas un pourcentage
    .fix = Écrivez un nombre et le signe : 95 %.
value-percent-bare = « { $raw } » est un nombre sans signe de pourcentage
    .why = Sans le signe, personne ne sait si 0,95 veut dire 95 % ou 0,95 %.
    .fix = { $suggestion ->
        [none] Écrivez le signe : 95 %.
       *[other] Écrivez { $suggestion }.
    }
value-money = « { $raw } » n’est pas un montant
    .fix = { $suggestion ->
        [none] Écrivez un nombre et une devise : 12,50 EUR.
       *[other] Écrivez la devise : { $suggestion }.
    }
value-duration = « { $raw } » n’est pas une durée
    .fix = { $suggestion ->
        [none] Écrivez un nombre entier et une unité : 2 jours ouvrés, 30 minutes, 1 mois.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
value-duration-bare = « { $raw } » n’a pas d’unité
    .fix = { $suggestion ->
        [none] Écrivez un nombre entier et une unité : 2 jours ouvrés, 30 minutes, 1 mois.
       *[other] Écrivez { $suggestion }, ou une autre unité.
    }
value-duration-days = « { $raw } » ne dit pas quels jours sont comptés
    .why = Les jours ouvrés et les jours calendaires ne mènent pas à la même échéance.
    .fix = Écrivez { $suggestion }.
value-duration-ouvrable = « { $raw } » ne dit pas quels jours sont comptés
    .why = Selon les pays, le samedi est ouvrable ou ne l’est pas.
    .fix = Écrivez { $suggestion } ; le calendrier dit quels jours sont ouverts.
value-duration-whole = « { $raw } » n’est pas un nombre entier d’unités
    .fix = Prenez une unité plus petite : 90 minutes plutôt que 1,5 heure.
value-duration-long = « { $raw } » dépasse un siècle
    .fix = Vérifiez le nombre et son unité.
value-period = « { $raw } » n’est pas une période
    .fix = Écrivez jour, semaine, mois, trimestre, semestre, an ou 90 jours glissants.
value-period-key = « { $raw } » ne désigne pas une période
    .fix = Écrivez 2026, 2026-H1 (semestre), 2026-Q1 (trimestre), 2026-03 (mois), 2026-W11 (semaine) ou 2026-03-14 (jour).
value-date = « { $raw } » n’est pas une date
    .fix = { $suggestion ->
        [none] Écrivez année-mois-jour : 2026-01-31.
       *[other] Écrivez { $suggestion } : année-mois-jour.
    }
value-time = « { $raw } » n’est pas une heure
    .fix = Écrivez les heures et les minutes : 16:00.
value-id = « { $raw } » n’est pas un identifiant
    .why = Un identifiant devient un lien et un nom de fichier : minuscules sans accent, chiffres et traits d’union, 100 au plus.
    .fix = { $suggestion ->
        [none] Écrivez par exemple accuse-reception.
       *[other] Écrivez { $suggestion }.
    }
value-text-colon = « { $raw } » est pris pour une clé, à cause du deux-points qui suit
    .fix = Mettez toute la phrase entre guillemets ; s’il s’agit d’une langue, écrivez son code : fr, en, nl.
value-language = « { $raw } » n’est pas une langue
    .fix = Écrivez son code : fr, en, nl.
value-target = « { $raw } » n’est pas une cible
    .fix = { $suggestion ->
        [none] Écrivez par exemple : au moins 95 % en 2 jours ouvrés ; p90 au plus 10 jours ouvrés ; au plus 3,5 pour 1000.
       *[other] Écrivez { $suggestion }.
    }
value-target-share = la part écrite dans « { $raw } » n’est pas comprise entre 0 % et 100 %
    .fix = Écrivez une part des cas : au moins 95 %.
value-target-order = les deux bornes de « { $raw } » sont inversées
    .fix = Écrivez d’abord la plus petite.
value-quantity = « { $raw } » n’est pas une quantité
    .fix = Écrivez un nombre, un pourcentage (95 %), une durée (2 jours ouvrés), un montant (10 EUR) ou un taux (3,5 pour 1000).
value-yes-no = « { $raw } » ne veut dire ni oui ni non
    .fix = Écrivez oui ou non.
value-whole = « { $raw } » n’est pas un nombre entier
    .fix = Écrivez seulement des chiffres, sans signe moins : 120.
value-url = « { $raw } » n’est pas une adresse web
    .fix = Écrivez-la en entier, sans espace : https://… ou mailto:…
value-word = « { $raw } » ne fait pas partie des mots connus ici
    .fix = { $suggestion ->
        [none] Écrivez l’un de ces mots : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
value-jurisdiction = « { $raw } » n’est pas le code d’un pays
    .why = C’est par lui que l’on distingue les droits applicables.
    .fix = { $suggestion ->
        [none] Écrivez deux lettres capitales (BE, FR…), une partie d’un pays (BE-WAL) ou EU.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
value-country = aucun jour férié n’est connu pour « { $raw } »
    .why = Sans eux, les jours ouvrés ne peuvent pas être comptés.
    .fix = { $suggestion ->
        [none] Écrivez les deux lettres du pays (BE, FR…), ou donnez les jours sous `also`.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
value-timezone = « { $raw } » n’est pas un fuseau horaire
    .fix = Écrivez son nom dans la liste de l’IANA : Europe/Brussels.
value-reference = « { $raw } » ne désigne pas un article
    .why = Un article est désigné par sa norme et son numéro.
    .fix = { $suggestion ->
        [none] Écrivez la norme, puis le numéro.
       *[other] Écrivez par exemple { $suggestion }.
    }
value-precision = « { $raw } » n’est pas une marge d’erreur
    .fix = Écrivez par exemple : 5 points à 95 %.
value-every = « { $raw } » ne dit pas à quel rythme
    .fix = Écrivez oui, non, ou par exemple : tous les 5 jours ouvrés.
value-count-per = « { $raw } » n’est pas un nombre par période
    .fix = Écrivez par exemple : 2000 par an.
value-arrivals = « { $raw } » ne dit pas combien arrive, en combien de temps
    .fix = Écrivez par exemple : 30 par jour, 100 par 30 minutes.
value-money-per = « { $raw } » n’est pas un montant par période
    .fix = Écrivez par exemple : 4000 EUR par an.
value-holder = « { $raw } » ne dit pas qui tient le rôle
    .fix = Écrivez un nombre (2 personnes), ou des noms dans une liste : [Anne Leroy, Marc Petit].
value-until = « { $raw } » ne dit pas combien de temps après quoi
    .fix = Écrivez par exemple : 3 ans après clôture.
value-extracted = « { $raw } » ne dit pas quand les données ont été extraites
    .why = Les cas ouverts sont jugés dans l’état où ils étaient ce jour-là.
    .fix = Écrivez une date (2026-03-31), `nom du fichier`, `date du fichier` ou `dernière date des données`.
value-same-key = « { $raw } » ne dit pas quelle ligne garder quand une clé revient
    .why = Un cas n’est jamais compté deux fois.
    .fix = Écrivez `last file wins` (le dernier fichier l’emporte), `last row wins` (la dernière ligne l’emporte), `last by` et le nom d’une colonne, ou `error`.
value-empty = ce texte est vide
    .fix = Écrivez-le, ou supprimez la ligne.
value-colour = « { $raw } » n’est pas une couleur
    .why = Les documents prennent la couleur telle qu’elle est écrite, la même sur tous les écrans.
    .fix = { $suggestion ->
        [none] Écrivez # puis six chiffres de 0 à f : "#0b5563", entre guillemets, car # ouvre une remarque.
       *[other] Écrivez { $suggestion } entre des guillemets droits ("), car # ouvre une remarque.
    }
value-font = « { $raw } » n’est pas un nom de police
    .why = Les noms figurent dans une feuille de style : lettres, chiffres, espaces et traits d’union, 60 au plus, une lettre d’abord.
    .fix = Écrivez un nom, ou une liste de noms : [Source Sans 3, Arial, sans-serif]. Les polices sont nommées, jamais chargées.
