## Expressions. Les sélecteurs nomment les natures de valeurs.

expression-apostrophe = l’apostrophe termine le texte trop tôt : { $raw }
    .fix = Mettez le texte entre guillemets doubles ("…"), ou doublez l’apostrophe.
expression-argument = « { $raw } » est { $kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } : « { $function } » ne peut rien en faire
    .fix = Donnez ce que demande { $signature }.
expression-arguments = « { $function } » reçoit ici { $given } valeurs et en attend { $expected }
    .why = La virgule sépare des valeurs ; ce n’est pas une virgule décimale.
    .fix = Écrivez { $signature }, et les décimales avec un point.
expression-arithmetic = « { $left } » est { $left-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } et « { $right } » est { $right-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } : « { $operator } » ne peut pas les réunir
    .fix = Calculez avec des valeurs de même unité, ou avec de simples nombres.
expression-between = « { $found } » se trouve à la place de « and » : « between » demande deux valeurs reliées par « and »
    .fix = Écrivez la plus petite et la plus grande valeur : score between 1 and 5.
expression-between-order = rien ne se trouve entre { $low } et { $high }
    .why = La première valeur dépasse la seconde : la condition ne serait jamais remplie.
    .fix = Écrivez d’abord la plus petite valeur : between { $high } and { $low }.
expression-chain = « { $raw } » compare plus de deux valeurs à la fois
    .fix = Comparez deux à deux et reliez les comparaisons par « and » : 1 < score and score < 5.
expression-character = le caractère « { $raw } » n’a pas de sens dans une expression
    .fix = Supprimez-le. S’il fait partie du nom d’une colonne, mettez tout le nom entre accents graves (`…`) ; s’il fait partie d’un texte, mettez le texte entre apostrophes ('…').
expression-clocks = « { $left } » est { $left-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } et « { $right } » est { $right-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } : ils ne se comptent pas de la même façon
    .why = L’un ne se convertit pas en l’autre sans dire quels jours et quelles heures comptent.
    .fix = Comptez de la même façon des deux côtés : days(…) pour les jours calendaires, hours(…) pour les heures, business_days(…) et business_hours(…) pour le temps ouvré. Une durée se compare avec des secondes, des minutes ou des heures.
expression-currencies = « { $left } » est en { $left-currency } et « { $right } » en { $right-currency }
    .why = Des montants en deux monnaies ne peuvent être ni comparés ni additionnés.
    .fix = Employez des montants dans une seule monnaie ; une conversion se fait dans les données, avec son cours et sa date.
expression-date = « { $raw } » n’est pas une date, et seule une date convient à côté de « { $column } »
    .fix = Écrivez la date sous la forme '2026-01-31' (année-mois-jour), sans heure.
expression-date-arithmetic = « { $raw } » calcule avec des dates au moyen d’un signe
    .why = Le signe ne dit pas s’il s’agit de jours calendaires, de jours ouvrés ou d’heures.
    .fix = Comptez le temps entre deux dates avec days(début, fin), business_days(début, fin) ou hours(début, fin), puis comparez le résultat : days(recu, cloture) <= 30.
expression-date-bare = la date { $raw } n’est pas entre apostrophes
    .why = Elle serait lue comme une soustraction ou une division.
    .fix = Écrivez la date entre apostrophes, l’année d’abord : '2026-01-31'.
expression-deep = des parenthèses, des fonctions ou des « not » sont imbriqués sur plus de { $limit } niveaux
    .fix = Divisez l’expression, ou supprimez les parenthèses inutiles.
expression-duration-bare = le nombre { $raw }, sans unité, se trouve à côté d’une durée, « { $column } »
    .why = Il pourrait désigner des secondes, des minutes ou des heures.
    .fix = Écrivez l’unité : 20 secondes, 30 minutes, 2 heures.
expression-duration-months = « { $raw } » n’a pas de longueur fixe
    .why = Les mois et les années comptent plus ou moins de jours.
    .fix = Comptez en jours calendaires : days(recu, cloture) <= 90 jours calendaires.
expression-empty = l’expression est vide
    .fix = Écrivez une condition, comme score >= 4, ou supprimez la ligne.
expression-expected-value = il manque une valeur devant « { $found } »
    .fix = Écrivez une colonne, un nombre, une date ou un texte entre apostrophes. Un « not » au milieu d’une comparaison demande des parenthèses.
expression-extra-parenthesis = cette parenthèse fermante n’a pas de parenthèse ouvrante
    .fix = Supprimez-la, ou ajoutez la parenthèse ouvrante là où le groupe commence.
expression-in-list = après « in », les valeurs se mettent entre parenthèses ; « { $found } » n’est pas une telle liste
    .fix = Écrivez au moins une valeur entre parenthèses : canal in ('courriel', 'courrier').
