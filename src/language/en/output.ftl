## Site, Markdown, checklist.

page-overview = Overview
page-definitions = Definitions
page-standards = Standards
page-findings = Findings
page-data = Data
page-menu = Pages
page-languages = Languages
page-skip = Skip to the content
page-as-of = As of
page-sources-of-figures = Where the figures come from
page-disclaimer = This site says what is documented and measured. Judging it is the auditor’s part.
page-not-translated = Not translated: shown in the language it was written in
page-none = none
page-yes = yes
page-no = no

page-colon = :
page-then = ; { "" }
page-every = every { $duration }
page-per = { $amount } per { $period }
page-per-day = day
page-per-week = week
page-per-month = month
page-per-quarter = quarter
page-per-half-year = half-year
page-per-year = year
page-after = { $duration } { $event ->
    [closed] after closing
    [cloture] after closing
    [received] after receipt
    [reception] after receipt
    [answered] after the answer
    [reponse] after the answer
    [complaint] after the complaint
    [reclamation] after the complaint
    [decision] after the decision
   *[other] after “{ $shown }”
}
page-precision = { $points } points at { $confidence }
page-from-file-name = from the name of the file
page-from-file-time = from the time of the file
page-from-last-date = last date in the data
page-last-file = the last file wins
page-last-row = the last row wins
page-last-by = the last by { $column }
page-empty = (empty)
page-no-definition = no definition

page-about = About these figures
page-cut-offs = Data until
page-cut-off = Data until
page-scope = Scope
page-tool = Program
page-waived-count = { $n ->
    [one] one waived
   *[other] { $n } waived
}

badge-met = Met
badge-at-risk = At risk
badge-resting = Met, resting on exclusions
badge-missed = Missed
badge-in-progress = In progress
badge-insufficient-data = Insufficient data
badge-no-data = No data

page-no-figure = no figure
page-nothing-judged = Nothing to judge yet
page-no-figures = No figures yet.
page-pooled = with the period before
page-pooled-note = Too few cases: judged together with the period before.
page-interval = interval
page-interval-short = Interval
page-target = Target
page-due = due
page-due-head = Due
page-goal-head = Goal
page-goal = { $target } by { $due }
page-owner-head = Owner
page-table = Table
page-chart = Chart
page-stands = Where it stands
page-worst = Worst case
page-used = Allowed misses used
page-used-short = Misses used
page-worst-note = Worst case: the figure if every case left out (excluded, missing, rejected) were a miss.
page-measured-by = Measured by
page-history = Verdicts by period
page-period = Period
page-verdict = Verdict
page-value = Value
page-earlier = Earlier periods are in model.json.
page-key-value = value
page-key-target = target
page-not-judged = not judged
page-spark = The last { $n } periods. { $last }
page-tip = { $period }: { $value } (n = { $n }), { $state }
page-tip-plain = { $period }: { $value } (n = { $n })
page-value-n = { $value } (n = { $n }, { $period })

page-series = Figures
page-source = source
page-good = Good
page-unpaused = Good without pauses
page-excluded = Excluded
page-missing = Missing
page-rejected = Rejected
page-trend = Trend
page-by = By
page-breakdown-note = A breakdown is information: it has no verdict of its own.

page-title = Title
page-id = Id
page-owner = owner
page-by-default = by default
page-version = version
page-version-head = Version
page-approval-head = Approval
page-approved = approved by { $by } on { $date }
page-approved-changed = changed since it was { $approved }
page-approved-review = to be read again: what it relies on has changed since it was { $approved }
page-review-due = to be reviewed by
page-from = in force from { $from }
page-until = in force until { $until }
page-from-until = in force from { $from } to { $until }
page-changed = What changed
page-draft = draft
page-retired = retired
page-says = What it says
page-relies-on = Relies on
page-used-by = Used by
page-shows = Clauses it helps to show
page-as-written = The definition as written

