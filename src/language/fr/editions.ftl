### Éditions, maîtrise des documents.

edition-auditor = Le système entier
edition-auditor-about = Tout : définitions, verdicts, articles, constats et preuves. Pour qui répond du système et pour qui l’évalue.
edition-customer = Pour les clients
edition-customer-about = Ce qui est promis, comment réclamer, et ce qui se passe quand un engagement n’est pas tenu. Peut être publié.
edition-staff = Pour le personnel
edition-staff-about = Les procédures pas à pas : qui fait quoi, dans quel délai, et ce que chacun peut accorder.

reference-read-by = Lu par
reference-read-by-auditor = les auditeurs
reference-read-by-customer = tous
reference-read-by-staff = le personnel

control-approved = Approbation
control-as-of = État au
control-about = À propos de cette page
control-author = Rédacteur
control-changed = Ce qui a changé
control-digest = Source
control-draft = Projet, pas en vigueur
control-effective = En vigueur depuis le
control-heading = Maîtrise du document
control-id = Document
control-in-force = En vigueur
control-on-paper = une copie imprimée n’est pas tenue à jour
control-printed = copie papier non maîtrisée
control-retired = Retiré
control-review = Prochaine revue avant le
control-status = Statut
control-supersedes = Remplace
control-to-be-approved = à approuver par { $role }
control-tool = Produit par
control-until = En vigueur jusqu’au
control-version = Version

## Menus des éditions.

menu-charter = Nos engagements
menu-complain = Réclamer
menu-recourse = Si vous n’êtes pas satisfait
menu-procedures = Quoi faire
menu-promises = Promesses
menu-channels = Canaux
menu-forms = Formulaires

## Mots communs à plusieurs pages.

edition-and = { $head } et { $last }
edition-all-customers = tous nos clients
edition-all-services = tous nos services
edition-all-complaint_categories = toutes les réclamations
edition-version = Version { $version }
edition-in-force = en vigueur depuis le { $date }
edition-will-apply = s’applique à partir du { $date }
edition-review-due = revu au plus tard le { $date }
edition-staff-only = Réservé au personnel. Ne pas publier.
hours-one-day = le { $day }
hours-two-days = le { $first } et le { $last }
hours-days = du { $first } au { $last }
hours-every-day = tous les jours
hours-day-and-night = jour et nuit
hours-span = de { $from } à { $to }
hours-clock = { $hour } h { $minute }
hours-clock-sharp = { $hour } h
hours-cut-off = Ce qui arrive après { $hour } compte comme reçu le jour d’ouverture suivant.
hours-holidays = Fermé les jours fériés.
hours-holidays-of = Fermé les jours fériés ({ $country }).
hours-closed-on = Fermé le { $date }
hours-closed-from = Fermé du { $first } au { $last }
hours-business-days = Ce que « jour ouvré » veut dire
hours-business-days-are = Un jour ouvré est un jour où nous sommes ouverts
contact-free = Gratuit
contact-basic-rate = Tarif normal, sans surtaxe
contact-languages = Nous répondons en
contact-waiting = Attente habituelle
contact-help = Aide
contact-if-it-fails = En cas de panne

## La charte.

charter-title = Nos engagements envers vous
charter-none = Nous n’avons pas encore publié d’engagement.
charter-others = Nos autres engagements
charter-for-customers = Pour
charter-for-services = Services
charter-for-channels = Quand vous passez par
charter-for-categories = Réclamations sur
charter-no-exception = Sans exception.
charter-exception = Ne s’applique pas si
charter-then = Dans ce cas
charter-if-we-fail = Si nous ne le tenons pas
charter-no-redress = Aucun dédommagement n’accompagne cet engagement. Vous pouvez quand même réclamer.
charter-automatic = Vous n’avez rien à demander.
charter-claim = Pour l’obtenir
charter-policy = Notre politique
charter-claim-until = au plus tard { $limit } après ce manquement
charter-principles = Nos principes
charter-questions = Une question sur ces engagements ?
charter-complain = Quelque chose ne va pas ?
charter-complain-about = Dites-le-nous. Votre réclamation est lue, reçoit une réponse et nous aide à mieux faire.
charter-complain-free = Cela ne vous coûte rien.
charter-recourse-about = Notre réponse n’est pas le dernier mot : voyez qui d’autre peut trancher.

