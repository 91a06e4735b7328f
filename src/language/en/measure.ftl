## Calendars.

calendar-unknown-zone = the time zone “{ $zone }” of this calendar is not known
    .fix = { $suggestion ->
        [none] Write its name in the IANA list: Europe/Brussels.
       *[other] Did you mean { $suggestion }?
    }
calendar-closing-without-date = this closing names no day
    .why = It would close nothing.
    .fix = Write `date:` for one day, or `from:` and `to:` for several.
calendar-beyond-midnight = “{ $interval }” ends after 24:00
    .why = A day ends at 24:00; what comes later belongs to the next one.
    .fix = End at 24:00; or write the hour of the next day (22:00-01:00) and add `overnight: yes`.
calendar-reversed = “{ $interval }” does not end after it starts
    .why = No working time can be counted in it.
    .fix = Swap the two hours; where they run past midnight, add `overnight: yes`.
calendar-overlap = “{ $first }” and “{ $second }” overlap
    .why = The hours they share would count twice.
    .fix = Write intervals that do not overlap; one interval lasts 24 hours at most.
calendar-reversed-closing = this closing ends on { $to }, before it begins on { $from }
    .fix = Swap the two dates.
calendar-holidays-unnamed = these hours speak of public holidays (`PH`), and nothing says which days those are
    .fix = Add `holidays:` with the country (BE, FR …) or a list of days under `also`, or remove `PH`.
calendar-no-working-time = this calendar never opens
    .why = A deadline in business days or hours would never come.
    .fix = Check the hours and the closings.
calendar-hours-syntax = these hours cannot be read
    .fix = { $suggestion ->
        [none] Write them as in OpenStreetMap: `Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-13:00`.
       *[other] Write { $suggestion }.
    }
calendar-hours-sun = sunrise and sunset are not fixed hours
    .why = Working time is counted from fixed hours.
    .fix = Write the hours: `Mo-Fr 08:00-18:00`.
calendar-hours-open-end = these hours do not say when the calendar closes
    .why = Working time is counted up to the closing time.
    .fix = Write both ends: `Mo-Fr 09:00-17:00`.
calendar-hours-points = these hours name moments, not a stretch of working time
    .fix = Write a beginning and an end: `Mo-Fr 10:00-16:00`.
calendar-hours-unknown = `unknown` does not say whether the calendar is open
    .fix = Write the hours, or `off`.
calendar-hours-comment = a remark without hours would be read as open day and night
    .fix = Write the hours before the remark, or `off`.
calendar-hours-school = the dates of school holidays (`SH`) are not known here
    .fix = Remove `SH`, and list those days under `closed`.
calendar-hours-holiday-weekdays = public holidays (`PH`) and weekdays stand together, with only a space between them
    .why = The rule would hold for those weekdays all year round.
    .fix = Write two rules: `Mo-Fr 09:00-17:00; PH off`.
calendar-hours-overnight-break = `off` with hours cannot stand in a calendar that runs past midnight
    .why = Nobody could tell which of two shifts it cuts.
    .fix = Write the open hours only, without `off`.
calendar-hours-long = these hours are longer than 1000 characters
    .fix = Write the hours of an ordinary week; list single days under `closed`.

## Whether a target can be held against its indicator.

fit-no-due-column = the target “{ $target }” needs due dates, and the indicator “{ $indicator }” names no column of them
    .fix = Add `due:` with that column to its `time`, or write a limit: at least 95 % within 2 business days.
fit-time-wants-limit = the target “{ $target }” does not fit the indicator “{ $indicator }”, which measures a time
    .why = A time is judged by the share of cases inside a limit, or by a percentile.
    .fix = Write for instance: at least 95 % within 2 business days; p90 at most 10 business days.
fit-limit-wants-time = the target “{ $target }” sets a time limit, and the indicator “{ $indicator }” does not measure a time
    .fix = Write the level alone (at least 95 %), or name an indicator that measures a `time`.
fit-percentile-wants-time = the target “{ $target }” is a percentile, and the indicator “{ $indicator }” does not measure a time
    .fix = Write the level alone (at least 95 %), or name an indicator that measures a `time`.
fit-share-wants-percentage = the target “{ $target }” is not a percentage, and the indicator “{ $indicator }” gives one
    .fix = Write for instance: at least 95 %; at most 3.5 per 1000.
