### Charts, the definition in words, rows read, worst cases, chain, history, what changed.

figures-limit-upper = upper limit
figures-limit-lower = lower limit
figures-centre = average
figures-about = { $n ->
    [one] { $n } period, { $from }.
   *[other] { $n } periods, from { $from } to { $to }.
} Last complete period: { $last }. { $more }
figures-about-signals = { $n ->
    [one] { $n } signal, explained below the chart.
   *[other] { $n } signals, explained below the chart.
}
figures-key-running = period still running
figures-key-centre = average { $value }
figures-key-limits = control limits { $lower } – { $upper }
figures-key-limits-last = control limits, last { $lower } – { $upper }
figures-key-signal = point of a signal
figures-key-target = target: { $target }
figures-key-interval = interval ({ $confidence })
figures-key-break = the target changes
figures-key-cases = n: cases per period
figures-signal = { $rule }: { $when }.
figures-signal-range = { $from } to { $to }
figures-signals = Signals
figures-no-signal-means = The ups and downs of this chart are no more than chance: there is nothing to explain from one period to the next.
figures-how = How to read this chart
figures-limits-short = Control limits
figures-signal-short = Signal
figures-chart-xmr = The limits come from the average difference between one period and the next.
figures-chart-log = The limits come from the average difference between one period and the next, worked out on logarithms: lengths of time stretch upwards.
figures-chart-p = Each period is compared with the share of all of them together; the more cases it has, the closer its limits.
figures-chart-u = Each period is compared with the rate of all of them together; the greater its exposure, the closer its limits.
figures-chart-widened = The figures move { $sigma } times as much as independent cases would: the limits are widened accordingly (Laney).
figures-chart-name-log = XmR of logarithms
figures-rules-wheeler = A signal is: one value beyond a limit; three of four nearer to the same limit than to the average; eight in a row on one side.
figures-rules-nelson = A signal is what one of Nelson’s eight tests says, from one value beyond a limit to eight in a row far from the average.
figures-rules-western-electric = A signal is: one value beyond a limit; two of three beyond two sigmas; four of five beyond one sigma; eight in a row on one side.
figures-rules-shewhart = Only a value beyond a limit is a signal.
figures-rules-name-western-electric = Western Electric
figures-means-once = This period stands out more than chance explains: look for what happened in it.
figures-means-several = Several periods close together pull to the same side: something has probably changed, look since when.
figures-means-level = The level is no longer the same: look for what changed when this run began, and keep it if it is better.
figures-means-drift = The figure drifts one way, period after period: look for a cause that builds up.
figures-means-alternating = The figure goes up and down in turn: two causes, two teams or two ways of counting may alternate.
figures-means-quiet = The figure moves less than expected: very different cases may be mixed, or the data smoothed.
figures-means-mixture = No value is close to the average: two populations may be mixed, take them apart.

figures-within-open = [time limit to be set]
figures-target-open = [target to be set]
figures-others = The others
figures-age = age
figures-whole = All together
word-high-urgency = high urgency
word-medium-urgency = medium urgency
word-low-urgency = low urgency
word-always-P1 = always P1
word-data-breach = data breach

