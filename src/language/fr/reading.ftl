## Lecture du YAML.

yaml-not-utf8 = ce fichier n’est pas enregistré en UTF-8
    .label = le premier signe qui n’est pas en UTF-8
    .why = Les accents seraient perdus ou mal lus.
    .fix = Enregistrez le fichier en « UTF-8 » dans votre éditeur.
yaml-utf16 = ce fichier est enregistré en UTF-16
    .why = Seul l’UTF-8 est lu.
    .fix = Enregistrez le fichier en « UTF-8 » dans votre éditeur.
yaml-file-too-long = ce fichier dépasse { $limit } Mio
    .fix = Répartissez-le en plusieurs fichiers ; leurs noms et dossiers sont libres.
yaml-carriage-returns = les lignes de ce fichier finissent comme sur les très anciens Mac
    .why = Tout le fichier serait lu comme une seule ligne.
    .fix = Enregistrez-le avec des fins de ligne « LF » ou « CRLF » dans votre éditeur.
yaml-separator = cette ligne ne sépare pas deux définitions
    .fix = Écrivez trois traits d’union, seuls et sans retrait : `---`.
yaml-separator-missing = une nouvelle définition commence ici, et rien ne la sépare de la précédente
    .fix = Mettez au-dessus une ligne qui contient seulement `---`.
yaml-no-break-space = une espace insécable se trouve où YAML attend une espace ordinaire
    .why = Elle ressemble à une espace, mais YAML la prend pour une lettre. Les traitements de texte la mettent d’eux-mêmes.
    .fix = Effacez-la et tapez une espace ordinaire.
yaml-invisible-sign = un signe invisible se trouve ici
    .why = Il vient souvent d’un copier-coller ; YAML ne l’admet pas.
    .fix = Effacez-le, ou retapez la ligne.
yaml-second-colon = un second deux-points arrive sans virgule : YAML voit une nouvelle clé dans « { $word } »
    .why = Entre { "{" }…{ "}" }, les champs sont séparés par des virgules.
    .fix = Mettez une virgule devant « { $word } » ; si c’est du texte, mettez tout le texte entre guillemets.
yaml-not-a-definition = ce document n’est pas une définition
    .why = Une définition est une suite de lignes `clé: valeur` qui commence par `kind` et `id`.
    .fix = Commencez-le par `kind: …` et `id: …`, ou supprimez-le.
yaml-tab = une tabulation sert de retrait
    .why = YAML n’admet que des espaces en début de ligne.
    .fix = Remplacez la tabulation par des espaces (la plupart des éditeurs ont une commande pour cela).
yaml-colon-in-text = ce texte contient un deux-points, que YAML prend pour une nouvelle clé
    .fix = Mettez la phrase entre guillemets.
yaml-comparison = une valeur ne peut pas commencer par « > »
    .why = YAML y lit le début d’un bloc de texte.
    .fix = Écrivez la cible en toutes lettres : `au moins 95 %`.
yaml-percent = une valeur ne peut pas commencer par « % »
    .fix = Mettez-la entre guillemets ; un format de date s’écrit `dd/mm/yyyy`.