fit-length-wants-duration = the target “{ $target }” does not fit the indicator “{ $indicator }”, which gives a length of time
    .fix = Write a duration: at most 20 minutes.
fit-number-not-percentage = the target “{ $target }” does not fit the indicator “{ $indicator }”, which gives a plain number
    .fix = Write a number without a percent sign or unit of time: at least 10.
fit-typed-unit = the target “{ $target }” is not in the unit of the figures entered for the indicator “{ $indicator }”
    .fix = Write the target in the same unit as the figures.
fit-hours-on-dates = the limit of { $limit } counts hours, and the indicator “{ $indicator }” knows dates only
    .why = Without the time of day nobody can tell whether the limit was kept.
    .fix = Write the limit in days (1 business day), or use columns that hold the hour (`type: datetime`).
fit-pause-unit = the limit of { $limit } and the pauses of the indicator “{ $indicator }” (in { $unit }) are not in the same unit
    .why = Taken off as they are, pauses would count for more or less than they lasted.
    .fix = Write the limit in the unit of the pauses, or a column of pauses (`less`) in the unit of the limit.
fit-pause-cap = the longest pause ({ $limit }) and the pauses of the register (in { $unit }) are not in the same unit
    .why = Nobody could tell which pauses are too long.
    .fix = Write the longest pause in { $unit }.
fit-breakdown-too-deep = a breakdown goes by { $most } columns together at most
    .why = With more, a group holds a few cases, and its figure says nothing.
    .fix = Take a column out, or break the figures down by two lists: `split_by: [[channel, region], [channel, product]]`.
fit-personal-breakdown = “{ $column }” holds personal data, and a breakdown would publish them
    .why = Personal columns leave the program only as pseudonyms.
    .fix = Break the figures down by another column.
fit-period-twice = { $period } has two figures
    .label = the second one
    .why = Nobody could tell which one counts.
    .fix = Keep one.
fit-warn-other-terms = the warning level “{ $warn }” and the target “{ $target }” do not speak of the same thing
    .why = Between the two of them a figure is at risk: that takes the same limit and the same unit.
    .fix = Write the target again, with a stricter level.
fit-baseline-other-unit = the starting point “{ $value }” is not in the unit of the target “{ $target }”
    .why = Nobody could tell how far it is from one to the other.
    .fix = Write it in the unit of the target: 88 %, not 0.88.
fit-typed-units-differ = “{ $value }” follows figures such as “{ $first }”: the series changes its unit
    .why = A chart, a target and a mean take one unit.
    .fix = Write every figure of the series in the same unit.
fit-typed-periods-differ = { $period } follows periods such as { $first }: the series changes its length
    .why = A figure of a month and one of a quarter are no series.
    .fix = Write every figure of the series for a period of the same length, or make two indicators.
fit-typed-units-first = the first figure
fit-group-not-split = the indicator “{ $indicator }” is not broken down by “{ $column }”
    .why = There is no figure for this group alone.
    .fix = Add the column to `split_by` of the indicator, or name another group.
fit-group-several = an objective speaks of one group, and “{ $column }” names a second one
    .fix = Keep one, and write another objective for the other.
fit-day-of-instant = a day (“{ $raw }”) is never equal to an instant
    .why = No row would ever be meant.
    .fix = Write a condition as text: received >= 2026-01-31 and received < 2026-02-01.
fit-length-not-fixed = “{ $raw }” has no fixed length in seconds
    .fix = Write seconds, minutes, hours, calendar days or weeks.
fit-no-calendar = the limit of { $limit } is counted in business time, and the indicator “{ $indicator }” has no calendar
    .why = Opening hours, public holidays and closings decide the due date.
    .fix = Add `calendar:` here or to the indicator, or once for all to `defaults` of the System.
fit-procedure-no-calendar = “{ $id }” counts { $limit } in business time, and no calendar says when you are open
    .why = Opening hours, public holidays and closings decide the due date.
    .fix = Add `calendar:` to the procedure, or once for all to `defaults` of the System; or count in calendar days.
fit-limit-long = a deadline of { $limit } is longer than ten years
    .why = Nobody waits that long: a digit or the unit was mistyped.
    .fix = Check the number and its unit.