## Réclamer.

complain-title = Comment réclamer
complain-what-is = Ce que nous appelons une réclamation
complain-where = Où nous joindre
complain-charges = Ce que cela coûte
complain-free = Réclamer est gratuit.
complain-tell = Ce qu’il faut nous dire
complain-tell-note = Pas besoin de mots de juriste ni de formulaire : vos mots suffisent. Dites-nous :
tell-who = qui vous êtes et comment vous joindre
tell-what = ce qui s’est passé, quand et avec qui
tell-wish = ce que vous attendez de nous
tell-papers = ce qui nous aide à comprendre : une référence, une facture, une photo, un message
complain-form = Remplir le formulaire de réclamation
complain-next = Ce qui se passe ensuite
complain-next-note = Les délais se comptent à partir de la réception de votre réclamation, sauf indication contraire.
complain-step = Étape
complain-step-acknowledged = Nous accusons réception
complain-step-examined = Nous examinons votre réclamation
complain-step-answered = Nous vous répondons, avec nos raisons
complain-step-followed-up = Nous vous demandons si tout est réglé
complain-our-answer = notre réponse
complain-you-write = Vous réclamez
complain-limit = { $within } au plus
complain-urgent = { $within } dans les cas les plus urgents
complain-after = compté depuis
complain-told = Nous vous tenons au courant tous les { $duration }.
complain-total = En tout, vous avez notre décision { $within } au plus.
complain-pause = Quand le délai est suspendu
complain-pause-at-most = { $duration } en tout au maximum
complain-reminded = nous vous le rappelons
complain-decision = Ce que vous dit notre réponse
decision-decision = ce que nous décidons
decision-reasons = pourquoi
decision-remedy = ce que vous recevez
decision-next-level = à qui vous adresser ensuite chez nous
decision-mediator = quel organisme extérieur peut vous aider
complain-automated = Décidé par un programme
complain-automated-note = Dans ces cas, un programme décide seul. Vous pouvez demander qu’une personne revoie la décision.
complain-help = Qui peut vous aider
complain-help-note = Vous pouvez aussi vous faire aider ou représenter par une personne de confiance.
complain-data = Vos données
complain-kept = Nous gardons votre dossier { $duration } { $event ->
    [closed] après sa clôture
    [cloture] après sa clôture
    [received] après sa réception
   *[other] et pas davantage
}.
complain-used-for = À quoi elles servent
complain-privacy = Notre notice sur la vie privée
complain-not-satisfied = Notre réponse ne vous satisfait pas ?

## Pas satisfait.

recourse-title = Si notre réponse ne vous satisfait pas
recourse-lead = Vous n’êtes pas obligé d’en rester là. Voici ce que vous pouvez faire, pas à pas.
recourse-steps = Pas à pas
recourse-start = C’est ici que commence toute réclamation.
recourse-first = Notre première réponse
recourse-higher = Un niveau plus élevé chez nous
recourse-when = Quand
recourse-or-after = ou { $limit } après votre réclamation, sans que vous ayez à la répéter
recourse-answers = Vous avez une réponse { $within }.
recourse-outside = Hors de notre organisation
recourse-see = Coordonnées et conditions
recourse-bodies = Qui peut vous aider hors de chez nous
recourse-none = Nous n’indiquons pour le moment aucun organisme extérieur de règlement des litiges. Vos droits restent entiers.
recourse-rights = Rien de tout cela ne vous retire le droit d’aller en justice.
customer-disagrees = vous n’êtes pas d’accord avec notre réponse
customer-final-refusal = notre refus est définitif
provider-apply = Comment le saisir
provider-does = Ce qu’il fait
provider-facilitative = Il aide les deux parties à trouver un accord.
provider-advisory = Il recommande une solution.
provider-determinative = Il tranche.
provider-binding = L’issue est contraignante.
provider-not-binding = L’issue n’est pas contraignante : vous pouvez la refuser.
provider-voluntary = Vous y participez si vous le souhaitez et pouvez vous retirer.
provider-mandatory = La participation est obligatoire.
provider-free-will = Participation
provider-cost = Ce que cela vous coûte
provider-free = Rien : c’est gratuit pour vous.
provider-how-long = Combien de temps cela prend
provider-duration = { $limit } au plus
provider-duration-more = { $limit } au plus, { $more } de plus pour les litiges complexes
provider-time-limit = Jusqu’à quand
provider-until = { $duration } { $event ->
    [complaint] après votre réclamation
    [reclamation] après votre réclamation
    [closed] après la clôture de votre dossier
    [decision] après notre décision
   *[other] au plus
}
provider-covers = Ce dont il s’occupe
provider-remedies = Ce qu’il peut obtenir
provider-independent = Pourquoi il est indépendant
provider-accredited = Agrément
provider-languages = Langues
provider-countries = Clients habitant
provider-checked = Informations vérifiées le { $date }