figures-words-within = Share of the cases that go from { $from } to { $to } { $within }.
figures-words-on-time = Share of the cases that, from { $from }, reach { $to } by { $due } at the latest.
figures-words-time = Time from { $from } to { $to }.
figures-words-less = What { $column } counts is taken off the time.
figures-words-paused = The time of pauses is taken off.
figures-words-paused-most = The time of pauses is taken off, { $most } at most in all.
figures-words-reopened = A case reopened within { $window } was not finished: its next end counts.
figures-words-calendar = Business time is that of the calendar { $calendar }.
figures-words-share = Share of the rows that meet { $of }.
figures-words-share-among = Share of the rows that meet { $of }, among those that meet { $among }.
figures-words-sums = Sum of { $above }, over the sum of { $below }.
figures-words-count = Number of rows.
figures-words-sum = Sum of { $column }.
figures-words-mean = Mean of { $column }.
figures-words-weighted = Mean of { $column }, weighted by { $weight }.
figures-words-nps = To the question { $question }: share of promoters (9 and 10) less share of detractors (0 to 6), from −100 to 100.
figures-words-csat-two-of-five = To the question { $question }: share of the answers 4 and 5, on a scale of 5.
figures-words-csat-top = To the question { $question }: share of the answers 5, on a scale of 5.
figures-words-csat-two-of-ten = To the question { $question }: share of the answers 9 and 10, on a scale of 10.
figures-words-csat-mean = Mean of the answers to the question { $question }.
figures-words-csat-net = To the question { $question }: share of the satisfied less share of the dissatisfied.
figures-words-ces-mean = Mean of the answers to the question { $question } on the customer’s effort.
figures-words-ces-share = To the question { $question } on the customer’s effort: share of the answers 5 to 7.
figures-words-ces-net = To the question { $question } on the customer’s effort: share of the answers 6 and 7 less share of the answers 1 to 3.
figures-words-answered = Share of the contacts answered within { $within }.
figures-words-abandoned = Share of the contacts abandoned before an answer.
figures-words-contacts-offered = Every contact counts, abandoned ones too.
figures-words-contacts-answered = Only contacts that were answered count.
figures-words-contacts-early-out = Contacts abandoned within { $short } do not count.
figures-words-contacts-early-in = Contacts abandoned within { $short } count as good.
figures-words-contacts-short = Contacts abandoned after { $short } or less do not count.
figures-words-rr1 = Share of the invitations that got a complete answer (RR1 of AAPOR).
figures-words-rr2 = Share of the invitations that got a complete or partial answer (RR2 of AAPOR).
figures-words-rr3 = Share of the invitations that got a complete answer, part of the unknown cases only being taken as eligible (RR3 of AAPOR).
figures-words-delivered = Share of the delivered e-mails that got a complete answer.
figures-words-rows = number of rows
figures-words-exposure = exposure entered by hand
figures-words-rate = Ratio: { $above } per { $per } of { $below }.
figures-words-first-contact = Share of the contacts solved the first time: nothing comes back within { $window }.
figures-words-recurrence = Share of the cases that come back within { $window }.
figures-words-reopening = Share of the cases reopened within { $window }.
figures-words-repurchase = Share of the customers who buy again within { $window }.
figures-words-same = Two rows belong together when they have the same { $columns }.
figures-words-solvable = Only contacts that meet { $cases } count.
figures-words-retention = Share of the customers at the start of the period who are still there at its end.
figures-words-churn = Share of the customers at the start of the period who are gone at its end.
figures-words-inactive = A customer is gone who has not come back for { $after }.
figures-words-kept = Share kept: { $above } over { $below } at the start of the period.
figures-words-lost = Share lost: what { $above } lacks of { $below } at the start of the period.
figures-words-open = Cases open at the end of the period: { $opened } past, not yet { $closed }.
figures-words-overdue = Share of the cases open at the end of the period ({ $opened } past, not yet { $closed }) that are past their due date.
figures-words-age = Age that nine of ten open cases do not exceed at the end of the period, since { $opened }, in calendar days.
figures-words-age-business = Age that nine of ten open cases do not exceed at the end of the period, since { $opened }, in business days.
figures-words-closure = Cases closed ({ $closed }) in the period, over the cases opened ({ $opened }).
figures-words-derived = Formula { $formula }, where { $figures }.
figures-words-index = Weighted sum: { $parts }.
figures-words-typed = Figures entered by hand, period by period.
figures-words-scope = Cases in scope: { $cases }.
figures-words-is = { $column } is { $values }
figures-words-and = , and
figures-words-without = Left out: { $reasons }.
figures-words-approved = { $reason } (approved by { $by } on { $date })
figures-words-due = A case belongs to the { $period ->
    [half-year] half-year
   *[other] { $period }
} of its due date and counts once that is past, done or not.
figures-words-received = A case belongs to the { $period ->
    [half-year] half-year
   *[other] { $period }
} of its receipt; a period is complete only once its last cases are due.
figures-words-about = A row belongs to the { $period ->
    [half-year] half-year
   *[other] { $period }
} of { $column }.
figures-words-at-the-end = The figure is that of the end of the { $period ->
    [half-year] half-year
   *[other] { $period }
}.
figures-words-rolling = The figure covers the last { $n } days.
figures-words-least = Below { $n } cases a target is never said to be met.

figures-rows = What became of the rows
figures-rows-read = Rows read
figures-rows-counted = Counted
figures-rows-pending = Not yet due
figures-rows-outside = Out of scope
figures-rows-excluded = Excluded
figures-rows-missing = Missing
figures-rows-rejected = Rejected
figures-rows-empty = { $column } is empty
figures-rows-unreadable = { $column } cannot be read
figures-rows-impossible = dates or values that cannot be together
figures-rows-other = for another reason

figures-worst = The cases furthest overdue, { $period }
figures-worst-none = No case went past its due date: { $period }.
figures-worst-no-due = This figure holds no case to a due date: it has no late cases.
figures-worst-note = Ten at most, in the last complete period. A personal identifier is replaced by a pseudonym, or by the number of its line.
figures-case = Case
figures-due = Due
figures-done = Done
figures-still-open = Still open
figures-took = Took
figures-over = Beyond

figures-chain = Its place in the chain
figures-chain-missing = missing link
figures-chain-unknown = cannot be read

figures-past = History
figures-past-supersedes = Takes the place of
figures-past-version = In force, version { $version }.
figures-past-in-force = In force.
figures-past-approved = Approved by { $by }.
figures-past-approved-version = Version { $version } approved by { $by }.
figures-past-sealed-first = Sealed for the first time.
figures-past-sealed-changed = Sealed, changed since the record before.
figures-past-sealed-gone = Not in the record.
figures-past-same = Unchanged since the record of { $date }.
figures-past-differs = Changed since the record of { $date }.
figures-digest = digest

figures-at-a-glance = At a glance
figures-news = What changed
figures-news-none = No record has been sealed yet (`smqc record`): there is nothing to compare with.
figures-news-since = Since the record sealed on { $sealed }, as of { $as_of }.
figures-news-quiet = Nothing has changed.
figures-news-verdicts = Verdicts
figures-news-then = Then
figures-news-now = Now
figures-news-not-judged = not judged
figures-news-figure = { $value }, { $period }
figures-news-added = Definitions added
figures-news-changed = Definitions changed
figures-news-removed = Definitions removed
figures-news-findings = New findings
figures-news-gone = Findings gone
figures-news-coverage = { $now } clauses documented of { $n }; then { $before } of { $of }
figures-news-coverage-new = { $now } clauses documented of { $n }; the standard was not followed
figures-news-data-new = { $n ->
    [one] { $n } new file
   *[other] { $n } new files
}
figures-news-data-changed = { $n ->
    [one] { $n } changed file
   *[other] { $n } changed files
}
figures-news-data-gone = { $n ->
    [one] { $n } file gone
   *[other] { $n } files gone
}
figures-news-files-only = This record seals files, not definitions: it does not tell which of them changed.