expression-incomplete = l’expression s’arrête après « { $after } », où une valeur devrait suivre
    .fix = Complétez l’expression, ou supprimez son dernier mot.
expression-is = « is » ne peut pas être suivi de « { $found } », seulement de « null » ou de « not null »
    .fix = Écrivez « is null » pour une valeur absente, « = » pour comparer, et le seul nom de la colonne si elle est de type oui ou non.
expression-like = « { $raw } » n’existe pas ici
    .fix = Écrivez contains(colonne, 'partie') ou starts_with(colonne, 'début').
expression-long = l’expression compte { $length } caractères ; la limite est de { $limit }
    .fix = Divisez-la en plusieurs, ou déclarez les valeurs comme catégorie de la source.
expression-lower = « lower » ne donne jamais { $raw }, qui contient des majuscules
    .why = Il ne donne que des minuscules : la condition ne serait jamais remplie.
    .fix = Écrivez le texte en minuscules.
expression-mismatch = « { $left } » est { $left-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } et « { $right } » est { $right-kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } : les deux ne vont pas ensemble
    .fix = Employez deux valeurs de même nature ; vérifiez le type déclaré pour la colonne. Les nombres s’écrivent sans apostrophes, les textes entre apostrophes.
expression-name-quotes = le nom « { $name } » contient des signes ou des espaces qui ont un autre sens dans une expression
    .fix = Employez le nom de la colonne tel qu’il est déclaré sous « columns » dans la source. S’il contient des espaces ou des signes, mettez-le entre accents graves : `N° dossier`.
expression-negative = « { $raw } » est { $kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    } : un signe moins n’a pas de sens devant
    .fix = Supprimez le signe moins, ou employez un nombre.
expression-no-order = « { $raw } » est { $kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    }, sans ordre de grandeur : « < », « > » et « between » n’ont pas de sens
    .fix = Comparez avec « = », « != » ou « in (…) ». Si la colonne contient des nombres ou des dates, déclarez ce type dans la source.
expression-not-a-condition = « { $raw } » est { $kind ->
        [yes-no] une réponse oui ou non
        [text] un texte
        [number] un nombre
        [percent] un pourcentage
        [money] un montant
        [duration] une durée
        [days] un nombre de jours calendaires
        [hours] un nombre d’heures
        [business-days] un nombre de jours ouvrés
        [business-hours] un nombre d’heures ouvrées
        [date] une date
        [date-time] une date avec l’heure
       *[other] une valeur absente
    }, là où il faut une condition
    .why = Une condition est vraie ou fausse.
    .fix = Comparez-le à quelque chose : score >= 4. Après « or » et « and », répétez toute la comparaison : canal = 'courriel' or canal = 'courrier'.
expression-null = une comparaison avec « null » n’est jamais vraie
    .why = « null » désigne une valeur absente : quoi qu’on lui compare, la réponse est inconnue.
    .fix = Écrivez « is null » (absent) ou « is not null » (présent). À côté d’une liste : score in (1, 2) or score is null.
expression-number = « { $raw } » n’est pas un nombre lisible
    .fix = Écrivez des chiffres avec au plus un point décimal entre eux (0.5), jusqu’à 15 chiffres avant et 9 après.
expression-number-comma = dans « { $raw } », la virgule séparerait deux valeurs
    .fix = Écrivez les décimales avec un point : { $instead }. Dans une liste, mettez une espace après chaque virgule qui sépare des valeurs.
expression-number-spaces = dans « { $raw } », les espaces feraient plusieurs nombres
    .fix = Écrivez les chiffres d’un seul tenant : { $instead }.
expression-operator = « { $raw } » ne s’emploie pas dans une expression
    .fix = Écrivez « { $instead } ».
expression-percent-bare = le nombre { $raw }, sans signe, se trouve à côté d’un pourcentage, « { $column } »
    .why = 0.95 pourrait signifier 95 % aussi bien que 0.95 %.
    .fix = Écrivez le signe : 95 %.
expression-smart-quotes = guillemets ou apostrophes typographiques, tels que les met un traitement de texte : { $raw }
    .fix = Mettez les textes entre apostrophes droites : 'texte', ou entre guillemets droits s’ils contiennent une apostrophe : "l'accueil".
expression-time-of-day = « { $function } » compte des heures, mais « { $raw } » est une date sans heure
    .fix = Employez une colonne qui contient l’heure, ou comptez en jours : days(début, fin), business_days(début, fin).
