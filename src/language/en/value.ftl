## Spelling of values.

value-number = “{ $raw }” is not a number
    .fix = Write digits, with a point or a comma before the decimals: 12.5 or 12,5.
value-percent = “{ $raw }” is not a percentage
    .fix = Write a number and the sign: 95 %.
value-percent-bare = “{ $raw }” is a number without a percent sign
    .why = Without the sign nobody can tell whether 0.95 means 95 % or 0.95 %.
    .fix = { $suggestion ->
        [none] Write the percent sign: 95 %.
       *[other] Write { $suggestion }.
    }
value-money = “{ $raw }” is not an amount of money
    .fix = { $suggestion ->
        [none] Write a number and a currency: 12.50 EUR.
       *[other] Write the currency: { $suggestion }.
    }
value-duration = “{ $raw }” is not a duration
    .fix = { $suggestion ->
        [none] Write a whole number and a unit: 2 business days, 30 minutes, 1 month.
       *[other] Did you mean { $suggestion }?
    }
value-duration-bare = “{ $raw }” has no unit
    .fix = { $suggestion ->
        [none] Write a whole number and a unit: 2 business days, 30 minutes, 1 month.
       *[other] Write { $suggestion }, or another unit.
    }
value-duration-days = “{ $raw }” does not say which days are counted
    .why = Business days and calendar days lead to different due dates.
    .fix = Write { $suggestion }.
value-duration-ouvrable = “{ $raw }” does not say which days are counted
    .why = Whether Saturday is “ouvrable” differs from country to country.
    .fix = Write { $suggestion }; the calendar says which days are open.
value-duration-whole = “{ $raw }” is not a whole number of units
    .fix = Use a smaller unit: 90 minutes rather than 1.5 hours.
value-duration-long = “{ $raw }” is longer than a century
    .fix = Check the number and its unit.
value-period = “{ $raw }” is not a period
    .fix = Write day, week, month, quarter, half-year, year or rolling 90 calendar days.
value-period-key = “{ $raw }” does not name a period
    .fix = Write 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W11 or 2026-03-14.
value-date = “{ $raw }” is not a date
    .fix = { $suggestion ->
        [none] Write year-month-day: 2026-01-31.
       *[other] Write { $suggestion }: year-month-day.
    }
value-time = “{ $raw }” is not a time of day
    .fix = Write hours and minutes: 16:00.
value-id = “{ $raw }” is not an id
    .why = An id becomes a link and a file name: lower-case letters without accents, digits and hyphens, 100 at most.
    .fix = { $suggestion ->
        [none] Write for instance written-ack.
       *[other] Write { $suggestion }.
    }
value-text-colon = “{ $raw }” is taken for a key, because of the colon behind it
    .fix = Put the whole sentence in quotes; if it is a language, write its code: fr, en, nl.
value-language = “{ $raw }” is not a language
    .fix = Write its code: fr, en, nl.
value-target = “{ $raw }” is not a target
    .fix = { $suggestion ->
        [none] Write for instance: at least 95 % within 2 business days; p90 at most 10 business days; at most 3.5 per 1000.
       *[other] Write { $suggestion }.
    }
value-target-share = the share in “{ $raw }” does not lie between 0 % and 100 %
    .fix = Write a share of the cases: at least 95 %.
value-target-order = the two ends of “{ $raw }” are in the wrong order
    .fix = Write the smaller one first.
value-quantity = “{ $raw }” is not a quantity
    .fix = Write a number, a percentage (95 %), a duration (2 business days), an amount (10 EUR) or a rate (3.5 per 1000).
value-yes-no = “{ $raw }” is neither yes nor no
    .fix = Write yes or no.
value-whole = “{ $raw }” is not a whole number
    .fix = Write digits only, without a minus sign: 120.
value-url = “{ $raw }” is not an address on the web
    .fix = Write it in full, without spaces: https://… or mailto:…
value-word = “{ $raw }” is not one of the words known here
    .fix = { $suggestion ->
        [none] Write one of these: { $known }.
       *[other] Did you mean { $suggestion }?
    }
value-jurisdiction = “{ $raw }” is not the code of a country
    .why = Rules of law are told apart by it.
    .fix = { $suggestion ->
        [none] Write two capital letters (BE, FR …), a part of a country (BE-WAL) or EU.
       *[other] Did you mean { $suggestion }?
    }
value-country = no public holidays are known for “{ $raw }”
    .why = Business days cannot be counted without them.
    .fix = { $suggestion ->
        [none] Write the country’s two letters (BE, FR …), or list the days under `also`.
       *[other] Did you mean { $suggestion }?
    }
value-timezone = “{ $raw }” is not a time zone
    .fix = Write its name in the IANA list: Europe/Brussels.
value-reference = “{ $raw }” does not name a clause
    .why = A clause is named by its standard and its number.
    .fix = { $suggestion ->
        [none] Write the standard, then the number.
       *[other] Write for instance { $suggestion }.
    }
value-precision = “{ $raw }” is not a margin of error
    .fix = Write for instance: 5 points at 95 %.
value-every = “{ $raw }” does not say how often
    .fix = Write yes, no, or for instance: every 5 business days.
value-count-per = “{ $raw }” is not a number per period
    .fix = Write for instance: 2000 per year.
value-arrivals = “{ $raw }” does not say how much comes in, in which time
    .fix = Write for instance: 30 per day, 100 per 30 minutes.
value-money-per = “{ $raw }” is not an amount per period
    .fix = Write for instance: 4000 EUR per year.
value-holder = “{ $raw }” does not say who holds the role
    .fix = Write a head count (2 people), or names in a list: [Anne Leroy, Marc Petit].
value-until = “{ $raw }” does not say how long after what
    .fix = Write for instance: 3 years after closed.
value-extracted = “{ $raw }” does not say when the data were taken out of their system
    .why = Open cases are judged as they stood on that day.
    .fix = Write a date (2026-03-31), `from file name`, `from file time` or `last date in the data`.
value-same-key = “{ $raw }” does not say which row is kept when a key comes twice
    .why = A case is never counted twice.
    .fix = Write `last file wins`, `last row wins`, `last by` with the name of a column, or `error`.
value-empty = this text is empty
    .fix = Write it, or remove the line.
value-colour = “{ $raw }” is not a colour
    .why = The documents take the colour as it is written, on every screen alike.
    .fix = { $suggestion ->
        [none] Write # and six digits from 0 to f: "#0b5563", in quotation marks, for # begins a remark.
       *[other] Write { $suggestion } between straight quotation marks ("), for # begins a remark.
    }
value-font = “{ $raw }” is not the name of a font
    .why = Names stand in a style sheet: letters, digits, spaces and hyphens, 60 at most, a letter first.
    .fix = Write one name, or a list of names: [Source Sans 3, Arial, sans-serif]. Fonts are named, never loaded.
