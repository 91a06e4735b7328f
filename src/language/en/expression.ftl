## Expressions. The selectors name kinds of values.

expression-apostrophe = the apostrophe ends the text too early: { $raw }
    .fix = Put the text between double quotes ("…"), or write the apostrophe twice.
expression-argument = “{ $raw }” is { $kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }: “{ $function }” can do nothing with it
    .fix = Give what { $signature } asks for.
expression-arguments = “{ $function }” is given { $given } values here and expects { $expected }
    .why = The comma separates values; it is no decimal comma.
    .fix = Write { $signature }, and decimals with a point.
expression-arithmetic = “{ $left }” is { $left-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    } and “{ $right }” is { $right-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }: “{ $operator }” cannot join them
    .fix = Compute with values of the same unit, or with plain numbers.
expression-between = “{ $found }” stands where “and” should: “between” needs two values joined by “and”
    .fix = Write the lowest and the highest value: score between 1 and 5.
expression-between-order = nothing lies between { $low } and { $high }
    .why = The first value is greater than the second: the condition would never hold.
    .fix = Write the smaller value first: between { $high } and { $low }.
expression-chain = “{ $raw }” compares more than two values at once
    .fix = Compare two by two and join the comparisons with “and”: 1 < score and score < 5.
expression-character = the character “{ $raw }” means nothing in an expression
    .fix = Remove it. If it belongs to a column’s name, put the whole name between backquotes (`…`); if it belongs to a text, put the text between quotes ('…').
expression-clocks = “{ $left }” is { $left-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    } and “{ $right }” is { $right-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }: they are not counted in the same way
    .why = One cannot be turned into the other without saying which days and hours count.
    .fix = Count in the same way on both sides: days(…) for calendar days, hours(…) for hours, business_days(…) and business_hours(…) for working time. A duration is compared with seconds, minutes or hours.
expression-currencies = “{ $left }” is in { $left-currency } and “{ $right }” in { $right-currency }
    .why = Amounts in two currencies can be neither compared nor added.
    .fix = Use amounts in one currency; a conversion belongs in the data, with its rate and its date.
expression-date = “{ $raw }” is not a date, and only a date can stand beside “{ $column }”
    .fix = Write the date as '2026-01-31' (year-month-day), without a time.
expression-date-arithmetic = “{ $raw }” computes with dates by means of a sign
    .why = The sign does not say whether calendar days, business days or hours are meant.
    .fix = Count the time between two dates with days(from, to), business_days(from, to) or hours(from, to), and compare the result: days(received, closed) <= 30.
expression-date-bare = the date { $raw } stands without quotes
    .why = It would be read as a subtraction or a division.
    .fix = Write the date between quotes, year first: '2026-01-31'.
expression-deep = parentheses, functions or “not” are nested more than { $limit } levels deep
    .fix = Split the expression, or remove needless parentheses.
expression-duration-bare = the bare number { $raw } stands beside a duration, “{ $column }”
    .why = It could be seconds, minutes or hours.
    .fix = Write the unit: 20 seconds, 30 minutes, 2 hours.
expression-duration-months = “{ $raw }” has no fixed length
    .why = Months and years have more or fewer days.
    .fix = Count in calendar days: days(received, closed) <= 90 calendar days.
expression-empty = the expression is empty
    .fix = Write a condition, such as score >= 4, or remove the line.
expression-expected-value = a value is missing before “{ $found }”
    .fix = Write a column, a number, a date or a text between quotes. A “not” in the middle of a comparison needs parentheses.
expression-extra-parenthesis = this closing parenthesis has no opening one
    .fix = Remove it, or add the opening parenthesis where the group begins.
expression-in-list = after “in”, the values stand between parentheses; “{ $found }” is not such a list
    .fix = Write at least one value between parentheses: channel in ('email', 'letter').
expression-incomplete = the expression stops after “{ $after }”, where a value should follow
    .fix = Complete the expression, or remove its last word.
expression-is = “is” cannot be followed by “{ $found }”, only by “null” or “not null”
    .fix = Write “is null” for a missing value, “=” to compare, and the name of a yes-or-no column by itself.
expression-like = “{ $raw }” does not exist here
    .fix = Write contains(column, 'part') or starts_with(column, 'beginning').
expression-long = the expression has { $length } characters; { $limit } is the limit
    .fix = Split it into several, or declare the values as a category of the source.
expression-lower = “lower” never gives { $raw }, which has capitals
    .why = It gives small letters only: the condition would never hold.
    .fix = Write the text in small letters.
expression-mismatch = “{ $left }” is { $left-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    } and “{ $right }” is { $right-kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }: they do not go together
    .fix = Use two values of the same kind; check the type declared for the column. Numbers are written without quotes, texts between quotes.
expression-name-quotes = the name “{ $name }” holds signs or spaces that mean something else in an expression
    .fix = Use the column’s name as declared under “columns” in the source. If it holds spaces or signs, put it between backquotes: `N° dossier`.
expression-negative = “{ $raw }” is { $kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }: a minus sign before it makes no sense
    .fix = Remove the minus sign, or use a number.
expression-no-order = “{ $raw }” is { $kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }, which has no order: “<”, “>” and “between” make no sense
    .fix = Compare with “=”, “!=” or “in (…)”. If the column holds numbers or dates, declare that type in the source.
