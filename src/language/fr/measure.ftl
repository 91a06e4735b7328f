## Calendriers.

calendar-unknown-zone = le fuseau horaire « { $zone } » de ce calendrier n’est pas connu
    .fix = { $suggestion ->
        [none] Écrivez son nom dans la liste de l’IANA : Europe/Brussels.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
calendar-closing-without-date = cette fermeture ne donne aucun jour
    .why = Elle ne fermerait rien.
    .fix = Écrivez `date:` pour un jour, ou `from:` et `to:` pour plusieurs.
calendar-beyond-midnight = « { $interval } » finit après 24:00
    .why = Une journée finit à 24:00 ; ce qui suit appartient à la suivante.
    .fix = Finissez à 24:00 ; ou écrivez l’heure du lendemain (22:00-01:00) et ajoutez `overnight: yes`.
calendar-reversed = « { $interval } » ne finit pas après avoir commencé
    .why = Aucun temps de travail ne peut y être compté.
    .fix = Inversez les deux heures ; si elles dépassent minuit, ajoutez `overnight: yes`.
calendar-overlap = « { $first } » et « { $second } » se chevauchent
    .why = Les heures communes seraient comptées deux fois.
    .fix = Écrivez des plages qui ne se chevauchent pas ; une plage dure 24 heures au plus.
calendar-reversed-closing = cette fermeture finit le { $to }, avant de commencer le { $from }
    .fix = Inversez les deux dates.
calendar-holidays-unnamed = ces heures parlent des jours fériés (`PH`), et rien ne dit lesquels
    .fix = Ajoutez `holidays:` avec le pays (BE, FR…) ou une liste de jours sous `also`, ou supprimez `PH`.
calendar-no-working-time = ce calendrier n’ouvre jamais
    .why = Un délai en jours ou en heures ouvrés n’arriverait jamais à échéance.
    .fix = Vérifiez les heures et les fermetures.
calendar-hours-syntax = ces heures ne peuvent pas être lues
    .fix = { $suggestion ->
        [none] Écrivez-les comme dans OpenStreetMap : `Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-13:00`.
       *[other] Écrivez { $suggestion }.
    }
calendar-hours-sun = le lever et le coucher du soleil ne sont pas des heures fixes
    .why = Le temps de travail se compte à partir d’heures fixes.
    .fix = Écrivez les heures : `Mo-Fr 08:00-18:00`.
calendar-hours-open-end = ces heures ne disent pas quand le calendrier ferme
    .why = Le temps de travail se compte jusqu’à l’heure de fermeture.
    .fix = Écrivez le début et la fin : `Mo-Fr 09:00-17:00`.
calendar-hours-points = ces heures désignent des moments, pas une plage de travail
    .fix = Écrivez un début et une fin : `Mo-Fr 10:00-16:00`.
calendar-hours-unknown = `unknown` ne dit pas si le calendrier est ouvert
    .fix = Écrivez les heures, ou `off` (fermé).
calendar-hours-comment = une remarque sans heures serait lue comme une ouverture jour et nuit
    .fix = Écrivez les heures devant la remarque, ou `off` (fermé).
calendar-hours-school = les dates des congés scolaires (`SH`) ne sont pas connues ici
    .fix = Supprimez `SH`, et donnez ces jours sous `closed`.
calendar-hours-holiday-weekdays = des jours fériés (`PH`) et des jours de semaine se suivent, séparés d’une simple espace
    .why = La règle vaudrait toute l’année pour ces jours de semaine.
    .fix = Écrivez deux règles : `Mo-Fr 09:00-17:00; PH off`.
calendar-hours-overnight-break = `off` avec des heures n’est pas admis dans un calendrier qui dépasse minuit
    .why = Personne ne saurait laquelle de deux plages il coupe.
    .fix = Écrivez seulement les heures d’ouverture, sans `off`.
calendar-hours-long = ces heures dépassent 1000 caractères
    .fix = Écrivez les heures d’une semaine ordinaire ; donnez les jours particuliers sous `closed`.

## Si une cible convient à son indicateur.

fit-no-due-column = la cible « { $target } » demande des échéances, et l’indicateur « { $indicator } » n’en nomme pas la colonne
    .fix = Ajoutez `due:` avec cette colonne à sa mesure `time`, ou écrivez un délai : au moins 95 % en 2 jours ouvrés.
fit-time-wants-limit = la cible « { $target } » ne convient pas à l’indicateur « { $indicator } », qui mesure un délai
    .why = Un délai se juge par la part des cas traités à temps, ou par un percentile.
    .fix = Écrivez par exemple : au moins 95 % en 2 jours ouvrés ; p90 au plus 10 jours ouvrés.
fit-limit-wants-time = la cible « { $target } » fixe une limite de temps, et l’indicateur « { $indicator } » ne mesure pas un délai
    .fix = Écrivez le niveau seul (au moins 95 %), ou nommez un indicateur qui mesure un délai (`time`).
fit-percentile-wants-time = la cible « { $target } » est un percentile, et l’indicateur « { $indicator } » ne mesure pas un délai
    .fix = Écrivez le niveau seul (au moins 95 %), ou nommez un indicateur qui mesure un délai (`time`).
fit-share-wants-percentage = la cible « { $target } » n’est pas un pourcentage, et l’indicateur « { $indicator } » en donne un
    .fix = Écrivez par exemple : au moins 95 % ; au plus 3,5 pour 1000.
fit-length-wants-duration = la cible « { $target } » ne convient pas à l’indicateur « { $indicator } », qui donne une durée
    .fix = Écrivez une durée : au plus 20 minutes.
fit-number-not-percentage = la cible « { $target } » ne convient pas à l’indicateur « { $indicator } », qui donne un simple nombre
    .fix = Écrivez un nombre sans signe de pourcentage ni unité de temps : au moins 10.
fit-typed-unit = la cible « { $target } » n’est pas dans l’unité des chiffres saisis pour l’indicateur « { $indicator } »
    .fix = Écrivez la cible dans la même unité que les chiffres.
fit-hours-on-dates = le délai de { $limit } compte des heures, et l’indicateur « { $indicator } » ne connaît que des dates
    .why = Sans l’heure, personne ne sait si le délai a été respecté.
    .fix = Écrivez le délai en jours (1 jour ouvré), ou utilisez des colonnes qui contiennent l’heure (`type: datetime`).
fit-pause-unit = le délai de { $limit } et les pauses de l’indicateur « { $indicator } » (en { $unit }) ne sont pas dans la même unité
    .why = Déduites telles quelles, les pauses compteraient plus ou moins que leur durée.
    .fix = Écrivez le délai dans l’unité des pauses, ou prenez une colonne de pauses (`less`) dans l’unité du délai.
fit-pause-cap = la pause maximale ({ $limit }) et les pauses du registre (en { $unit }) ne sont pas dans la même unité
    .why = Personne ne saurait quelles pauses sont trop longues.
    .fix = Écrivez la pause maximale en { $unit }.
fit-breakdown-too-deep = une ventilation porte sur { $most } colonnes ensemble au plus
    .why = Au-delà, un groupe ne compte que quelques cas, et son chiffre ne dit rien.
    .fix = Retirez une colonne, ou ventilez par deux listes : `split_by: [[canal, région], [canal, produit]]`.
fit-personal-breakdown = « { $column } » contient des données personnelles, qu’une ventilation publierait
    .why = Les colonnes personnelles ne sortent du programme que sous pseudonyme.
    .fix = Ventilez les chiffres par une autre colonne.
fit-period-twice = { $period } a deux chiffres
    .label = le second
    .why = Personne ne saurait lequel compte.
    .fix = Gardez-en un.
fit-warn-other-terms = le niveau d’alerte « { $warn } » et la cible « { $target } » ne parlent pas de la même chose
    .why = Entre les deux, un chiffre est à risque : il y faut le même délai et la même unité.
    .fix = Récrivez la cible, avec un niveau plus exigeant.
fit-baseline-other-unit = le point de départ « { $value } » n’est pas dans l’unité de la cible « { $target } »
    .why = Personne ne pourrait dire quel chemin mène de l’un à l’autre.
    .fix = Écrivez-le dans l’unité de la cible : 88 %, et non 0,88.
fit-typed-units-differ = « { $value } » suit des chiffres comme « { $first } » : la série change d’unité
    .why = Une carte, une cible, une moyenne demandent une seule unité.
    .fix = Écrivez tous les chiffres de la série dans la même unité.
fit-typed-periods-differ = { $period } suit des périodes comme { $first } : la série change de longueur
    .why = Le chiffre d’un mois et celui d’un trimestre ne font pas une série.
    .fix = Écrivez tous les chiffres de la série pour des périodes de même longueur, ou faites-en deux indicateurs.
fit-typed-units-first = le premier chiffre
fit-group-not-split = l’indicateur « { $indicator } » n’est pas ventilé par « { $column } »
    .why = Il n’y a pas de chiffre pour ce seul groupe.
    .fix = Ajoutez la colonne à `split_by` de l’indicateur, ou nommez un autre groupe.
fit-group-several = un objectif parle d’un seul groupe, et « { $column } » en nomme un second
    .fix = Gardez-en un, et écrivez un autre objectif pour l’autre.
fit-day-of-instant = un jour (« { $raw } ») n’est jamais égal à un instant
    .why = Aucune ligne ne serait jamais concernée.
    .fix = Écrivez la condition en toutes lettres : received >= 2026-01-31 and received < 2026-02-01.
fit-length-not-fixed = « { $raw } » n’a pas de durée fixe en secondes
    .fix = Écrivez des secondes, des minutes, des heures, des jours calendaires ou des semaines.
fit-no-calendar = le délai de { $limit } se compte en temps ouvré, et l’indicateur « { $indicator } » n’a pas de calendrier
    .why = Les heures d’ouverture, les jours fériés et les fermetures décident de l’échéance.
    .fix = Ajoutez `calendar:` ici ou à l’indicateur, ou une fois pour toutes dans `defaults` du System.
fit-procedure-no-calendar = « { $id } » compte { $limit } en temps ouvré, et aucun calendrier ne dit quand vous êtes ouverts
    .why = Les heures d’ouverture, les jours fériés et les fermetures décident de l’échéance.
    .fix = Ajoutez `calendar:` à la procédure, ou une fois pour toutes dans `defaults` du System ; ou comptez en jours calendaires.
fit-limit-long = un délai de { $limit } dépasse dix ans
    .why = Personne n’attend aussi longtemps : un chiffre ou l’unité est une faute de frappe.
    .fix = Vérifiez le nombre et son unité.
fit-work-in-hours = { $limit } n’est pas une quantité de travail
    .why = La charge se calcule sur le temps que l’on passe à un dossier, non sur le temps qu’il attend.
    .fix = Écrivez des minutes ou des heures : 45 minutes, 6 heures.
fit-baseline-clock = le point de départ de { $baseline } ne se compare pas à la cible « { $target } »
    .why = Des heures ouvrées sont du temps de travail ; un nombre de jours ouvrés finit à la fermeture du dernier jour, quelle que soit la longueur des journées.
    .fix = Écrivez le point de départ dans l’unité de la cible, mesuré à nouveau : il ne se convertit pas.
fit-age-unit = la cible « { $target } » ne convient pas à l’indicateur « { $indicator } », qui donne un âge
    .fix = Écrivez-la dans l’unité des âges : au plus 20 jours ouvrés.

## Mesures faites de plusieurs colonnes, sources ou indicateurs.

measure-ces-scoring = `{ $scoring }` est défini sur l’échelle de 1 à 7, et la version 1 demande de 1 à 5
    .fix = Écrivez `scoring: mean`, ou `version: v2` si la question a sept réponses.
measure-per-zero = un taux pour rien n’est pas un taux
    .fix = Écrivez par exemple `per: 1000`.
measure-bands-order = les tranches d’âge ne vont pas en croissant
    .why = Un dossier serait dans deux d’entre elles, ou dans aucune.
    .fix = Écrivez le dernier jour de chaque tranche, la plus petite d’abord : `bands: [5, 10, 20]`.
measure-pauses-unpaired = { $columns ->
    [one] { $columns } colonne
   *[other] { $columns } colonnes
} pour { $pauses ->
    [one] { $pauses } début de pause
   *[other] { $pauses } débuts de pause
}
    .why = Les colonnes des pauses vont par paires, et personne ne saurait dire lesquelles vont ensemble.
    .fix = Écrivez autant de colonnes que dans `from`, dans le même ordre.
measure-formula-not-a-number = cette formule ne donne pas un nombre
    .fix = Écrivez un calcul sur les noms de `figures` : traites / (nouveaux + rouverts).
measure-condition-always = toutes les lignes remplissent cette condition
    .why = { $cause ->
        [column] Ce qu’elle dit de « { $column } » n’écarte aucune ligne.
       *[other] Elle ne demande rien à la ligne.
    }
    .fix = Écrivez ce qui distingue les lignes, ou supprimez la condition.
measure-condition-unless-missing = toutes les lignes où « { $column } » est rempli remplissent cette condition
    .why = Ce qu’elle dit de « { $column } » couvre toutes les valeurs ; là où la valeur est absente, la condition est inconnue.
    .fix = Si seules les lignes qui portent une valeur sont voulues, écrivez « is not null ». Sinon, corrigez une des bornes, ou écrivez « and ».
measure-condition-never = aucune ligne ne peut remplir cette condition
    .why = { $cause ->
        [column] Ce qu’elle demande à « { $column } » s’exclut : aucune valeur n’y suffit.
       *[other] Elle est fausse quelle que soit la ligne.
    }
    .fix = Si l’un ou l’autre est voulu, écrivez « or », ou une liste : in ('a', 'b'). Sinon, corrigez une des bornes.
measure-condition-unknown = cette condition est inconnue pour toutes les lignes : aucune ne la remplit
    .why = { $cause ->
        [column] Quoi que contienne « { $column } », une valeur manque dans la comparaison.
       *[other] Une valeur y manque quelle que soit la ligne, comme après une division par zéro.
    }
    .fix = Écrivez ce qui est comparé à quoi ; pour demander si une valeur est absente, écrivez « is null ».
measure-unknown-figure = aucun chiffre ne s’appelle « { $name } »
    .fix = Employez un nom déclaré sous `figures`, ou déclarez-le là avec son indicateur.
measure-key-types = cette clé ne contient pas la même chose que la clé de la source de l’indicateur
    .why = Personne ne serait retrouvé dans « { $source } ».
    .fix = Nommez autant de colonnes que sous `key`, des mêmes types.
measure-inactive-clock = { $limit } ne se compte pas en jours calendaires
    .why = On sait jour par jour si un client est encore là.
    .fix = Écrivez des jours calendaires, semaines, mois ou années : 180 jours calendaires.
measure-age-calendar = ces âges se comptent en jours ouvrés, et l’indicateur n’a pas de calendrier
    .why = Les heures d’ouverture, jours fériés et fermetures décident de l’âge d’un dossier.
    .fix = Ajoutez `calendar:` à l’indicateur, ou une fois pour toutes à `defaults` du System ; ou écrivez `age: calendar days`.
measure-column-not-a-date = « { $column } » ne contient pas de dates
    .why = Nul ne pourrait dire quand la chose s’est produite.
    .fix = Nommez une colonne de type `date` ou `datetime`.
measure-column-not-a-number = « { $column } » ne contient pas de nombres
    .why = On ne pourrait pas l’additionner.
    .fix = Nommez une colonne de type `count`, `number`, `money` ou `duration`.
measure-answered-type = « { $column } » ne dit pas si un contact a été pris
    .fix = Nommez une colonne oui ou non, ou une colonne vide quand personne n’a répondu (l’agent, l’heure de la réponse).
measure-wait-unit = « { $column } » n’est pas une durée
    .why = Sans unité, nul ne pourrait dire si la limite a été tenue.
    .fix = Donnez à la colonne `type: duration`, ou `type: number` avec `unit: seconds`.
measure-wait-limit = { $limit } ne se compare pas à une attente en file
    .fix = Écrivez des secondes, minutes ou heures : 20 secondes.
measure-status-open = les valeurs de « { $column } » ne sont pas déclarées
    .why = Un statut que personne n’a listé sortirait du taux, et le relèverait sans qu’on le voie.
    .fix = Donnez à la colonne `type: category` avec ses `values`.
measure-status-unlisted = { $words } figurent dans « { $column } », et dans aucune liste de ce taux
    .why = Laissés de côté, ils relèveraient le taux.
    .fix = Mettez chaque valeur dans `complete`, `partial`, `refusal`, `non_contact`, `other`, `unknown` ou `not_eligible`.
measure-part-limits = le chiffre de « { $part } » dépend d’une limite, et ses cibles n’en fixent pas une seule
    .why = Nul ne pourrait dire de quelle part des cas on parle.
    .fix = Tenez-le à une seule limite dans une promesse ou un objectif, ou nommez un autre indicateur.
measure-part-period = « { $part } » est découpé par { $other }, et cet indicateur par { $own }
    .why = Seuls des chiffres d’une même période peuvent être réunis.
    .fix = Donnez aux deux la même `period`.
measure-index-units = les indicateurs de cet indice donnent des chiffres d’unités différentes
    .why = Un pourcentage, un score de −100 à 100 et un nombre ne s’additionnent pas.
    .fix = Réunissez des chiffres d’une même unité : des pourcentages seulement, ou des scores seulement.

## Fichiers de données.

data-unreadable = les données ne peuvent pas être lues : { $reason }
    .fix = Vérifiez `files` et le droit de lire ces fichiers.
data-none = aucun fichier de données ne se trouve sous « { $files } »
    .why = Ce qui repose sur cette source affiche « pas de données » au lieu d’un verdict.
    .fix = Ajoutez le fichier, corrigez `files`, ou indiquez le dossier des données par `--data`.
data-not-read = « { $path } » est dans un format qui ne se lit pas ici
    .why = Les fichiers de texte se lisent (CSV, TSV, NDJSON ; compressés aussi, en .gz ou .zst), ainsi que les classeurs (.xlsx, .xls, .ods).
    .fix = Décompressez-le, ou enregistrez-le dans l’un de ces formats.
data-parquet = « { $path } » est un fichier Parquet, que ce smqc ne lit pas
    .why = Les fichiers de texte se lisent (CSV, TSV, NDJSON ; compressés aussi, en .gz ou .zst), ainsi que les classeurs (.xlsx, .xls, .ods).
    .fix = Enregistrez-le au format CSV.
data-no-sheet = « { $path } » n’a pas de feuille « { $sheet } »
    .fix = { $suggestion ->
        [none] Écrivez le nom ou le numéro de l’une de ses feuilles : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
data-percent-untold = dans « { $path } », rien ne dit quels nombres de « { $header } » sont affichés en pourcentage
    .why = Ce format garde 94 % comme 0,94, sans le distinguer de 0,94 %.
    .fix = Enregistrez-le en .xlsx ou en CSV.
data-unknown-encoding = « { $encoding } » n’est pas un encodage connu ici
    .fix = Écrivez `encoding: utf-8` ou `encoding: windows-1252`.
data-file-outside = « { $path } » est hors du dossier des données
    .why = Ce qui est jugé doit voyager avec le projet, pour que d’autres trouvent les mêmes chiffres.
    .fix = Écrivez un chemin sous le dossier du System (`data/…`), ou lisez un autre dossier avec --data DOSSIER.
data-not-utf8 = « { $path } » est déclaré en UTF-8 et ne l’est pas
    .why = Les accents seraient perdus ou mal lus.
    .fix = Écrivez `encoding: windows-1252`, ou enregistrez le fichier en « UTF-8 ».
data-is-utf8 = « { $path } » est déclaré en { $encoding }, mais il est en UTF-8
    .why = Les accents seraient mal lus, et aucun en-tête accentué ne serait trouvé.
    .fix = Écrivez `encoding: utf-8`, ou n’indiquez pas l’encodage : il se lit dans le fichier.
data-damaged = « { $path } » ne peut pas être décompressé : il est tronqué ou endommagé
    .why = Les lignes invisibles manqueraient dans tous les chiffres.
    .fix = Récupérez ou compressez à nouveau le fichier.
data-sheet-too-large = la feuille de « { $path } » couvre plus de { $limit } cellules
    .why = Une feuille est tenue entière en mémoire ; une seule cellule loin des autres suffit à l’agrandir.
    .fix = Supprimez les cellules isolées, ou exportez la feuille en CSV.
data-unclosed-quote = un guillemet qui ouvre une cellule de « { $path } » n’est jamais fermé
    .why = Toutes les lignes qui le suivent seraient lues comme une seule cellule.
    .fix = Fermez-le, doublez-le s’il fait partie du texte, ou déclarez le signe qui entoure les textes : `quote`.
data-no-header = « { $path } » s’arrête avant sa ligne d’en-têtes
    .fix = Vérifiez `header_row` ; pour un fichier sans en-têtes, écrivez `header: none`.
data-column-number = « { $header } » n’est pas le numéro d’une colonne
    .why = Le fichier n’a pas d’en-têtes (`header: none`) : ses colonnes sont désignées par leur numéro.
    .fix = Écrivez `from: 1` pour la première colonne, `from: 2` pour la deuxième.
data-header-twice = deux colonnes de « { $path } » ont l’en-tête « { $header } »
    .why = Personne ne saurait de laquelle il s’agit.
    .fix = Renommez l’une des deux dans le fichier.
data-no-known-header = la ligne { $line } de « { $path } » ne contient aucun des en-têtes déclarés
    .why = Les en-têtes manquent, ou bien le fichier est lu avec un autre séparateur ou un autre encodage que le sien.
    .fix = Vérifiez `header_row`, puis `delimiter` et `encoding`.{ $known ->
        [none] {""}
       *[other] {" "}La ligne contient : { $known }.
    }
data-no-column = « { $path } » n’a pas de colonne « { $header } »
    .fix = { $suggestion ->
        [none] { $known ->
            [none] Vérifiez `header_row`.
           *[other] Écrivez l’un de ses en-têtes : { $known }. S’ils sont collés, vérifiez `delimiter`.
        }
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
data-dates-ambiguous = « { $raw } » peut se lire avec le jour ou le mois en premier, et aucune date de « { $header } » ne tranche
    .why = Une supposition déplacerait des cas d’une période à l’autre.
    .fix = Écrivez `dates: { $day }` si le jour vient en premier, `dates: { $month }` si c’est le mois.
data-dates-contradict = dans « { $header } », « { $first } » ({ $place }) et « { $second } » n’ont pas le jour et le mois dans le même ordre
    .why = Les dates qui se lisent des deux façons seraient devinées.
    .fix = Corrigez le fichier, ou dites dans `dates` comment ses dates sont écrites.
data-decimals-contradict = dans « { $header } », « { $first } » ({ $place }) et « { $second } » n’ont pas le même signe décimal
    .why = Des nombres comme 1,234 seraient devinés.
    .fix = Corrigez le fichier, ou écrivez son signe décimal : `decimal: ","`.
data-no-file-time = la date du fichier « { $path } » n’est pas connue
    .why = `extracted` y prend le jour de l’extraction des données.
    .fix = Écrivez ce jour dans `extracted`, ou `nom du fichier`.
data-no-date-in-name = le nom de « { $path } » ne contient pas de date
    .why = `extracted` y prend le jour de l’extraction des données.
    .fix = Mettez la date dans le nom (reclamations-2026-03-31.csv), ou écrivez-la dans `extracted`.
data-duplicate-key = la clé de cette ligne se trouve déjà dans { $first }
    .label = { $count ->
        [one] une ligne répète une clé
       *[other] { $count } lignes répètent une clé
    }
    .why = Un cas n’est jamais compté deux fois.
    .fix = Dites dans `same_key` quelle ligne garder (`last file wins`, `last row wins`), ou corrigez le fichier.
data-bad-cells = { $count ->
        [one] une cellule ne peut pas être lue
       *[other] { $count } cellules ne peuvent pas être lues ; la première
    } : { $reason }
    .why = Un indicateur qui lit une telle cellule rejette sa ligne, et le pire des cas compte cette ligne comme un manquement.
    .fix = Corrigez le fichier, ou déclarez comment ses valeurs sont écrites (`format`, `missing`, `values`).
data-check-failed = { $count ->
        [one] une ligne sur { $read } ne vérifie pas « { $check } »
       *[other] { $count } lignes sur { $read } ne vérifient pas « { $check } »
    }
    .why = Tous les chiffres de cette source reposent sur ces lignes.
    .fix = Corrigez les données, ou le contrôle.
data-not-unique = { $count ->
        [one] une ligne sur { $read } répète
       *[other] { $count } lignes sur { $read } répètent
    } une valeur de la colonne « { $column } », qui n’en admet aucune deux fois
    .why = Un cas pourrait être compté deux fois.
    .fix = Corrigez les données ; si un cas peut revenir, dites dans `same_key` quelle ligne garder.
data-vanished-cases = { $count ->
        [one] un dossier ouvert d’un export plus ancien ne revient
       *[other] { $count } dossiers ouverts d’exports plus anciens ne reviennent
    } pas dans le dernier
    .why = Un dossier omis alors qu’il est ouvert n’est jamais jugé : aucun verdict qui pourrait en dépendre n’est fiable.
    .fix = Exportez à nouveau les dossiers ouverts jusqu’à leur clôture, ou dites dans le registre pourquoi ils ont pris fin.
data-gaps = { $count ->
        [one] la numérotation de la colonne « { $column } » a un trou avant cette ligne
       *[other] la numérotation de la colonne « { $column } » a { $count } trous ; le premier avant cette ligne
    }
    .why = Un dossier absent du registre n’entre dans aucun chiffre.
    .fix = Cherchez les dossiers manquants, ou retirez le contrôle `sequential`.
data-period-gap = { $others ->
    [0] aucune ligne ne parle de { $period }
    [one] aucune ligne ne parle de { $period }, ni d’une autre période
   *[other] aucune ligne ne parle de { $period }, ni de { $others } autres périodes
}
    .why = Il manque peut-être un fichier ou un export : les chiffres d’une telle période sont vides ou incomplets.
    .fix = Cherchez les lignes manquantes, ou retirez le contrôle `every`.
data-control-rows = { $found ->
    [one] { $found } ligne est lue, et { $expected } sont déclarées
   *[other] { $found } lignes sont lues, et { $expected } sont déclarées
}
    .why = Des lignes ont été perdues ou ajoutées depuis le système qui les a comptées.
    .fix = Exportez de nouveau les données, ou corrigez `rows`.
data-control-sum = la colonne « { $column } » totalise { $found }, et { $expected } est déclaré
    .why = Des lignes ou des montants ont été perdus, ajoutés ou mal lus depuis le système qui les a comptés.
    .fix = Exportez de nouveau les données, vérifiez le signe décimal, ou corrigez `is`.
data-unlisted = { $count ->
    [one] une ligne sur { $read } a
   *[other] { $count } lignes sur { $read } ont
} dans la colonne « { $column } » une valeur qui n’est pas déclarée
    .why = Une telle ligne est rejetée, ou comptée parmi les autres.
    .fix = Ajoutez la valeur aux `values` de la colonne, ou corrigez les données.
data-share-missing = la colonne « { $column } » est vide dans { $count ->
    [one] une ligne
   *[other] { $count } lignes
} sur { $read }, et { $limit } au plus peuvent l’être
    .why = Un indicateur laisse de côté ce qu’il ne voit pas, et le pire des cas le compte comme un manquement.
    .fix = Complétez la colonne, ou relevez `at_most`.
data-share-rejected = la colonne « { $column } » est illisible dans { $count ->
    [one] une ligne
   *[other] { $count } lignes
} sur { $read }, et { $limit } au plus peuvent l’être
    .why = Une telle ligne est rejetée, et le pire des cas la compte comme un manquement.
    .fix = Corrigez le fichier, déclarez comment ses valeurs sont écrites (`format`, `missing`, `values`), ou relevez `at_most`.
check-every-rolling = une fenêtre glissante n’est pas une période qui se répète : `{ $period }` ne peut rien vérifier
    .fix = Écrivez une période qui se répète : `every: month`.
check-every-undated = rien ne dit de quelle date parle une ligne
    .why = Le contrôle `every` cherche les périodes sans ligne.
    .fix = Nommez la colonne dans `about`.
check-listed-open = la colonne « { $column } » ne déclare aucune valeur
    .why = Tout ce qui se trouve dans le fichier en serait une.
    .fix = Déclarez ses `values`, ou retirez le contrôle `listed`.
data-too-many-groups = la ventilation par « { $column } » a plus de { $most } groupes, et n’est pas montrée
    .why = Des chiffres d’un ou deux cas chacun ne disent rien, et peuvent désigner une personne.
    .fix = Ventilez par une colonne qui a moins de valeurs, ou regroupez ses valeurs (`values`, `others`).
data-detected-delimiter = les cellules sont séparées par « { $delimiter } » (trouvé dans le fichier, non déclaré)
data-detected-encoding = lu en { $encoding }, car il n’est pas en UTF-8 (trouvé dans le fichier, non déclaré)
data-detected-day-first = les dates de { $columns } ont le jour avant le mois (trouvé dans le fichier, non déclaré)
data-detected-month-first = les dates de { $columns } ont le mois avant le jour (trouvé dans le fichier, non déclaré)
data-detected-comma = les nombres de { $columns } ont une virgule décimale (trouvé dans le fichier, non déclaré)
data-detected-point = les nombres de { $columns } ont un point décimal (trouvé dans le fichier, non déclaré)

## Pourquoi une cellule ne peut pas être lue.

cell-count = « { $raw } » n’est pas un nombre entier en chiffres seuls, zéro ou plus
cell-integer = « { $raw } » n’est pas un nombre entier en chiffres seuls
cell-number = « { $raw } » n’est pas un nombre, ou son signe décimal n’est pas déclaré
cell-percent = « { $raw } » n’est pas un pourcentage, ou son signe décimal n’est pas déclaré
cell-money = « { $raw } » n’est pas un montant, ou son signe décimal n’est pas déclaré
cell-duration = « { $raw } » n’est pas une durée (heures:minutes, heures:minutes:secondes, 3 min, ou un nombre)
cell-yes-no = « { $raw } » ne veut dire ni oui ni non
cell-date = « { $raw } » n’est pas une date écrite { $format }
cell-date-undeclared = « { $raw } » n’est pas une date écrite année-mois-jour, et `dates` ne déclare pas d’autre écriture
cell-hour = l’heure de « { $raw } » ne peut pas être lue
cell-hour-missing = « { $raw } » a une date et pas d’heure
cell-unlisted = « { $raw } » ne fait pas partie des valeurs déclarées pour cette colonne
cell-row-too-wide = cette ligne a plus de cellules qu’il n’y a d’en-têtes
cell-line-not-json = cette ligne n’est pas un objet JSON

## Verdicts, du plus grave au moins grave.

state-no-data = pas de données
state-insufficient-data = données insuffisantes
state-missed = cible manquée
state-resting = cible atteinte grâce aux exclusions
state-at-risk = à risque
state-met = cible atteinte
state-in-progress = en cours

## Ce qu’il est advenu d’un cas.

fate-counted = compté
fate-not-yet-due = pas encore échu
fate-out-of-scope = hors périmètre
fate-excluded = exclu
fate-missing = valeur manquante
fate-rejected = rejeté
unit-seconds = secondes
unit-minutes = minutes
unit-hours = heures
unit-business-hours = heures ouvrées
unit-business-days = jours ouvrés
unit-calendar-days = jours calendaires
unit-weeks = semaines
unit-months = mois
unit-years = années
value-date-format = « { $raw } » n’est pas une écriture de dates
    .why = L’année, le mois et le jour doivent y figurer, sinon aucune cellule ne peut être lue.
    .fix = Écrivez-la avec les lettres d, m, y, h, s : dd/mm/yyyy (ou jj/mm/aaaa), yyyy-mm-dd hh:mm:ss, m/d/yyyy h:mm am.
