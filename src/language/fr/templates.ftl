### Modèles et thèmes.
template-not-utf-8 = le modèle « { $template } » n’est pas enregistré en UTF-8
    .fix = Enregistrez-le dans votre éditeur avec l’encodage UTF-8.
template-too-large = le modèle « { $template } » dépasse { $limit } ko
    .fix = Coupez-le en plusieurs, et incluez-les.
template-too-many = il y a plus de { $limit } fichiers dans le dossier des modèles
    .fix = Supprimez ceux qui ne sont pas des modèles.
template-outside = un lien mène du modèle « { $template } » hors du projet
    .why = Ce qui est hors du projet n’est pas dans son historique, et diffère d’une machine à l’autre.
    .fix = Copiez le fichier dans le projet à la place du lien.
template-unreadable-file = le modèle « { $template } » ne s’ouvre pas
    .fix = Supprimez le lien qui ne mène nulle part, ou rétablissez son fichier.
template-unused = aucun modèle ne s’appelle « { $template } », et aucun des vôtres ne s’en sert
    .why = Il ne remplace rien et ne change rien.
    .fix = { $suggestion ->
        [none] Donnez-lui l’un de ces noms : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Les noms sont : { $known }.
    }
template-version = ce modèle a été écrit pour la version { $written } de ce que reçoivent les modèles ; celle-ci est la version { $current }
    .why = Des noms ont pu changer depuis : la page peut être incomplète.
    .fix = Comparez-le avec `smqc explain templates`, puis écrivez-y `smqc-context: { $current }`.
template-on-page = rencontré en faisant « { $page } »
template-syntax = ceci ne se lit pas comme un modèle
    .fix = Cherchez une accolade ou un guillemet qui n’est pas refermé, ou un bloc sans sa fin.
template-syntax-unexpected = { $found } ne peut pas se trouver ici
    .fix = Écrivez ici { $expected }, ou cherchez ce qui n’est pas refermé plus haut.