fit-work-in-hours = { $limit } is no amount of work
    .why = The load is worked out from the time that people spend on a case, not from how long it lies.
    .fix = Write minutes or hours: 45 minutes, 6 hours.
fit-baseline-clock = the starting point of { $baseline } cannot be compared with the target “{ $target }”
    .why = Business hours are working time; a number of business days ends at the close of the last day, however long the days are.
    .fix = Write the starting point in the unit of the target, measured anew; it cannot be converted.
fit-age-unit = the target “{ $target }” does not fit the indicator “{ $indicator }”, which gives an age
    .fix = Write it in the unit of the ages: at most 20 business days.

## Measures made of several columns, sources or indicators.

measure-ces-scoring = `{ $scoring }` is defined on the scale 1 to 7, and version 1 asks on 1 to 5
    .fix = Write `scoring: mean`, or `version: v2` where the question is on seven answers.
measure-per-zero = a rate per nothing is no rate
    .fix = Write for instance `per: 1000`.
measure-bands-order = the bands of ages do not rise
    .why = A case would belong to two of them, or to none.
    .fix = Write the last day of each band, the smallest first: `bands: [5, 10, 20]`.
measure-pauses-unpaired = { $columns ->
    [one] one column
   *[other] { $columns } columns
} for { $pauses ->
    [one] one beginning of a pause
   *[other] { $pauses } beginnings of pauses
}
    .why = The columns of pauses go in pairs, and nobody could tell which belong together.
    .fix = Write as many columns as in `from`, in the same order.
measure-formula-not-a-number = this formula does not give a number
    .fix = Write arithmetic over the names under `figures`: solved / (new + reopened).
measure-condition-always = every row meets this condition
    .why = { $cause ->
        [column] What it says of “{ $column }” leaves no row out.
       *[other] It asks nothing of the row.
    }
    .fix = Write what sets the rows apart, or leave the condition out.
measure-condition-unless-missing = every row in which “{ $column }” is given meets this condition
    .why = What it says of “{ $column }” covers every value; where it is missing, the condition is unknown.
    .fix = If only rows with a value are meant, write “is not null”. Otherwise correct one of the bounds, or write “and”.
measure-condition-never = no row can meet this condition
    .why = { $cause ->
        [column] What it asks of “{ $column }” excludes itself: no value is enough for all of it.
       *[other] It is false whatever the row.
    }
    .fix = If one or the other is meant, write “or”, or a list: in ('a', 'b'). Otherwise correct one of the bounds.
measure-condition-unknown = this condition is unknown for every row, so no row meets it
    .why = { $cause ->
        [column] Whatever “{ $column }” holds, something in the comparison is missing.
       *[other] A value in it is missing whatever the row, as after a division by zero.
    }
    .fix = Write what is compared with what; to ask whether a value is missing, write “is null”.
measure-unknown-figure = no figure is called “{ $name }”
    .fix = Use a name declared under `figures`, or declare it there with its indicator.
measure-key-types = this key does not hold the same as the key of this indicator’s own source
    .why = Nobody would be found again in “{ $source }”.
    .fix = Name as many columns as under `key`, of the same types.
measure-inactive-clock = { $limit } is not counted in calendar days
    .why = Whether a customer is still there is known day by day.
    .fix = Write calendar days, weeks, months or years: 180 calendar days.
measure-age-calendar = these ages are counted in business days, and the indicator has no calendar
    .why = Opening hours, public holidays and closings decide how old a case is.
    .fix = Add `calendar:` to the indicator, or once for all to `defaults` of the System; or write `age: calendar days`.
measure-column-not-a-date = “{ $column }” holds no dates
    .why = Nobody could tell when something happened.
    .fix = Name a column whose type is `date` or `datetime`.
measure-column-not-a-number = “{ $column }” holds no numbers
    .why = It could not be summed.
    .fix = Name a column whose type is `count`, `number`, `money` or `duration`.
measure-answered-type = “{ $column }” does not tell whether a contact was answered
    .fix = Name a column of yes or no, or one that is empty where nobody answered (the agent, the hour of the answer).
measure-wait-unit = “{ $column }” is no length of time
    .why = Without a unit nobody could tell whether the limit was kept.
    .fix = Give the column `type: duration`, or `type: number` with `unit: seconds`.
measure-wait-limit = { $limit } cannot be held against a time in a queue
    .fix = Write seconds, minutes or hours: 20 seconds.
