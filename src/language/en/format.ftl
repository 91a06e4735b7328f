## Durations, targets, dates, periods, lists.

duration-seconds = { $n ->
    [one] { $shown } second
   *[other] { $shown } seconds
}
duration-minutes = { $n ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
duration-hours = { $n ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
duration-business-hours = { $n ->
    [one] { $shown } business hour
   *[other] { $shown } business hours
}
duration-business-days = { $n ->
    [one] { $shown } business day
   *[other] { $shown } business days
}
duration-calendar-days = { $n ->
    [one] { $shown } calendar day
   *[other] { $shown } calendar days
}
duration-weeks = { $n ->
    [one] { $shown } week
   *[other] { $shown } weeks
}
duration-months = { $n ->
    [one] { $shown } month
   *[other] { $shown } months
}
duration-years = { $n ->
    [one] { $shown } year
   *[other] { $shown } years
}

target-within = within { $limit }
target-on-time = by the due date
target-share = at least { $share } { $within }
target-percentile = p{ $p } at most { $limit }
target-at-least = at least { $quantity }
target-at-most = at most { $quantity }
target-between = between { $low } and { $high }
target-per = { $number } per { $per }

date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
period-month = { $month } { $year }
period-window = { $first } – { $last }
period-quarter = Q{ $n } { $year }
period-half-year = H{ $n } { $year }

list-or = { $head } or { $last }
things-in-a-row = { $head }; { $next }