yaml-reserved-sign = une valeur ne peut pas commencer par ce signe
    .why = YAML réserve « @ » et « ` ».
    .fix = Mettez le texte entre guillemets.
yaml-star = un texte qui commence par « * » est lu comme un renvoi à une ancre
    .fix = Mettez le texte entre guillemets.
yaml-ampersand = un texte qui commence par « & » est lu comme le nom d’une ancre
    .fix = Mettez le texte entre guillemets.
yaml-apostrophe = l’apostrophe ferme le texte ouvert par le guillemet simple
    .fix = Utilisez des guillemets doubles : "L'accueil".
yaml-quote-inside = le texte continue derrière le guillemet fermant
    .fix = Écrivez les guillemets intérieurs \" ou « ».
yaml-text-behind-bracket = un texte qui commence par « [ » est lu comme une liste
    .fix = Mettez le texte entre guillemets.
yaml-comma-in-text = la virgule coupe le texte en deux : « { $word } » devient une clé sans valeur
    .fix = Mettez tout le texte entre guillemets.
yaml-comma-in-list = la virgule coupe ce texte en deux : « { $text } » est devenu un élément de la liste à lui seul
    .fix = Mettez tout le texte entre guillemets.
yaml-text-behind-block-sign = le texte après « | » ou « > » commence sur la même ligne
    .fix = Écrivez-le à la ligne suivante, en retrait ; un texte d’une seule ligne se passe de ce signe.
yaml-unclosed-quote = le guillemet ouvert ici n’est jamais fermé
    .fix = Fermez-le à la fin du texte.
yaml-bracket = ce crochet ou cette accolade n’est pas fermé où il le faudrait
    .why = Entre { "{" }…{ "}" } et […], les éléments sont séparés par des virgules et tout ce qui s’ouvre se ferme.
    .fix = Fermez-le, ou mettez entre guillemets un texte qui contient une virgule, un deux-points ou un crochet.
yaml-hyphen = le tiret d’une liste est suivi d’une espace
    .fix = Écrivez « - », une espace, puis l’élément.
yaml-no-colon = cette ligne n’est ni `clé: valeur` ni `- élément`
    .fix = Écrivez un deux-points suivi d’une espace : `clé: valeur`.
yaml-indentation = cette ligne n’a pas le même retrait que ses voisines
    .why = Les clés d’une définition commencent dans la même colonne ; ce qui dépend d’une clé est en retrait.
    .fix = Alignez-la sur la ligne dont elle dépend ; un texte de plusieurs lignes se met entre guillemets ou derrière `|`.
yaml-backslash = une barre oblique inverse entre guillemets doubles commence un code qui n’existe pas
    .fix = Doublez-la (\\), ou utilisez des guillemets simples.
yaml-too-deep = l’imbrication dépasse { $limit } niveaux
    .fix = Répartissez la définition en plusieurs.
yaml-too-deep-brackets = trop de crochets sont imbriqués
    .fix = Répartissez la définition en plusieurs.
yaml-too-many-nodes = ce document contient plus de { $limit } valeurs
    .fix = Coupez-le en plusieurs documents par `---`.
yaml-alias-bomb = les alias de ce document produisent plus de { $limit } valeurs
    .fix = Écrivez les valeurs, ou utilisez moins d’alias.
yaml-alias-inside-itself = cet alias se trouve dans l’ancre à laquelle il renvoie
    .fix = Écrivez la valeur.
yaml-unknown-anchor = aucune ancre ne s’appelle « { $name } » au-dessus de cette ligne
    .fix = Si l’astérisque fait partie du texte, mettez le texte entre guillemets.
yaml-tag = une valeur qui commence par « ! » est lue comme une étiquette YAML, que le langage n’utilise pas
    .fix = Mettez le texte entre guillemets.
yaml-merge-key = la clé de fusion `<<` ne fait pas partie du langage
    .why = Ce que dit une définition dépendrait d’un autre endroit du fichier.
    .fix = Écrivez les champs ; les valeurs communes à toutes les définitions vont dans `defaults` du System.
yaml-complex-key = une clé est un simple mot, pas une liste ni un groupe
    .fix = Écrivez `clé: valeur`.
yaml-duplicate-key = la clé « { $key } » est écrite deux fois
    .label = la seconde
    .why = Une seule des deux valeurs pourrait être retenue.
    .fix = Supprimez l’une des deux.
yaml-duplicate-key-first = la première
yaml-other = cette ligne n’est pas du YAML valable
    .fix = Mettez le texte entre guillemets ; vérifiez les deux-points, les crochets et le retrait.

## Forme des définitions.

schema-kind-missing = cette définition ne dit pas de quel genre elle est
    .why = Le genre (`kind`) décide des champs d’une définition.
    .fix = Ajoutez une ligne `kind: …`{ $suggestion ->
        [none] .
       *[other] , par exemple { $suggestion }.
    }
schema-kind-unknown = « { $kind } » n’est pas un genre de définition
    .fix = { $suggestion ->
        [none] Les genres sont { $kinds }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
schema-unknown-key = « { $key } » n’est pas un champ de { $where }
    .fix = { $suggestion ->
        [none] Champs connus : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
schema-unknown-measure = « { $key } » n’est pas une mesure
    .fix = { $suggestion ->
        [none] Les mesures sont { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
schema-missing = le champ « { $key } » manque à { $where }
    .fix = Ajoutez une ligne `{ $key }: …`.
schema-one-of-missing = { $where } ne contient aucun des champs { $known }
    .fix = Choisissez-en un.
schema-too-many = un seul de ces champs peut être donné : { $given }
    .fix = Gardez-en un.
schema-empty = « { $key } » n’a pas de valeur
    .fix = Écrivez une valeur, ou supprimez la ligne.
schema-too-few = cette liste est vide
    .fix = Donnez au moins un élément.
schema-expected-text = une valeur simple est attendue ici, pas { $found }
    .fix = Écrivez la valeur sur la même ligne{ $example ->
        [none] .
       *[other]  : { $example }.
    }
schema-expected-list = une liste est attendue ici, pas { $found }
    .fix = Écrivez `[a, b]`, ou une ligne `- élément` par élément.
schema-expected-group = un groupe de champs est attendu ici, pas { $found }
    .fix = Écrivez des lignes `clé: valeur`, en retrait, sous cette clé{ $known ->
        [none] .
       *[other] { " " }({ $known }).
    }
schema-expected-other = { $expected } est attendu ici, pas { $found }
schema-or = { $first } ou { $second }
schema-shape-text = une valeur simple
schema-shape-list = une liste
schema-shape-group = un groupe de champs
schema-invalid = cette valeur n’a pas la forme attendue

## Renvois.

resolve-unknown = aucune définition { $kinds } n’a l’identifiant « { $id } »
    .fix = { $suggestion ->
        [none] Écrivez un identifiant existant, ou ajoutez la définition.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-kind-prefix = « { $prefix } » n’est pas un genre de définition admis ici
    .fix = Écrivez `genre/identifiant`, avec { $kinds }.
resolve-needs-kind = ce renvoi ne dit pas de quel genre est « { $id } »
    .fix = Écrivez { $suggestion ->
        [none] `genre/identifiant`, avec { $kinds }.
       *[other] { $suggestion }.
    }
resolve-wrong-kind = « { $id } » est de genre { $found } ; un genre { $wanted } est attendu ici
    .fix = { $suggestion ->
        [none] Renvoyez à une définition { $wanted }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-part = { $target } n’a pas d’élément « { $part } »
    .fix = { $suggestion ->
        [none] Écrivez l’identifiant de l’un de ses éléments.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-column = la source « { $source } » n’a pas de colonne « { $column } »
    .fix = { $suggestion ->
        [none] Ses colonnes sont { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-clause = { $standard } n’a pas d’article « { $clause } » parmi ceux qui sont connus
    .fix = { $suggestion ->
        [none] Écrivez son numéro comme dans la norme, par exemple 7.4.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-gate-not-claimed = un seuil est fixé sur « { $standard } », que le système ne suit pas
    .why = Rien ne serait jamais comparé à ce seuil.
    .fix = { $known ->
        [none] Nommez la norme sous `standards`, ou retirez le seuil.
       *[other] Normes suivies : { $known }.
    }
resolve-unknown-field = « { $part } » dans « { $path } » n’est pas un champ
    .why = Un article qui le demande ne serait jamais montré.
    .fix = { $suggestion ->
        [none] Écrivez le genre en minuscules avec des traits d’union, puis le champ après un point : complaint-procedure.charges.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-code = aucune règle ne porte le code « { $part } »
    .why = Une règle qui n’existe pas reste toujours muette.
    .fix = { $suggestion ->
        [none] Prenez le code dans `smqc explain --list`.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-score-dimensions = { $n } listes de notes sont données, et le questionnaire a { $wanted } dimensions
    .fix = Écrivez une liste de notes par dimension, dans l’ordre du questionnaire.
resolve-score-items = { $n } notes sont données, et la dimension a { $wanted } énoncés
    .fix = Écrivez une note par énoncé, dans l’ordre du questionnaire.
resolve-score-outside = la note { $score } n’est pas sur l’échelle du questionnaire
    .fix = Écrivez une note de { $from } à { $to }.
resolve-unknown-gap = rien ne remplit « { $gap } »
    .why = Le client lirait les accolades.
    .fix = { $suggestion ->
        [none] Écrivez { "{" }target{ "}" } ou { "{" }within{ "}" }, ou des mots sans accolades.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-gap-without-limit = rien ne remplit « { $gap } » : la cible n’a pas de délai
    .why = Le client lirait les accolades.
    .fix = Écrivez { "{" }target{ "}" }, ou ajoutez un délai à la cible : au moins 95 % en 2 jours ouvrés.
resolve-same-key-without-key = cette ligne dit quoi garder quand une clé revient, et la source n’a pas de clé
    .why = Sans clé, deux lignes ne sont jamais le même cas.
    .fix = Ajoutez `key:` avec la colonne qui identifie un cas, ou supprimez cette ligne.
resolve-clause-not-covered = l’article « { $clause } » n’est pas de ceux qui sont montrés ici
    .why = L’écarter ne change rien aux documents.
    .fix = Laissez-le pour que l’auditeur le lise, ou vérifiez son numéro.
resolve-unknown-standard = aucun catalogue n’est connu pour « { $standard } »
    .fix = { $suggestion ->
        [none] Normes connues : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-unknown-rule = « { $rule } » n’est pas une règle
    .fix = { $suggestion ->
        [none] `smqc explain --list` les montre toutes.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
rules-unknown-limit = { $rule } n’a pas de seuil « { $limit } »
    .fix = { $known ->
        [none] Elle n’en a aucun : seul son niveau se règle.
       *[other] Ses seuils : { $known }.
    }
rules-limit-of-another-unit = le seuil « { $limit } » attend une autre valeur
    .fix = Écrivez-le comme sa valeur par défaut, { $default }.
rules-fault-not-set = le niveau de « { $rule } » ne se règle pas
    .why = Ce constat dit qu’une définition est illisible ou se contredit.
    .fix = Retirez cette ligne et corrigez la définition en cause.
resolve-not-waivable = « { $rule } » ne peut pas faire l’objet d’une dérogation
    .why = Elle signale une définition illisible ou contradictoire.
    .fix = Corrigez la définition dont elle parle.
resolve-unknown-word = « { $word } » n’est pas dans le vocabulaire du System (`{ $list }`)
    .fix = { $suggestion ->
        [none] Ajoutez-le à `vocabulary`, ou utilisez { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
resolve-duplicate-id = l’identifiant « { $id } » est donné à deux définitions de genre { $kind }
    .label = la seconde
    .why = Personne ne saurait à laquelle un renvoi s’adresse.
    .fix = Donnez un autre identifiant à l’une des deux.
resolve-duplicate-part = l’identifiant « { $id } » est donné deux fois dans cette liste
    .label = le second
    .fix = Donnez un autre identifiant à l’un des deux.
resolve-duplicate-first = le premier
resolve-cycle = ces définitions tournent en rond : { $path }
    .fix = Supprimez l’un des liens.
resolve-no-system = aucune définition de genre System n’a été trouvée
    .why = Le System dit de qui est ce système qualité, ses langues et ses normes.
    .fix = Ajoutez `smq.yaml` avec `kind: System`, `smqc: 1` et un identifiant.
resolve-two-systems = un projet a un seul System
    .label = le second
    .fix = Gardez-en un.
resolve-language-version = la version « { $version } » du langage n’est pas connue de ce programme
    .fix = Écrivez `smqc: 1`, ou utilisez un smqc plus récent.
