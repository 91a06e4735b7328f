## Findings, verdicts, cases, commands.

level-error = error
level-warning = warning
level-advice = advice
level-why = why
level-fix = fix

summary = { $definitions }: { $found }.
summary-definitions = { $n ->
    [one] { $n } definition
   *[other] { $n } definitions
}
summary-nothing = nothing to report
summary-errors = { $n ->
    [one] { $shown } error
   *[other] { $shown } errors
}
summary-warnings = { $n ->
    [one] { $shown } warning
   *[other] { $shown } warnings
}
summary-advice = { $n ->
    [one] { $shown } piece of advice
   *[other] { $shown } pieces of advice
}
summary-waived = { $n ->
    [one] (One finding is waived.)
   *[other] ({ $n } findings are waived.)
}

measured-promises = Promises
measured-objectives = Objectives
measured-indicators = Indicators without a target
measured-not-judged = Indicators, shown and not judged
measured-column-periods = last periods
measured-column-value = figure
measured-column-interval = interval
measured-column-n = n
measured-column-period = period
measured-target = target: { $target }
measured-worst = at worst { $value }
measured-unpaused = { $value } without pauses
measured-pooled = with the period before
measured-legend = Each figure with its { $confidence } interval; the row of signs shows the last complete periods, twelve at most, the oldest first. “At worst”: if every case left out were a miss. A signal: more than chance gives.
measured-signal = signal since { $from }
measured-no-signal = no signal
measured-nothing = nothing to judge
measured-no-value = no figure

rows-heading = Rows read
rows-of-source = { $source }, data up to { $day }
rows-read = read
rows-counted = counted
rows-not-yet-due = not yet due
rows-out-of-scope = out of scope
rows-excluded = excluded
rows-missing = without value
rows-rejected = rejected

case-superseded = → the case comes again in a later file or row: this one counts nowhere
case-missing = (missing)
case-end-of-day = end of the day (24:00)
case-due = due on { $day }, { $at }
case-stopped = stopped on { $day }
case-open = still open on { $day }, the last day known of
case-void = reopened on { $on }: { $stop ->
    [none] the case is open again
   *[other] the stop of { $stop } is void
}
case-pause = paused from { $from } { $to ->
    [none] on
   *[other] to { $to }
}
case-pause-counts = counts
case-pause-no-reason = does not count: no reason is given
case-pause-not-recorded = does not count: nobody recorded when it was decided
case-pause-begun-after-due = does not count: the case was due already
case-pause-recorded-after-due = does not count: recorded when the case was due already
case-paused = the clock stood still: due { $pause } later
case-excluded-for = (reason: { $reason })
case-excel = { $ours } from start to stop as counted here; Excel’s NETWORKDAYS.INTL says { $excel }: it counts the first day too, and knows neither opening hours nor a cut-off hour
case-in-time = in time
case-late = late
case-good = counted, good
case-day-zero = day 0: the day of receipt
case-day = day { $n }
case-hours = { $clock } of working time
case-closed-weekday = closed
case-closed-holiday = public holiday
case-closed-closing = our own closing
case-after-hours = received while closed: counts as the next open day
case-after-cut-off = received after the cut-off hour: counts as the next open day
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