measure-status-open = the values of “{ $column }” are not declared
    .why = A status that nobody has listed would drop out of the rate, and raise it unseen.
    .fix = Give the column `type: category` with its `values`.
measure-status-unlisted = { $words } stand in “{ $column }”, and in no list of this rate
    .why = Left out, they would raise the rate.
    .fix = Put each value into `complete`, `partial`, `refusal`, `non_contact`, `other`, `unknown` or `not_eligible`.
measure-part-limits = the figure of “{ $part }” depends on a limit, and its targets do not set just one
    .why = Nobody could tell which share of cases is meant.
    .fix = Hold it against one limit in a promise or objective, or name another indicator.
measure-part-period = “{ $part }” is cut by { $other }, and this indicator by { $own }
    .why = Only figures of the same period can be put together.
    .fix = Give both the same `period`.
measure-index-units = the indicators of this index give figures of different units
    .why = A percentage, a score from −100 to 100 and a number cannot be added up.
    .fix = Put figures of one unit together: only percentages, or only scores.

## Data files.

data-unreadable = the data cannot be read: { $reason }
    .fix = Check `files` and the right to read them.
data-none = no data file is found under “{ $files }”
    .why = What rests on this source shows “no data” instead of a verdict.
    .fix = Add the file, correct `files`, or name the folder of the data with `--data`.
data-not-read = “{ $path }” is in a format that is not read here
    .why = Text files are read (CSV, TSV, NDJSON; also packed as .gz or .zst), and spreadsheets (.xlsx, .xls, .ods).
    .fix = Unpack it, or save it as one of these.
data-parquet = “{ $path }” is a Parquet file, which this smqc does not read
    .why = Text files are read (CSV, TSV, NDJSON; also packed as .gz or .zst), and spreadsheets (.xlsx, .xls, .ods).
    .fix = Save it as CSV.
data-no-sheet = “{ $path }” has no sheet “{ $sheet }”
    .fix = { $suggestion ->
        [none] Write the name or the number of one of its sheets: { $known }.
       *[other] Did you mean { $suggestion }?
    }
data-percent-untold = in “{ $path }”, nobody can tell which numbers of “{ $header }” are shown as percentages
    .why = This format keeps 94 % as 0.94, and does not tell it from 0.94 %.
    .fix = Save it as .xlsx or as CSV.
data-unknown-encoding = “{ $encoding }” is not an encoding known here
    .fix = Write `encoding: utf-8` or `encoding: windows-1252`.
data-file-outside = “{ $path }” lies outside the folder of the data
    .why = What is judged must travel with the project, so that others find the same figures.
    .fix = Write a path below the folder of the System (`data/…`), or read another folder with --data DIR.
data-not-utf8 = “{ $path }” is declared to be in UTF-8, and is not
    .why = Accents would be lost or misread.
    .fix = Write `encoding: windows-1252`, or save the file as “UTF-8”.
data-is-utf8 = “{ $path }” is declared to be in { $encoding }, and is in UTF-8
    .why = Accents would be misread, and no header that has one would be found.
    .fix = Write `encoding: utf-8`, or leave the encoding out: it is found in the file.
data-damaged = “{ $path }” cannot be unpacked: it is cut off or damaged
    .why = Rows that cannot be seen would be missing from every figure.
    .fix = Fetch or pack the file again.
data-sheet-too-large = the sheet of “{ $path }” spans more than { $limit } cells
    .why = A sheet is held in memory as a whole; a single cell far from the others makes it that large.
    .fix = Remove the cells that stand far apart, or export the sheet as CSV.
data-unclosed-quote = a quotation mark that opens a cell of “{ $path }” is never closed
    .why = All rows behind it would be read as one cell.
    .fix = Close it, double it where it belongs to the text, or declare the sign around texts: `quote`.
data-no-header = “{ $path }” ends before its row of headers
    .fix = Check `header_row`; for a file without headers, write `header: none`.
data-column-number = “{ $header }” is not the number of a column
    .why = The file has no headers (`header: none`), so columns are named by their number.
    .fix = Write `from: 1` for the first column, `from: 2` for the second.
data-header-twice = two columns of “{ $path }” have the header “{ $header }”
    .why = Nobody could tell which one is meant.
    .fix = Rename one of them in the file.