template-syntax-statement = il n’y a pas d’instruction « { $name } »
    .fix = { $suggestion ->
        [none] Les instructions sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
template-token-block-end = la fin de l’instruction
template-token-end = la fin du fichier
template-token-expression = une expression
template-token-name = un nom
template-token-number = un nombre
template-token-statement = une instruction
template-token-text = un texte
template-token-value-end = la fin de la valeur
template-token-keyword = un mot-clé
template-undefined = ce modèle ne reçoit rien qui s’appelle « { $name } »
    .why = Un nom que rien ne remplit laisserait un vide sur la page.
    .fix = { $suggestion ->
        [none] `smqc explain templates` donne ce que reçoit chaque modèle.
       *[other] Vouliez-vous écrire { $suggestion } ? `smqc explain templates` donne ce que reçoit chaque modèle.
    }
template-unknown-filter = il n’y a pas de filtre « { $name } »
    .fix = { $suggestion ->
        [none] Les filtres sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Les filtres sont : { $known }.
    }
template-unknown-test = il n’y a pas de test « { $name } »
    .fix = { $suggestion ->
        [none] Les tests sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Les tests sont : { $known }.
    }
template-unknown-function = il n’y a pas de fonction « { $name } »
    .fix = { $suggestion ->
        [none] Les fonctions sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Les fonctions sont : { $known }.
    }
template-unknown-name = il n’y a pas de modèle « { $name } »
    .fix = { $suggestion ->
        [none] Les modèles sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ?
    }
template-itself = ce modèle s’étend lui-même
    .why = Le nom sans « smqc/ » est votre propre fichier ; celui du programme le porte devant.
    .fix = Écrivez « smqc/{ $name } ».
template-worked-out-name = le nom d’un modèle s’écrit en toutes lettres
    .why = Un nom calculé ne pourrait pas être vérifié avant qu’une page ne soit faite.
    .fix = Écrivez le nom entre guillemets, une instruction par modèle.
template-unknown-part = « { $name } » ne fait pas partie de ce qui est demandé ici
    .fix = Regardez les macros et les blocs du modèle visé ; ceux du programme portent « smqc/ » devant leur nom.
template-absent = une valeur absente est imprimée ici
    .why = Elle laisserait un vide sur la page.
    .fix = Ne l’imprimez que si elle est là, avec un « if » autour, ou dites par « or » ce qui la remplace.
template-compound = une liste ou un groupe de valeurs est imprimé ici
    .why = Seuls des textes, des nombres et oui ou non s’impriment.
    .fix = Imprimez l’un de ses champs, ou parcourez-la avec un « for ».
template-no-words = le programme n’a pas de mots sous « { $name } »
    .fix = Écrivez le texte lui-même. Les clés utilisables sont celles des modèles du programme.
template-not-a-drawing = ceci n’est pas un dessin du programme
    .fix = Donnez au filtre « drawing » le dessin que reçoit la page, tel quel.
template-joins = un modèle ne calcule pas de textes ni de nombres avec « { $name } »
    .why = Un texte qui grandit de lui-même n’a pas de limite.
    .fix = Imprimez les valeurs l’une derrière l’autre. Un « + » veut un nombre écrit d’un de ses côtés.
template-nests = une liste contient une valeur posée dans le modèle
    .why = Des listes qui se contiennent n’ont pas de limite.
    .fix = Transmettez la valeur elle-même, ou une liste de ce que reçoit la page.
template-escape = ce que les gens ont écrit est toujours protégé
    .why = Sinon, un titre pourrait amener un script dans la page.
    .fix = Retirez « { $name } ». Le Markdown est mis en page par le filtre « prose ».
template-failed = ceci ne peut pas être calculé
    .fix = Regardez ce que sont les valeurs ici : `smqc explain templates` les donne avec leur forme.
template-steps = la page demande plus d’étapes qu’une page ne le peut
    .why = Une page de dix mille lignes reste loin en dessous ; ce qui atteint la limite tourne en rond.
    .fix = Cherchez une boucle dans une boucle, ou une macro qui s’appelle elle-même.
template-depth = des modèles et des macros s’appellent trop profondément
    .fix = Donnez une fin à la macro qui s’appelle elle-même.
template-empty = il n’y a rien dans ce modèle : il laisserait sa place vide
    .fix = Écrivez-le, ou supprimez le fichier pour retrouver le nôtre. Si rien n’est voulu, dites-le dans une remarque : {"{#"} rien #{"}"}.
template-intricate = cette balise contient trop de choses, ou ce modèle trop de `elif`
    .fix = Écrivez-la en plusieurs balises : calculez d’abord les parties avec `set`.
template-output = la page est plus longue qu’une page ne peut l’être
    .why = Ce qui atteint la limite tourne en rond.
    .fix = Cherchez une boucle dans une boucle, ou une macro qui s’imprime elle-même.
template-built-in-fails = le modèle du programme « { $name } » ne trouve pas ici ce qu’il demande
    .why = Il fonctionne avec les modèles qui l’accompagnent ; les vôtres en remplacent : { $own }.
    .fix = Gardez dans les vôtres les blocs et les macros de ceux du programme, et transmettez à chaque macro ce que les nôtres lui transmettent : commencez-les par « extends » ou « import » de celui qui porte « smqc/ » devant son nom.
template-brings = la page « { $page } » contiendrait { $what }
    .why = Les documents sont envoyés, publiés, ouverts depuis un disque : ils ne font rien d’autre qu’être lus.
    .fix = Retirez-le du modèle. Ce que les gens ont écrit s’imprime comme un texte ; une image, c’est le logo du thème.
template-harm-script = un script
template-harm-event = un attribut qui exécute un script : { $name }
template-harm-address = une adresse qui exécute un script ou amène sa propre page : { $name }
template-harm-load = quelque chose qui se charge d’ailleurs : { $name }
template-harm-element = un élément interdit dans les pages : { $name }
template-harm-style = un style qui charge quelque chose : { $name }
template-harm-hidden = quelque chose que les navigateurs peuvent lire autrement : { $name } (un « < » seul s’écrit `&lt;`)
logo-missing = il n’y a pas de fichier « { $path } » dans le projet
    .fix = Écrivez le chemin de l’image depuis le dossier du projet.
logo-outside = « { $path } » mène hors du projet
    .why = Ce qui est hors du projet n’est pas dans son historique, et diffère d’une machine à l’autre.
    .fix = Copiez l’image dans le projet, et écrivez son chemin depuis ce dossier.
logo-too-large = « { $path } » dépasse { $limit } ko
    .fix = Enregistrez-la plus petite : un logo de 600 pixels suffit pour le papier.
logo-not-a-picture = « { $path } » n’est pas une image SVG, PNG ou JPEG lisible
    .fix = Enregistrez-la de nouveau dans l’un de ces formats : entière, en couleurs d’écran (RVB ou gris), de 16 millions de points au plus.
context-base = Le cadre de toutes les pages du site : tête, menu, pied.
context-checklist = La liste de contrôle d’une norme.
context-coverage = Les articles d’une norme, et où chacun est montré.
context-data = Les registres, leurs fichiers et ce qui a été écarté.
context-definition = Une définition.
context-definitions = La liste des définitions, par genre.
context-findings = Ce qui a été constaté, et ce qui fait l’objet d’une dérogation.
context-kind = Les définitions d’un genre, en Markdown.
context-overview = La première page : l’état des engagements et des objectifs.
context-part = Des macros pour toutes les pages : textes, liens, pastilles, tableaux. Il reçoit ce qu’on leur transmet.
context-standards = La liste des normes.
reference-templates = Modèles
reference-templates-intro = Chaque page est mise en page par un modèle. Un fichier du même nom dans le dossier `templates` du projet remplace l’un d’eux ; les autres restent tels quels. Celui du programme garde son nom avec `smqc/` devant, de sorte qu’un modèle peut en changer une partie et garder le reste. Les modèles s’écrivent dans le langage de minijinja (Jinja). Voici la version { $version } de ce qu’ils reçoivent.
reference-templates-names = Un modèle reçoit `page` (où il se trouve) et `view` (ce qu’il dit). Il ne reçoit que ce que le public de son édition peut lire. Un nom qui n’est pas donné est une erreur, signalée à la ligne et à la colonne : une page n’est jamais faite avec un vide. Un modèle d’un autre nom peut être inclus, importé ou étendu par les vôtres ; un fichier dont aucun ne se sert est signalé.
reference-templates-safe = Ce que les gens ont écrit est toujours protégé ; il n’y a ni `safe` ni `autoescape`. Une page faite avec vos modèles ne contient ni script, ni attribut qui en exécute un, ni cadre, ni adresse autre que celles du web, ni rien qui se charge d’ailleurs : `smqc build` la refuse et n’écrit rien. Les couleurs, les polices et le logo sont le `theme` du System.
reference-templates-bounds = Un modèle a au plus { $size } ko ; une page demande au plus { $steps } millions d’étapes (moins quand un modèle contient de très longs textes) et fait au plus { $page } Mo. Les textes s’impriment l’un derrière l’autre : il n’y a ni `~` ni `*`, et un `+` veut un nombre écrit d’un de ses côtés. Une liste contient ce que reçoit la page, ou ce qui y est écrit, pas ce qui a été posé dans le modèle.
reference-templates-versions = Versions de ce que reçoivent les modèles
reference-templates-version = La version { $version } est la première. Un modèle peut dire pour laquelle il a été écrit, n’importe où dans une remarque : `smqc-context: { $version }`. Si le numéro est un autre, `smqc check` le signale.
reference-templates-tools = Filtres, tests et fonctions
reference-templates-list = Les modèles
reference-template = Modèle
reference-view = Ce qu’est `view`
reference-filter = Filtre
reference-known = Connus
reference-absent = Peut manquer
reference-filters-engine = Filtres du langage
reference-tests = Tests, derrière `is`
reference-functions = Fonctions
reference-filter-address = En Markdown : une adresse entre les parenthèses d’un lien.
reference-filter-code = En Markdown : un texte comme du code.
reference-filter-drawing = Un dessin que reçoit la page, tel quel.
reference-filter-line = En Markdown : ce que les gens ont écrit en Markdown, sur une ligne.
reference-filter-message = Un message du programme : ce qui est entre accents graves est du code.
reference-filter-prose = Ce que les gens ont écrit en Markdown, mis en page et rendu inoffensif.
context-channels = Comment les clients joignent l’organisme, pour le personnel.
context-charter = La charte, pour les clients.
context-charter-text = La charte, comment réclamer et le recours, en un seul texte.
context-complain = Comment réclamer, pour les clients.
context-procedure = Une procédure de réclamation étape par étape, pour le personnel.
context-promises = Ce qui a été promis, pour le personnel.
context-recourse = À qui d’autre s’adresser, pour les clients.
context-role = Ce dont un rôle répond, pour le personnel.
context-staff = La première page pour le personnel.
context-survey = Comment une enquête est menée, pour le personnel.
context-calendar = Ce qui est à faire, et quand.
context-control = La maîtrise du document, au bas de chaque page.
context-control-text = La maîtrise du document, au bas de chaque page, en Markdown.
context-document = Un document en un seul fichier qui se suffit : tout le système, une procédure.
context-documents = La liste des documents maîtrisés, et chaque fichier produit.
context-entrance = La première page du dossier de sortie : mène à chaque édition.
context-flow = Le déroulement d’une procédure de réclamation, comme partie d’une page.
context-form-complaint = Le formulaire de réclamation.
context-form-follow-up = Le dossier d’une réclamation, pour le personnel.
context-form-letters = Les lettres d’une procédure de réclamation, pour le personnel.
context-form-questionnaire = Le questionnaire d’une enquête.
context-forms = La liste des formulaires.
context-glossary = Les mots des pages, expliqués.
context-languages = La première page d’une édition : mène à sa première langue.
context-part-editions = Des macros pour les pages des clients et du personnel. Il reçoit ce qu’on leur transmet.
context-part-flow = Une macro pour le déroulement d’une procédure de réclamation. Il reçoit ce qu’on lui transmet.
context-part-forms = Des macros pour les champs des formulaires. Il reçoit ce qu’on leur transmet.
context-part-sample = Une macro pour le calcul de l’échantillon d’une enquête. Il reçoit ce qu’on lui transmet.
context-responsibilities = Qui répond de quoi.
context-sample = Le calcul de l’échantillon d’une enquête, comme partie d’une page.
context-search = La recherche.
reference-templates-groups = Groupes de champs
reference-templates-groups-are = Ce que reçoivent les modèles ci-dessus, groupe par groupe. Un champ qui peut manquer ne s’imprime que s’il est là. Les noms des champs et leurs descriptions sont ceux du code du programme : les descriptions sont en anglais, et suivies de « (en) ».
reference-view-of-the-page = ce que reçoit la page dont il fait partie
reference-view-nothing = rien
reference-filter-css = Un texte entre guillemets, comme valeur dans un style.
template-syntax-open = « { $name } » n’est jamais terminé
    .fix = Écrivez « { $needed } » là où il se termine.
template-syntax-unclosed = « { $name } » s’ouvre ici et n’est pas refermé
    .fix = Écrivez « { $needed } » là où cela se termine.
template-syntax-other-end = « { $name } » ne peut pas terminer ce qui est ouvert ici
    .fix = Écrivez d’abord « { $needed } ».
template-syntax-opened = ceci est encore ouvert
template-syntax-idle-end = « { $name } » ne termine rien
    .fix = Supprimez-le, ou écrivez plus haut l’instruction qu’il termine.
template-syntax-quote = un guillemet n’est pas refermé
    .fix = Cherchez sur cette ligne le texte à qui manque le second guillemet.
template-syntax-sign = « { $name } » ne veut rien dire ici
    .fix = Les conditions se lient par « and », « or » et « not », les valeurs se comparent par « == » ou « != ». Sinon, cherchez ce qui n’est pas refermé avant.
template-syntax-equals = un seul « = » ne peut pas se trouver ici
    .fix = Comparez par « == ». Une valeur reçoit son nom par « set ».
template-token-sign = « { $sign } »
template-block-twice = il y a deux blocs « { $name } »
    .fix = Réunissez ce qu’ils contiennent, ou donnez un autre nom au second.
template-block-in-macro = un bloc se trouve dans une macro
    .fix = Écrivez-le en dehors, et appelez-y la macro.
template-extends-twice = un modèle n’en étend qu’un autre
    .fix = Supprimez l’un des deux.
template-lost = ceci n’apparaîtrait nulle part
    .why = Quand un modèle en étend un autre, seuls ses blocs sont imprimés.
    .fix = Écrivez-le dans l’un des blocs : { $known }.
template-unknown-block = le modèle étendu n’a pas de bloc « { $name } »
    .why = Ce qu’il contient n’apparaîtrait nulle part.
    .fix = { $suggestion ->
        [none] Ses blocs sont : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Ses blocs sont : { $known }.
    }
template-unknown-macro = le modèle importé n’a rien qui s’appelle « { $name } »
    .fix = { $suggestion ->
        [none] Il a : { $known }.
       *[other] Vouliez-vous écrire { $suggestion } ? Il a : { $known }.
    }
template-macro-arguments = la macro « { $name } » reçoit moins qu’il ne lui faut
    .fix = Transmettez-lui, dans cet ordre : { $known }.
template-not-a-list = ceci est une seule valeur, pas une liste
    .why = Un « for » la parcourrait signe par signe.
    .fix = Imprimez-la telle quelle, ou parcourez une liste : `smqc explain templates` donne la forme de chaque champ.