command-about = Compiles a quality system written in YAML
command-check = Checks the definitions
command-measure = Reads the data too, and judges every promise and objective
command-build = Writes the pages and documents for customers, staff and auditors
command-approve = Writes down that a role approved definitions as they stand
command-record = Seals the results of a measurement as an evidence record
command-case = Explains one case, step by step
command-explain = Explains a code, or lists them all
command-schema = Prints the JSON Schema of a kind
command-selftest = Runs published reference calculations on the program itself
command-watch = Checks again on every save
option-dir = Folder of the project; the nearest one upwards that holds smq.yaml, if left out
option-format = Form of the messages
option-as-of = Day judged on, at most: 2026-06-30 (today, if left out)
option-lang = Language of the messages: fr or en
option-data = Folder that holds the data files
option-explain-gate = Say which line of the gate holds and which fails
option-chain = Show the chain behind each promise, and its missing links
option-coverage = Show how far the clauses of each standard are documented; reads the data too
option-waivers = List the waivers, who answers for them and how long they last
option-deny = Fail on warnings too
option-quiet = Print nothing but errors
option-color = When to use colours
option-out = Folder to write
option-edition = Only these editions, separated by commas
option-in = Only in these languages of the system, separated by commas
option-output = Only these outputs, separated by commas
option-code = A code (SMQ1001) or a name (promise-without-indicator); expressions, for the language of conditions; rules, kinds, commands or templates, for a whole reference in Markdown
option-list = Print code, level and name of every rule, one a line
option-kind = A kind (Promise), `any` for all of them, or an output: findings, measured, coverage, record, validation
option-ascii = Signs of ASCII only, for terminals that show no others
option-period = One period only, judged and shown: 2026-03, 2026-W12, 2026-Q1, 2026, or last
option-since = Everything from the periods that begin on this day or later as one figure, shown and not judged
option-rejects = File to write the list of all cells that cannot be read to, as CSV
option-case = Key of the case in its source
option-seal = Seal the result as a record of tool validation in the project’s evidence/
option-approved = Definitions to approve: written-ack, or promise/written-ack
option-by = The role that approves
option-help = Show this help
option-version = Show the version
help-usage = Usage:
help-command = COMMAND
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = [default: { $values }]
help-values = [possible values: { $values }]
error-unknown-option = there is no option “{ $option }”
    .fix = { $suggestion ->
        [none] `--help` lists the options.
       *[other] Did you mean { $suggestion }?
    }
error-unknown-command = there is no command “{ $command }”
    .fix = { $suggestion ->
        [none] `smqc --help` lists the commands.
       *[other] Did you mean { $suggestion }?
    }
error-missing-argument = { $argument } is missing
error-missing-value = { $option } needs a value
    .fix = { $known ->
        [none] Write it after the option.
       *[other] Write one of these: { $known }.
    }
error-invalid-value = “{ $value }” is not a value of { $option }
    .fix = { $known ->
        [none] `--help` says which ones there are.
       *[other] Write one of these: { $known }.
    }
error-argument-conflict = { $argument } and { $other } cannot stand together
error-no-project = no smq.yaml in { $path } or above it
    .fix = Go to the folder of your quality system, or name it. A new one begins with this file: `smqc explain kinds` shows one, under System.
error-language = the system does not speak “{ $language }”
    .fix = Ask for a language that `languages` in smq.yaml names: { $known }.
error-nothing-made = nothing to write: none of the outputs asked for is made for the editions asked for
    .fix = Leave out `--output` or `--edition`, or name others.
error-out-source = the documents would be written into { $path }, where the project keeps files of its own
    .fix = Name another folder with `--out`.
error-no-data-folder = no folder { $path }
error-date = { $raw } is not a date: write 2026-06-30
error-period = { $raw } is not a period: write 2026-03, 2026-W12, 2026-Q1, 2026-H1, 2026, or last
error-period-length = no indicator is measured in periods like { $asked }: the periods here are { $lengths }
error-period-empty = no indicator has data ({ $asked }): the periods known run from { $first } to { $last }
error-nothing-measured = no indicator is measured
error-not-merged = no figure can be merged { $asked }: rolling windows overlap, and a figure typed by hand does not say of how many cases
window-last = the last complete period
window-since = since { $day }
window-rolling = rolling { $length }
window-other-length = Not shown, because their periods have another length: { $indicators }
window-not-merged = Not shown, because rolling windows and figures typed by hand cannot be merged: { $indicators }
error-unknown-code = no rule or fault is called { $code }
error-unknown-kind = { $kind } is not a kind
error-no-case = no row has the key { $id }
error-errors = nothing written: { $n ->
    [one] one error
   *[other] { $n } errors
}
built = Written: { $path } ({ $n ->
    [one] one file
   *[other] { $n } files
}). Open { $index } in a browser.
recorded = Sealed: { $path }
approved = Approved: { $definitions }. Record: { $path }
approved-already = { $n ->
    [one] { $definitions } had been approved by this role as it stands: nothing to add.
   *[other] { $definitions } had been approved by this role as they stand: nothing to add.
}
approve-unknown-definition = no definition is called “{ $name }”
    .fix = { $suggestion ->
        [none] Name it by its id, or with its kind: promise/written-ack.
       *[other] Did you mean { $suggestion }?
    }