data-no-known-header = line { $line } of “{ $path }” contains none of the declared headers
    .why = The headers are missing, or the file is read with a delimiter or an encoding that is not its own.
    .fix = Check `header_row`, then `delimiter` and `encoding`.{ $known ->
        [none] {""}
       *[other] {" "}The line contains: { $known }.
    }
data-no-column = “{ $path }” has no column “{ $header }”
    .fix = { $suggestion ->
        [none] { $known ->
            [none] Check `header_row`.
           *[other] Write one of its headers: { $known }. Where they run together, check `delimiter`.
        }
       *[other] Did you mean { $suggestion }?
    }
data-dates-ambiguous = “{ $raw }” can be read with the day or with the month first, and no date of “{ $header }” tells which
    .why = A guess would move cases into other periods.
    .fix = Write `dates: { $day }` where the day comes first, `dates: { $month }` where the month does.
data-dates-contradict = in “{ $header }”, “{ $first }” ({ $place }) and “{ $second }” do not have day and month in the same order
    .why = Dates that can be read both ways would be guessed.
    .fix = Correct the file, or write in `dates` how its dates are written.
data-decimals-contradict = in “{ $header }”, “{ $first }” ({ $place }) and “{ $second }” do not have the same decimal sign
    .why = Numbers such as 1,234 would be guessed.
    .fix = Correct the file, or write its decimal sign: `decimal: ","`.
data-no-file-time = the date of the file “{ $path }” is not known
    .why = `extracted` takes from it the day on which the data were taken out.
    .fix = Write that day in `extracted`, or `from file name`.
data-no-date-in-name = the name of “{ $path }” holds no date
    .why = `extracted` takes from it the day on which the data were taken out.
    .fix = Put the date into the name (complaints-2026-03-31.csv), or write it in `extracted`.
data-duplicate-key = the key of this row stands in { $first } already
    .label = { $count ->
        [one] one row repeats a key
       *[other] { $count } rows repeat a key
    }
    .why = A case is never counted twice.
    .fix = Say in `same_key` which row is kept (`last file wins`, `last row wins`), or correct the file.
data-bad-cells = { $count ->
        [one] one cell cannot be read
       *[other] { $count } cells cannot be read; the first
    }: { $reason }
    .why = An indicator that reads such a cell rejects its row, and the worst case counts the row as a miss.
    .fix = Correct the file, or declare how its values are written (`format`, `missing`, `values`).
data-check-failed = { $count ->
        [one] one row of { $read } does not meet “{ $check }”
       *[other] { $count } rows of { $read } do not meet “{ $check }”
    }
    .why = Every figure of this source rests on these rows.
    .fix = Correct the data, or the check.
data-not-unique = { $count ->
        [one] one row of { $read } repeats
       *[other] { $count } rows of { $read } repeat
    } a value of the column “{ $column }”, which allows none twice
    .why = A case could be counted twice.
    .fix = Correct the data; where a case may come again, say in `same_key` which row is kept.
data-vanished-cases = { $count ->
        [one] one open case of an older export does
       *[other] { $count } open cases of older exports do
    } not come again in the last one
    .why = A case that is left out while it is open is never judged: no verdict can be trusted that may rest on it.
    .fix = Export the open cases again until they are closed, or tell in the register why they ended.
data-gaps = { $count ->
        [one] the numbering of the column “{ $column }” has a gap before this row
       *[other] the numbering of the column “{ $column }” has { $count } gaps; the first, before this row
    }
    .why = A case that is not in the register is not in any figure.
    .fix = Look for the missing cases, or drop the check `sequential`.
data-period-gap = { $others ->
    [0] no row speaks of { $period }
    [one] no row speaks of { $period }, nor of another period
   *[other] no row speaks of { $period }, nor of { $others } other periods
}
    .why = A file or an export may be missing: the figures of such a period are empty, or lack cases.
    .fix = Look for the missing rows, or drop the check `every`.
data-control-rows = { $found ->
    [one] one row is read, and { $expected } are declared
   *[other] { $found } rows are read, and { $expected } are declared
}
    .why = Rows were lost or added on the way from the system that counted them.
    .fix = Export the data again, or correct `rows`.