## Pour le personnel.

staff-title = Quoi faire, et quand
staff-lead = Les procédures de réclamation pas à pas, ce que chacun fait et peut accorder, et ce que nous promettons.
staff-no-procedure = Aucune procédure de réclamation n’est encore en vigueur.
staff-roles = Qui fait quoi
staff-surveys = À l’écoute des clients
staff-redress = Si elle n’est pas tenue
staff-no-redress = Aucun dédommagement prévu.
staff-granted-by = Accordé par
staff-answers = En répond
staff-need = Le besoin derrière
staff-automatic = Accordé sans demande.
staff-contents = Sur cette page
staff-receive = Ce qu’est une réclamation
staff-channels-lead = Les clients réclament par ces canaux ; une réclamation faite ailleurs compte autant et se transmet.
staff-record = Ce qu’il faut noter
staff-assess = Évaluer et classer
staff-assessed-on = Regarder
staff-priority = Priorité
urgency-high = Urgence haute
urgency-medium = Urgence moyenne
urgency-low = Urgence basse
staff-other-priorities = autres cas
staff-always-first = Toujours P1
always-safety = sécurité
always-health = santé
always-data-breach = fuite de données
staff-steps = Pas à pas
staff-step = Étape
staff-who = Qui
staff-by-when = Pour quand
staff-customer = Réclamant
staff-from-receipt = après la réception
staff-tell = Informer le réclamant
staff-tell-every = Informer le réclamant tous les { $duration }
staff-total = L’ensemble
staff-clock = Comment se comptent les délais
staff-no-pause = Le délai n’est jamais suspendu.
staff-pause = Le délai est suspendu
staff-clock-note = Le jour de réception est le jour 0 ; un délai finit avec son dernier jour. Les jours ouvrés sont ceux du calendrier
staff-reminder = rappel
staff-after-step = après « { $step } »
staff-investigate = Enquêter
staff-never-by = Jamais par
staff-depth = Jusqu’où
staff-responses = Ce qui peut être accordé
staff-response = Réponse
staff-limit = Plafond
staff-no-limit = sans montant
staff-anyone = qui répond
staff-decision = Ce que dit la décision
staff-escalate = Quand transmettre
staff-or-after = ou au bout de { $limit }
staff-answer-due = Réponse
staff-close = Clore
staff-close-note = Une réclamation est close dans l’un de ces cas.
staff-customer-accepts = le client accepte
staff-options-exhausted = toutes les voies sont épuisées
staff-no-answer-after = { $n ->
    [one] pas de réponse du client après un rappel
   *[other] pas de réponse du client après { $n } rappels
}
staff-customer-disagrees = le client n’est pas d’accord
staff-final-refusal = le refus est définitif
staff-confidential = Confidentialité et dossiers
staff-access = Qui voit le dossier
staff-kept = { $duration } { $event ->
    [closed] après la clôture
    [cloture] après la clôture
    [received] après la réception
   *[other] après « { $event } »
}
staff-files-kept = Conservation
staff-legal-basis = Base légale
staff-used-for = À quoi servent les données
staff-then-survey = Une fois le dossier clos, nous demandons son avis au client
staff-outside = Ce que les clients lisent sur cet organisme
staff-role = Rôle
staff-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
staff-deputy = Suppléant
staff-reports-to = Rend compte à
staff-stands-in-for = Supplée
staff-answers-for = Répond de
staff-i-do = Ce que je fais
staff-i-do-nothing = Aucune étape d’une procédure n’est confiée à ce rôle.
staff-owns = Je réponds de cette procédure.
staff-investigates = J’instruis les réclamations.
staff-sees-files = Je peux voir les dossiers ; personne n’en apprend rien par moi.
staff-i-grant = Ce que je peux accorder
staff-up-to = jusqu’à { $money }
staff-grants-up-to = Sans demander à personne : jusqu’à { $money }.
staff-grants-no-money = Pas d’argent : je corrige, j’explique, je présente des excuses.
staff-settles = Peut transiger en notre nom.
staff-for-promises = Quand une promesse n’est pas tenue
staff-levels = Quand une réclamation m’est transmise
staff-training = Ce que je dois savoir
staff-training-due = Prochaine formation avant le
staff-feedback = Ce que disent les clients
staff-results = Je reçois les résultats de
staff-all-channels = Comment les clients nous joignent
staff-survey-who = Qui nous interrogeons
staff-survey-how = Comment
staff-survey-choice = Choix
staff-survey-sent = Envoi
staff-sent = { $duration } après { $event ->
    [closed] la clôture du dossier
    [cloture] la clôture du dossier
   *[other] « { $event } »
}
staff-survey-again = Le même client n’est pas réinterrogé avant
staff-survey-anonymous = Les réponses sont anonymes.
staff-survey-named = Les réponses ne sont pas anonymes : gardez-les confidentielles.
staff-survey-decides = Ce qu’elle aide à décider
staff-survey-questions = Questions
staff-survey-report = Résultats transmis à
staff-survey-customers = Comment les clients en sont informés