approve-ambiguous = several definitions are called “{ $name }”: { $known }
    .fix = Name it with its kind.
approve-unknown-role = no role is called “{ $role }”
    .fix = { $suggestion ->
        [none] { $known ->
            [none] Define the role that approves: kind Role.
           *[other] The roles are { $known }.
        }
       *[other] Did you mean { $suggestion }?
    }
approve-retired = “{ $definition }” is retired: it is not approved any more
approve-has-errors = “{ $definition }” has { $n ->
        [one] an error
       *[other] { $n } errors
    }: what cannot be read cannot be approved
    .fix = `smqc check` tells what is wrong.
approve-relies-on-errors = “{ $definition }” relies on “{ $other }”, which has an error: what cannot be read cannot be approved
    .fix = `smqc check` tells what is wrong.
approve-not-its-approver = “{ $definition }” is approved by “{ $approver }”, not by “{ $role }”
    .fix = Have that role or its deputy approve it, or change its `approver`.
watching = Watching { $path } (Ctrl+C to stop)
reading-data = Reading the data
rejected-written = { $n ->
    [0] No cell is unreadable: { $path } has a header only.
    [one] One unreadable cell is listed in { $path }.
   *[other] { $n } unreadable cells are listed in { $path }.
}
gate-title = Gate
gate-holds = holds
gate-fails = fails
gate-elsewhere = judged by `smqc measure`
gate-failing = the gate fails: { $line }
gate-level = { $level ->
    [error] no error
    [warning] no error and no warning
   *[advice] no finding
} (found: { $n })
gate-count = { $level ->
    [error] { $most ->
        [0] no error
        [one] at most one error
       *[other] at most { $most } errors
    }
    [warning] { $most ->
        [0] no warning
        [one] at most one warning
       *[other] at most { $most } warnings
    }
   *[advice] { $most ->
        [0] no advice
       *[other] at most { $most } of advice
    }
} (found: { $n })
gate-rules = no finding of { $rules } (found: { $n })
gate-coverage = { $standard }: { $least } of the clauses { $level ->
    [declared] declared
    [evidenced] evidenced
   *[audited] audited
} ({ $clauses } of { $of })
gate-verdicts = { $kind ->
    [promise] no promise missed
   *[objective] no objective missed
}{ $n ->
    [none] {""}
   *[other] { " " }(found: { $n })
}
error-broken-chain = the chain of records is broken at { $record }: { $reason }
error-io = { $path }: { $reason }
error-too-large = { $path } is larger than { $limit } MB
error-link-outside = { $path } leads out of its folder by a link: copy the file into it, or name the folder of the data with --data
error-foreign = { $path } was not written by smqc: name another folder with --out, or remove it
error-foreign-file = { $path } was not written by smqc: name another file, or remove it
error-outside = { $path } would be written outside the output folder
error-exists = { $path } exists already; a record is never written over
error-watch = the folder cannot be watched: { $reason }
explain-triggers = Triggers it:
explain-near-miss = Does not:
explain-expressions = The language of conditions (where, exclude, checks, ratio, formulas)
explain-expressions-rules = A comparison with a missing value is neither true nor false but unknown, and a row counts only where the condition is true. Numbers are exact. Capitals do not matter in words such as “and” and in the names of functions.
explain-values = Values and columns
explain-operators = Operators, from the one that binds most
explain-functions = Functions
explain-example = Example: { $example }