data-control-sum = the column “{ $column }” adds up to { $found }, and { $expected } is declared
    .why = Rows or amounts were lost, added or misread on the way from the system that counted them.
    .fix = Export the data again, check the decimal sign, or correct `is`.
data-unlisted = { $count ->
    [one] one row of { $read } has
   *[other] { $count } rows of { $read } have
} a value of the column “{ $column }” that is not declared
    .why = Such a row is rejected, or counted among the others.
    .fix = Add the value to `values` of the column, or correct the data.
data-share-missing = the column “{ $column }” is empty in { $count ->
    [one] one row
   *[other] { $count } rows
} of { $read }, and { $limit } at most may be
    .why = What an indicator cannot see it leaves out, and the worst case counts it as a miss.
    .fix = Fill the column in, or raise `at_most`.
data-share-rejected = the column “{ $column }” cannot be read in { $count ->
    [one] one row
   *[other] { $count } rows
} of { $read }, and { $limit } at most may be so
    .why = Such a row is rejected, and the worst case counts it as a miss.
    .fix = Correct the file, declare how its values are written (`format`, `missing`, `values`), or raise `at_most`.
check-every-rolling = a rolling window is no period that repeats: `{ $period }` can check nothing
    .fix = Write a period that repeats: `every: month`.
check-every-undated = nothing says which date a row speaks of
    .why = The check `every` looks for periods without rows.
    .fix = Name the column in `about`.
check-listed-open = the column “{ $column }” declares no values
    .why = Whatever stands in the file would be one of them.
    .fix = Declare its `values`, or drop the check `listed`.
data-too-many-groups = the breakdown by “{ $column }” has more than { $most } groups, and is not shown
    .why = Figures of one or two cases each say nothing, and may point at a person.
    .fix = Break the figures down by a column with fewer values, or group its values (`values`, `others`).
data-detected-delimiter = cells are separated by “{ $delimiter }” (found in the file, not declared)
data-detected-encoding = read as { $encoding }, for it is not in UTF-8 (found in the file, not declared)
data-detected-day-first = dates of { $columns } have the day before the month (found in the file, not declared)
data-detected-month-first = dates of { $columns } have the month before the day (found in the file, not declared)
data-detected-comma = numbers of { $columns } have a decimal comma (found in the file, not declared)
data-detected-point = numbers of { $columns } have a decimal point (found in the file, not declared)

## Why a cell cannot be read.

cell-count = “{ $raw }” is not a whole number in digits alone, zero or more
cell-integer = “{ $raw }” is not a whole number in digits alone
cell-number = “{ $raw }” is not a number, or its decimal sign is not declared
cell-percent = “{ $raw }” is not a percentage, or its decimal sign is not declared
cell-money = “{ $raw }” is not an amount, or its decimal sign is not declared
cell-duration = “{ $raw }” is not a duration (hours:minutes, hours:minutes:seconds, 3 min, or a number)
cell-yes-no = “{ $raw }” is neither yes nor no
cell-date = “{ $raw }” is not a date written { $format }
cell-date-undeclared = “{ $raw }” is not a date written year-month-day, and `dates` declares no other way
cell-hour = the hour in “{ $raw }” cannot be read
cell-hour-missing = “{ $raw }” has a date and no hour
cell-unlisted = “{ $raw }” is not among the values declared for this column
cell-row-too-wide = this row has more cells than there are headers
cell-line-not-json = this line is not a JSON object

## Verdicts, in the order of gravity.

state-no-data = no data
state-insufficient-data = insufficient data
state-missed = missed
state-resting = met, resting on exclusions
state-at-risk = at risk
state-met = met
state-in-progress = in progress

## What became of a case.

fate-counted = counted
fate-not-yet-due = not yet due
fate-out-of-scope = out of scope
fate-excluded = excluded
fate-missing = value missing
fate-rejected = rejected
unit-seconds = seconds
unit-minutes = minutes
unit-hours = hours
unit-business-hours = business hours
unit-business-days = business days
unit-calendar-days = calendar days
unit-weeks = weeks
unit-months = months
unit-years = years
value-date-format = “{ $raw }” is no way of writing dates
    .why = Year, month and day must each stand in it, or no cell can be read.
    .fix = Write it with the letters d, m, y, h, s: dd/mm/yyyy, yyyy-mm-dd hh:mm:ss, m/d/yyyy h:mm am.