page-standard = Standard
page-nature = Kind
page-nature-guidance = guidance
page-nature-requirements = requirements
page-documented = { $declared } of { $n ->
    [one] { $n } clause
   *[other] { $n } clauses
} documented
page-documented-head = Documented
page-standards-lead = For each standard the system follows: which clauses are documented, and where. Clauses that do not apply, or that only an auditor can see, are not counted.
page-no-standards = The system names no standard.
page-coverage-note = A clause is documented when every field that shows it is given and no rule speaks against it; it has evidence when a verdict, a register or a record stands behind one of them, and is audited when an audit that covers it left nothing open. Whether practice follows what is written is for the auditor to see.
page-clause = Clause
page-expects = What is expected
page-state = State
page-where-shown = Where it is shown
page-field-of = { $field } ({ $values })
page-not-given = not given
page-evidence = Evidence
page-audited = Audited
page-open-findings = Findings still open
page-clause-waived = Waived on
page-rules-off = Rules switched off
page-answers-for-it = Answers for it
overview-gravest = The first { $shown } of { $n }, the gravest states before the others.
overview-whole = The whole list, with verdicts
page-steps-note = Written: the documents hold it. Demonstrated: figures or a register are behind it. Verified: a verdict was reached, or an audit left nothing open. Proved: a sealed record holds a verdict.
clause-declared = documented
clause-evidenced = documented, with evidence
clause-audited = documented and audited
clause-gap-guidance = gap against guidance
clause-gap-requirements = requirement not shown
clause-contradicted = contradicted by findings
clause-auditor = for the auditor to see
clause-not-applicable = not applicable

page-checklist = Audit checklist
page-checklist-title = Audit checklist
page-observation = Observation
page-grade = Grade

page-findings-lead = What the compiler found in the definitions and in the data, and what is waived.
page-no-findings = Nothing to report.
page-waived = Waived
page-no-waived = No finding is waived.
page-waived-by = waived by
page-why = Why:
page-fix = What to do:

page-data-lead = Every file the figures were computed from. The digest tells whether a file is the one that was read.
page-file = File
page-extracted = Extracted
page-rows = Rows
page-skipped = Skipped
page-superseded = Superseded
page-not-declared = not declared
page-bad-cells = Cells that could not be read
page-no-bad-cells = Every cell could be read.
page-no-data = No data
page-no-sources = The system has no source of data.
page-place = Place
page-column = Column
page-reason = Reason

## Control charts: what is news, and what is not.

trend-chart = { $chart } chart of { $n } periods, rules “{ $rules }”.
trend-chart-provisional = { $chart } chart of { $n } periods, rules “{ $rules }”; limits are provisional below eight periods.
trend-no-signal = No signal.
trend-inside-noise = { $after } differs from { $before } no more than by chance.
trend-beyond-noise = { $after } differs from { $before } by more than chance.
trend-earlier-signals = { $n ->
    [one] One more signal before.
   *[other] { $n } more signals before.
 }
signal-beyond-limit = one value { $side ->
    [above] above
   *[below] below
 } the limits
signal-near-limit = three of four values near the { $side ->
    [above] upper
   *[below] lower
 } limit
signal-eight-one-side = eight or more in a row { $side ->
    [above] above
   *[below] below
 } the average
signal-nine-one-side = nine or more in a row { $side ->
    [above] above
   *[below] below
 } the average
signal-six-trend = six or more in a row, each { $side ->
    [above] higher
   *[below] lower
 } than the one before
signal-fourteen-alternating = fourteen or more going up and down in turn
signal-two-of-three = two of three values far { $side ->
    [above] above
   *[below] below
 } the average (two sigmas)
signal-four-of-five = four of five values { $side ->
    [above] above
   *[below] below
 } the average by a sigma
signal-fifteen-within = fifteen or more in a row closer to the average than a sigma
signal-eight-outside = eight or more in a row, none closer to the average than a sigma