expression-unclosed-name = l’accent grave qui ouvre ce nom n’est jamais refermé
    .fix = Ajoutez un accent grave (`) à la fin du nom.
expression-unclosed-parenthesis = cette parenthèse ouvrante n’est jamais refermée
    .fix = Ajoutez la parenthèse fermante qui manque.
expression-unclosed-quote = le signe qui ouvre ce texte, { $quote }, n’est jamais refermé
    .fix = Ajoutez le même signe à la fin du texte. S’il s’agit d’une apostrophe, mettez tout le texte entre guillemets doubles : "l'accueil".
expression-unexpected = « { $found } » ne peut pas suivre « { $after } »
    .fix = Reliez les conditions par « and » ou « or », et les valeurs par une comparaison comme « = ». Un nom qui contient des espaces se met entre accents graves : `N° dossier`.
expression-unit = « { $raw } » après { $number } n’est pas une unité connue
    .fix = Écrivez une unité connue (20 secondes, 2 jours ouvrés, 10 EUR, 95 %), ou le nombre seul. Un nom de colonne qui commence par un chiffre se met entre accents graves.
expression-unknown-column = la source n’a pas de colonne « { $name } »
    .fix = Employez un nom déclaré sous « columns » dans la source. S’il s’agit d’un texte et non d’une colonne, mettez-le entre apostrophes : '{ $name }'.
expression-unknown-function = il n’y a pas de fonction « { $name } »
    .fix = Les fonctions sont : abs, business_days, business_hours, coalesce, contains, days, hours, length, lower, starts_with.
expression-unknown-value = « { $value } » ne figure pas parmi les valeurs déclarées pour « { $column } »
    .why = La condition ne serait jamais remplie.
    .fix = Écrivez l’une de ces valeurs : { $values }. Ou déclarez la valeur dans la source.
expression-unquoted-value = « { $value } » est une valeur, pas une colonne, et demande des apostrophes
    .fix = Mettez-la entre apostrophes, comme un texte.
expression-yes-no = « { $column } » est déjà une réponse oui ou non : on ne la compare pas avec { $raw }
    .fix = Écrivez { $column } pour oui, not { $column } pour non.

## Ce que donne chaque fonction.

expression-function-abs = Le nombre sans son signe.
expression-function-business-days = Les jours ouvrés d’une date à l’autre, selon le calendrier de la source : au plus N exactement quand la seconde date ne dépasse pas l’échéance à N jours ouvrés de la première.
expression-function-business-hours = Le temps ouvré entre deux dates avec l’heure, en heures, selon le calendrier de la source.
expression-function-coalesce = La première valeur ou, si elle est absente, la seconde.
expression-function-contains = Dit si un texte en contient un autre, majuscules et accents compris.
expression-function-days = Les jours calendaires d’une date à l’autre : 0 le même jour, un nombre négatif si la seconde précède la première.
expression-function-hours = Les heures écoulées entre deux dates avec l’heure, nuits et jours de fermeture compris.
expression-function-length = Le nombre de caractères d’un texte.
expression-function-lower = Le texte en minuscules.
expression-function-starts-with = Dit si un texte commence par un autre, majuscules et accents compris.

## Ce que veut dire chaque écriture.

expression-form-column = Une colonne, par le nom qu’elle porte sous « columns » dans la source.
expression-form-quoted-column = Une colonne dont le nom contient des espaces ou des signes, entre accents graves.
expression-form-text = Un texte, comparé lettre par lettre, majuscules et accents compris. Une apostrophe s’y écrit deux fois, ou le texte entier se met entre guillemets doubles.
expression-form-number = Un nombre, exact, avec un point décimal.
expression-form-percent = Un pourcentage ; il ne se compare qu’à des pourcentages.
expression-form-duration = Une durée avec son unité. Les jours et heures ouvrés ne se comparent jamais au temps calendaire.
expression-form-money = Un montant avec sa devise ; il ne se compare jamais à une autre devise.
expression-form-date = Un jour : année, mois, jour. Une date avec l’heure se compare par son jour, dans le fuseau horaire de la source.
expression-form-yes-no = Oui ou non. Une colonne oui ou non est une condition à elle seule.
expression-form-negative = Le nombre avec l’autre signe.
expression-form-product = Multiplié, divisé. Une division par zéro donne une valeur absente.
expression-form-sum = Ajouté, retranché : seulement ce qui a la même unité.
expression-form-equal = Égal, différent.
expression-form-order = Avant ou moins, au plus, après ou plus, au moins : pour les nombres, les montants, les durées et les dates. Les textes n’ont pas d’ordre.
expression-form-between = De b à c, tous deux compris.
expression-form-in = Une des valeurs énumérées, ou aucune d’elles.
expression-form-null = Dit si la valeur est absente. Toujours connu : vrai ou faux.
expression-form-not = Vrai où a est faux ; inconnu où a est inconnu.
expression-form-and = Vrai où les deux sont vrais ; faux où l’un est faux.
expression-form-or = Vrai où l’un est vrai ; faux où les deux sont faux. « and » passe avant « or » : mettez des parenthèses si ce n’est pas ce qui est voulu.