## Ce que contient un dossier.

recorded-id = Référence
recorded-customer = Qui réclame, et comment le joindre
recorded-received-by = Qui l’a reçue
recorded-received = Quand elle est arrivée
recorded-channel = Par quel canal
recorded-nature = De quoi il s’agit
recorded-remedy-sought = Ce que le client attend
recorded-priority = Priorité
recorded-acknowledged = Quand l’accusé de réception est parti
recorded-answered = Quand nous avons répondu
recorded-resolved = Quand elle a été réglée
recorded-decision = La décision
recorded-solution = La solution convenue
recorded-promised = Pour quand elle a été promise
recorded-measures = Ce qui a été fait
recorded-compensation = Ce qui a été accordé
recorded-prevention = Comment éviter que cela se répète
recorded-follow-up = Quand nous avons repris contact
recorded-status = Où elle en est
recorded-closed = Quand elle a été close
recorded-closure-reason = Pourquoi elle a été close

## Langues et pays.

language-name-fr = français
language-name-en = anglais
language-name-nl = néerlandais
language-name-de = allemand
language-name-es = espagnol
language-name-it = italien
language-name-pt = portugais
language-name-pl = polonais
language-name-ro = roumain
language-name-bg = bulgare
language-name-cs = tchèque
language-name-sk = slovaque
language-name-sl = slovène
language-name-hr = croate
language-name-hu = hongrois
language-name-el = grec
language-name-da = danois
language-name-sv = suédois
language-name-fi = finnois
language-name-et = estonien
language-name-lv = letton
language-name-lt = lituanien
language-name-mt = maltais
language-name-ga = irlandais
language-name-lb = luxembourgeois
language-name-no = norvégien
language-name-uk = ukrainien
language-name-ru = russe
language-name-tr = turc
language-name-ar = arabe
language-name-zh = chinois
language-name-ja = japonais
country-at = Autriche
country-be = Belgique
country-bg = Bulgarie
country-ca = Canada
country-ch = Suisse
country-cy = Chypre
country-cz = Tchéquie
country-de = Allemagne
country-dk = Danemark
country-ee = Estonie
country-es = Espagne
country-eu = Union européenne
country-fi = Finlande
country-fr = France
country-gb = Royaume-Uni
country-gr = Grèce
country-hr = Croatie
country-hu = Hongrie
country-ie = Irlande
country-is = Islande
country-it = Italie
country-li = Liechtenstein
country-lt = Lituanie
country-lu = Luxembourg
country-lv = Lettonie
country-mt = Malte
country-nl = Pays-Bas
country-no = Norvège
country-pl = Pologne
country-pt = Portugal
country-ro = Roumanie
country-se = Suède
country-si = Slovénie
country-sk = Slovaquie
country-us = États-Unis
