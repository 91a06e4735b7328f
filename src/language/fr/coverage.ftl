## Coverage, the five steps, the chain behind a promise, waivers.

view-more = { $shown } et { $n } de plus
coverage-none = Le système ne nomme aucune norme qu’il suit : il n’y a rien à couvrir.
coverage-note = Ces chiffres disent ce qui est documenté. Que la pratique suive, c’est à un auditeur de le constater.
coverage-counts = { $declared ->
    [one] { $declared } article documenté
   *[other] { $declared } articles documentés
} sur { $n }, dont { $evidenced } avec preuves et { $audited } { $audited ->
    [one] audité
   *[other] audités
}
coverage-shown = montré par { $names }
coverage-not-given = non rempli : { $names }
coverage-against = contredit par { $names }
coverage-waived = sous dérogation : { $names }
coverage-off = règles désactivées : { $names }
coverage-evidence = preuves : { $names }
coverage-audits = audité : { $names }
coverage-open = constats encore ouverts : { $names }
coverage-follows = établi à partir de { $names }
coverage-set-aside = { $reason } ({ $owner ->
    [none] personne n’en répond
   *[other] { $owner }
})
steps-title = Les cinq étapes, définition par définition
steps-own = Les cinq étapes
steps-all = Toutes les définitions
steps-done = { $done } sur { $n }
steps-others = Les { $shown } premières sur { $n }, celles à qui une étape manque avant les autres. Chaque définition dit les siennes sur sa page.
step-defined = définie
step-written = écrite
step-demonstrated = démontrée
step-verified = vérifiée
step-proved = prouvée
step-not-expected = –
chain-none = Aucune promesse n’est en vigueur : il n’y a pas de chaîne.
chain-indicator = indicateur
chain-complaint-procedure = procédure de réclamation
chain-escalation = escalade
chain-dispute-provider = organisme de médiation
chain-survey = enquête
chain-action = action
chain-review = revue
chain-missing = maillon manquant : { $from } → { $to }
chain-whole = { $whole ->
    [one] { $whole } promesse a sa chaîne complète
   *[other] { $whole } promesses ont leur chaîne complète
} sur { $n }
waivers-none = Aucune règle n’est levée par dérogation.
waivers-left = jusqu’au { $until }, { $days ->
    [0] dernier jour
    [one] encore un jour
   *[other] encore { $days } jours
} ; { $n ->
    [0] ne fait taire aucun constat
    [one] fait taire un constat
   *[other] fait taire { $n } constats
}
waivers-over = terminée le { $until }, depuis { $days ->
    [one] un jour
   *[other] { $days } jours
} ; ne fait plus rien taire
waivers-answers = en répond : { $owner ->
    [none] personne
   *[other] { $owner }
} ; approuvée par { $approver ->
    [none] personne
   *[other] { $approver }
}
