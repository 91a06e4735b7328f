## Spelling of values.

value-number = “{ $raw }” is not a number
    .fix = Write digits, with a decimal point or comma: 12.5 or 12,5.
value-percent = “{ $raw }” is not a percentage
    .fix = Write a number and the sign: 95 %.
value-percent-bare = “{ $raw }” is a number without a percent sign
    .why = 0.95 could mean 95 % as well as 0.95 %.
    .fix = { $suggestion ->
        [none] Write the percent sign: 95 %.
       *[other] Write { $suggestion }.
    }
value-money = “{ $raw }” is not an amount of money
    .fix = { $suggestion ->
        [none] Write a number and a currency: 12.50 EUR.
       *[other] Write { $suggestion }.
    }
value-duration = “{ $raw }” is not a duration
    .fix = { $suggestion ->
        [none] Write a whole number and a unit: 2 business days, 30 minutes, 1 month.
       *[other] Did you mean { $suggestion }?
    }
value-duration-bare = “{ $raw }” has no unit
    .fix = Write { $suggestion }.
value-duration-days = “{ $raw }”: which days?
    .why = Business days and calendar days end on different dates.
    .fix = Write { $suggestion }.
value-duration-ouvrable = “{ $raw }”: “ouvrable” names a calendar, not a unit
    .why = Whether Saturday counts differs from country to country.
    .fix = Write { $suggestion }; the calendar says which days are open.
value-duration-whole = “{ $raw }” is not a whole number of units
    .fix = Use a smaller unit: 90 minutes rather than 1.5 hours.
value-duration-long = “{ $raw }” is too long to be a deadline
    .fix = Check the number.
value-period = “{ $raw }” is not a period
    .fix = Write day, week, month, quarter, half-year, year or rolling 90 calendar days.
value-period-key = “{ $raw }” does not name a period
    .fix = Write 2026, 2026-H1, 2026-Q1, 2026-03 or 2026-03-14.
value-date = “{ $raw }” is not a date
    .fix = { $suggestion ->
        [none] Write year-month-day: 2026-01-31.
       *[other] Write { $suggestion }.
    }
value-time = “{ $raw }” is not a time of day
    .fix = Write hours and minutes: "16:00".
value-id = “{ $raw }” is not an id
    .why = An id becomes a link and a file name: lower-case letters, digits and hyphens.
    .fix = { $suggestion ->
        [none] Write for instance written-ack.
       *[other] Write { $suggestion }.
    }
value-language = “{ $raw }” is not a language
    .fix = Write its tag: fr, en, nl.
value-target = “{ $raw }” is not a target
    .fix = { $suggestion ->
        [none] Write for instance: at least 95 % within 2 business days; p90 at most 10 business days; at most 3.5 per 1000.
       *[other] Write { $suggestion }.
    }
value-target-share = the share in “{ $raw }” is not between 0 % and 100 %
    .fix = Write a share of the cases, for instance at least 95 %.
value-target-order = the two ends of “{ $raw }” are reversed
    .fix = Write the smaller one first.
value-quantity = “{ $raw }” is not a quantity
    .fix = Write a number, a percentage (95 %), a duration (2 business days), an amount (10 EUR) or a rate (3.5 per 1000).
value-yes-no = “{ $raw }” is neither yes nor no
    .fix = Write yes or no.
value-whole = “{ $raw }” is not a whole number
    .fix = Write digits only.
value-url = “{ $raw }” is not an address on the web
    .fix = Write it whole: https://…
value-word = “{ $raw }” is not one of the words known here
    .fix = { $suggestion ->
        [none] Write { $known }.
       *[other] Did you mean { $suggestion }?
    }
value-country = no public holidays are known for “{ $raw }”
    .fix = Write a country's two letters (BE, FR, US), or list the days under `also`.
value-timezone = “{ $raw }” is not a time zone
    .fix = Write its name in the IANA list: Europe/Brussels.
value-standard = “{ $raw }” is not a standard with its edition
    .fix = Write for instance "ISO 10002:2018".
value-reference = “{ $raw }” is not a reference
    .fix = { $suggestion ->
        [none] Write the id of a definition.
       *[other] Write { $suggestion }.
    }
value-sent = “{ $raw }” does not say when the survey is sent
    .fix = Write for instance: 3 calendar days after closed.
value-precision = “{ $raw }” is not a precision
    .fix = Write for instance: 5 points at 95 %.
value-every = “{ $raw }” does not say how often
    .fix = Write yes, no, or for instance: every 5 business days.
value-count-per = “{ $raw }” is not a number per period
    .fix = Write for instance: 2000 per year.
value-money-per = “{ $raw }” is not an amount per period
    .fix = Write for instance: 4000 EUR per year.
value-holder = “{ $raw }” does not say who holds the role
    .fix = Write a head count (2 people) or names in a list.
value-until = “{ $raw }” does not say for how long after what
    .fix = Write for instance: 3 years after closed.
value-empty = this text is empty
    .fix = Write it, or remove the line.