expression-not-a-condition = “{ $raw }” is { $kind ->
        [yes-no] a yes-or-no answer
        [text] a text
        [number] a number
        [percent] a percentage
        [money] an amount of money
        [duration] a duration
        [days] a number of calendar days
        [hours] a number of hours
        [business-days] a number of business days
        [business-hours] a number of business hours
        [date] a date
        [date-time] a date with a time
       *[other] a missing value
    }, where a condition is needed
    .why = A condition is true or false.
    .fix = Compare it with something: score >= 4. After “or” and “and”, repeat the whole comparison: channel = 'email' or channel = 'letter'.
expression-null = a comparison with “null” is never true
    .why = “null” means that a value is missing: whatever is compared with it, the answer is unknown.
    .fix = Write “is null” (missing) or “is not null” (present). Beside a list: score in (1, 2) or score is null.
expression-number = “{ $raw }” is not a number that can be read
    .fix = Write digits with at most one decimal point between them (0.5), up to 15 digits before it and 9 after.
expression-number-comma = in “{ $raw }”, the comma would separate two values
    .fix = Write decimals with a point: { $instead }. In a list, put a space after each comma that separates values.
expression-number-spaces = in “{ $raw }”, the spaces would make several numbers
    .fix = Write the digits together: { $instead }.
expression-operator = “{ $raw }” is not used in expressions
    .fix = Write “{ $instead }” instead.
expression-percent-bare = the bare number { $raw } stands beside a percentage, “{ $column }”
    .why = 0.95 could mean 95 % as well as 0.95 %.
    .fix = Write the percent sign: 95 %.
expression-smart-quotes = typographic quotes or apostrophes, as a word processor inserts them: { $raw }
    .fix = Put texts between straight quotes: 'text', or "text" if it holds an apostrophe.
expression-time-of-day = “{ $function }” counts hours, but “{ $raw }” is a date without a time
    .fix = Use a column with a time of day, or count in days: days(from, to), business_days(from, to).
expression-unclosed-name = the backquote that opens this name is never closed
    .fix = Add a backquote (`) at the end of the name.
expression-unclosed-parenthesis = this opening parenthesis is never closed
    .fix = Add the missing closing parenthesis.
expression-unclosed-quote = the quote that opens this text, { $quote }, is never closed
    .fix = Add the same quote at the end of the text. If it is an apostrophe, put the whole text between double quotes: "l'accueil".
expression-unexpected = “{ $found }” cannot follow “{ $after }”
    .fix = Join conditions with “and” or “or”, and values with a comparison such as “=”. A name with spaces stands between backquotes: `N° dossier`.
expression-unit = “{ $raw }” after { $number } is not a known unit
    .fix = Write a known unit (20 seconds, 2 business days, 10 EUR, 95 %), or the number alone. A column whose name begins with a digit stands between backquotes.
expression-unknown-column = the source has no column called “{ $name }”
    .fix = Use a name declared under “columns” in the source. If it is a text and not a column, put it between quotes: '{ $name }'.
expression-unknown-function = there is no function called “{ $name }”
    .fix = The functions are: abs, business_days, business_hours, coalesce, contains, days, hours, length, lower, starts_with.
expression-unknown-value = “{ $value }” is not among the values declared for “{ $column }”
    .why = The condition would never hold.
    .fix = Write one of these: { $values }. Or declare the value in the source.
expression-unquoted-value = “{ $value }” is a value, not a column, and needs quotes
    .fix = Put it between quotes, as a text.
expression-yes-no = “{ $column }” is already a yes-or-no answer: it is not compared with { $raw }
    .fix = Write { $column } for yes, not { $column } for no.

## What each function gives.

expression-function-abs = The number without its sign.
expression-function-business-days = The business days from one date to another, by the calendar of the source: at most N exactly when the second date is not after the date due N business days after the first.
expression-function-business-hours = The working time between two dates with a time, in hours, by the calendar of the source.
expression-function-coalesce = The first value or, where it is missing, the second one.
expression-function-contains = Whether a text contains another, capitals and accents included.
expression-function-days = The calendar days from one date to another: 0 on the same day, negative if the second comes first.
expression-function-hours = The hours that pass between two dates with a time, nights and closing days included.
expression-function-length = The number of characters of a text.
expression-function-lower = The text in small letters.
expression-function-starts-with = Whether a text begins with another, capitals and accents included.

## What each way of writing means.

expression-form-column = A column, by the name it has under “columns” in the source.
expression-form-quoted-column = A column whose name has spaces or signs, between backquotes.
expression-form-text = A text, compared letter by letter, capitals and accents included. An apostrophe in it is written twice, or the whole text stands between double quotes.
expression-form-number = A number, exact, with a decimal point.
expression-form-percent = A percentage; it is compared only with percentages.
expression-form-duration = A length of time with its unit. Business days and business hours are never compared with calendar time.
expression-form-money = An amount with its currency; it is never compared with another currency.
expression-form-date = A day: year, month, day. A date with a time is compared by its day, in the time zone of the source.
expression-form-yes-no = Yes or no. A yes-or-no column is a condition by itself.
expression-form-negative = The number with the other sign.
expression-form-product = Multiplied, divided. A division by zero gives a missing value.
expression-form-sum = Added, subtracted: only what has the same unit.
expression-form-equal = Equal, different.
expression-form-order = Before or less, at most, after or more, at least: for numbers, amounts, lengths of time and dates. Texts have no order.
expression-form-between = From b to c, both included.
expression-form-in = One of the values listed, or none of them.
expression-form-null = Whether the value is missing. Always known: true or false.
expression-form-not = True where a is false; unknown where a is unknown.
expression-form-and = True where both are true; false where one is false.
expression-form-or = True where one is true; false where both are false. “and” comes before “or”: use parentheses where that is not meant.
