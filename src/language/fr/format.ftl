## Durées, cibles, dates, périodes, listes.

duration-seconds = { $n ->
    [one] { $shown } seconde
   *[other] { $shown } secondes
}
duration-minutes = { $n ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
duration-hours = { $n ->
    [one] { $shown } heure
   *[other] { $shown } heures
}
duration-business-hours = { $n ->
    [one] { $shown } heure ouvrée
   *[other] { $shown } heures ouvrées
}
duration-business-days = { $n ->
    [one] { $shown } jour ouvré
   *[other] { $shown } jours ouvrés
}
duration-calendar-days = { $n ->
    [one] { $shown } jour calendaire
   *[other] { $shown } jours calendaires
}
duration-weeks = { $n ->
    [one] { $shown } semaine
   *[other] { $shown } semaines
}
duration-months = { $shown } mois
duration-years = { $n ->
    [one] { $shown } an
   *[other] { $shown } ans
}

target-within = en { $limit }
target-on-time = à l’échéance
target-share = au moins { $share } { $within }
target-percentile = p{ $p } au plus { $limit }
target-at-least = au moins { $quantity }
target-at-most = au plus { $quantity }
target-between = entre { $low } et { $high }
target-per = { $number } pour { $per }

date = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
period-month = { $month } { $year }
period-window = { $first } – { $last }
period-quarter = T{ $n } { $year }
period-half-year = S{ $n } { $year }

list-or = { $head } ou { $last }
things-in-a-row = { $head } ; { $next }
