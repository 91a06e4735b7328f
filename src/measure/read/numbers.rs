//! Numbers, amounts, percentages and lengths of time as files write them.

use crate::values::{Decimal, fold};

/// The decimal sign of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Declared or found: `1,234.50`.
    Point,
    /// Declared or found: `1.234,50`.
    Comma,
    /// Declared, and neither of the two.
    Other(char),
    /// Neither declared nor found: `1,5` and `1.5` can be read, `1,234` cannot.
    Unknown,
}

impl Sign {
    pub const fn declared(sign: char) -> Self {
        match sign {
            '.' => Self::Point,
            ',' => Self::Comma,
            other => Self::Other(other),
        }
    }
}

/// The most digits before the decimal sign, and in all.
const WHOLE: usize = 15;
const DIGITS: usize = 18;

/// Reads a number, its digits grouped or not; `1.5e-3` too.
pub fn number(text: &str, sign: Sign) -> Option<Decimal> {
    plain(text.as_bytes(), sign).or_else(|| grouped(text, sign)).or_else(|| scientific(text, sign))
}

/// `1e-05`, `2.5E3`, as programs write very small and very large numbers.
fn scientific(text: &str, sign: Sign) -> Option<Decimal> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let mantissa = plain(mantissa.as_bytes(), sign)?;
    let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.abs() <= 18)?;
    let scale = i32::from(mantissa.scale()) - exponent;
    if let Ok(scale) = u8::try_from(scale) {
        return (usize::from(scale) <= DIGITS).then(|| Decimal::new(mantissa.units(), scale));
    }
    let units = mantissa.units().checked_mul(10_i64.checked_pow(scale.unsigned_abs())?)?;
    Some(Decimal::new(units, 0)).filter(|number| number.units().unsigned_abs() < 10_u64.pow(15))
}

/// Digits, perhaps a sign before them and a decimal sign among them: what almost every cell is.
fn plain(bytes: &[u8], sign: Sign) -> Option<Decimal> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if whole == 0 && digits.len() < 2 || whole > WHOLE {
        return None;
    }
    let mut units = value(digits.get(..whole)?);
    let significant = if units == 0 { 0 } else { whole };
    let mut scale = 0;
    if let Some((decimal, fraction)) = digits.get(whole..).and_then(<[u8]>::split_first) {
        let fits = match sign {
            Sign::Point => *decimal == b'.',
            Sign::Comma => *decimal == b',',
            Sign::Other(_) => false,
            Sign::Unknown => *decimal == b'.' || *decimal == b',' && fraction.len() != 3,
        };
        let length = fraction.len();
        let digits = !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit);
        if !fits || !digits || significant + length > DIGITS {
            return None;
        }
        units = units * 10_i64.pow(u32::try_from(length).ok()?) + value(fraction);
        scale = u8::try_from(length).ok()?;
    }
    Some(Decimal::new(if negative { -units } else { units }, scale))
}

/// The value of at most 18 digits.
fn value(digits: &[u8]) -> i64 {
    digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))
}

/// A number whose digits are grouped with spaces, apostrophes, or the sign that is not decimal.
fn grouped(text: &str, sign: Sign) -> Option<Decimal> {
    let text = text.trim();
    let unsigned = text.trim_start_matches(['-', '+', '\u{2212}']).trim_start();
    let signs = text.chars().take_while(|c| matches!(c, '-' | '+' | '\u{2212}')).count();
    if signs > 1 {
        return None;
    }
    let (decimal, thousands) = match sign {
        Sign::Point => ('.', Some(',')),
        Sign::Comma => (',', Some('.')),
        Sign::Other(other) => (other, None),
        Sign::Unknown => match (unsigned.contains(','), unsigned.contains('.')) {
            (true, true) => return None,
            (true, false) => (',', None),
            _ => ('.', None),
        },
    };
    let (whole, fraction) = match unsigned.split_once(decimal) {
        Some((_, "")) => return None,
        Some((_, fraction)) if sign == Sign::Unknown && decimal == ',' && fraction.len() == 3 => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (unsigned, ""),
    };
    let mut bare = String::with_capacity(whole.len() + fraction.len() + 2);
    if text.starts_with(['-', '\u{2212}']) {
        bare.push('-');
    }
    join_groups(whole, thousands, &mut bare)?;
    if !fraction.is_empty() {
        bare.push('.');
        bare.push_str(fraction);
    }
    plain(bare.as_bytes(), Sign::Point)
}

/// `1 234`, `1'234`: groups of three; all but the last may be of two (`12,34,567`).
fn join_groups(whole: &str, thousands: Option<char>, bare: &mut String) -> Option<()> {
    let is_gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let mut groups = whole.split(|c| is_gap(c) || Some(c) == thousands).peekable();
    let mut first = true;
    while let Some(group) = groups.next() {
        let alone = first && groups.peek().is_none();
        let long_enough = match (first, groups.peek().is_none()) {
            (true, _) => !group.is_empty() && (alone || group.len() <= 3),
            (false, true) => group.len() == 3,
            (false, false) => matches!(group.len(), 2 | 3),
        };
        if !long_enough || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        bare.push_str(group);
        first = false;
    }
    Some(())
}

/// A number without a fraction: `12`, `12.0`.
pub fn whole(text: &str, sign: Sign) -> Option<Decimal> {
    let number = number(text, sign)?;
    if number.scale() == 0 {
        return Some(number);
    }
    let unit = 10_i64.checked_pow(u32::from(number.scale()))?;
    (number.units() % unit == 0).then(|| Decimal::integer(number.units() / unit))
}

/// `94.01%`, `94,01 %`, as a share; a bare number is a percentage too, for the column says so.
pub fn percent(text: &str, sign: Sign) -> Option<Decimal> {
    let bare = text.strip_suffix('%').unwrap_or(text).trim_end();
    let number = number(bare, sign)?;
    Some(Decimal::new(number.units(), number.scale() + 2))
}

/// The signs of currencies.
const SIGNS: [(&str, &str); 6] =
    [("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY"), ("Fr.", "CHF"), ("zł", "PLN")];

/// An amount; its currency may stand before or behind it, and no other one: `5 $` is no amount in
/// euros, nor is `5 k€`. Where the column declares none, any one currency may.
pub fn money(text: &str, sign: Sign, currency: Option<&str>) -> Option<Decimal> {
    if let Some(number) = number(text, sign) {
        return Some(number);
    }
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let amount = number(bare_amount(text, currency)?, sign)?;
    Some(if negative { Decimal::new(-amount.units(), amount.scale()) } else { amount })
}

/// An amount without its currency.
fn bare_amount<'t>(text: &'t str, currency: Option<&str>) -> Option<&'t str> {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}');
    let (start, end) = (text.find(is_figure)?, text.rfind(|c: char| c.is_ascii_digit())? + 1);
    let (before, behind) = (text.get(..start)?.trim(), text.get(end..)?.trim());
    let (("", name) | (name, "")) = (before, behind) else { return None };
    let code = SIGNS.iter().find(|(sign, _)| *sign == name).map_or(name, |(_, code)| code);
    let known = match currency {
        Some(own) => {
            let dollars = name == "$" && own.to_ascii_uppercase().ends_with('D');
            let crowns = name == "kr" && own.to_ascii_uppercase().ends_with('K');
            code.eq_ignore_ascii_case(own) || fold(name) == "euros" && own == "EUR" || dollars || crowns
        }
        None => code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()),
    };
    if known { text.get(start..end) } else { None }
}

/// Units of time as registers write them, and their length in seconds.
const UNITS: [(&[&str], i64); 5] = [
    (&["s", "sec", "secs", "second", "seconds", "seconde", "secondes"], 1),
    (&["m", "min", "mins", "mn", "minute", "minutes"], 60),
    (&["h", "hr", "hrs", "hour", "hours", "heure", "heures"], 3_600),
    (&["d", "j", "day", "days", "jour", "jours", "calendar days"], 86_400),
    (&["w", "week", "weeks", "semaine", "semaines"], 604_800),
];

/// The length in seconds of a unit of time; `None` for what is none.
pub fn unit_of(name: &str) -> Option<i64> {
    let name = fold(name.trim());
    let name = name.trim_end_matches('.');
    UNITS.iter().find(|(names, _)| names.contains(&name)).map(|(_, seconds)| *seconds)
}

/// A length of time, in seconds: `0:02:14`, `02:14` (hours and minutes), `3 min`, `1 h 30`, or a
/// number of `unit` seconds. It may be negative.
pub fn duration(text: &str, sign: Sign, unit: i64) -> Option<Decimal> {
    if let Some(number) = number(text, sign) {
        return times(number, unit);
    }
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let length = if text.contains(':') { clock(text) } else { in_words(text, sign) }?;
    Some(if negative { Decimal::new(-length.units(), length.scale()) } else { length })
}

fn times(number: Decimal, by: i64) -> Option<Decimal> {
    Some(Decimal::new(number.units().checked_mul(by)?, number.scale()))
}

/// `H:MM`, `H:MM:SS`, `H:MM:SS.fff`, days before it or not: `2 days 03:00:00`, `2.03:00:00`.
fn clock(text: &str) -> Option<Decimal> {
    let (days, text) = match text.rsplit_once(' ') {
        Some((days, clock)) => {
            let (count, name) = days.trim().split_once(' ')?;
            (count.parse().ok().filter(|_| unit_of(name) == Some(86_400))?, clock)
        }
        None => (0_i64, text),
    };
    let mut parts = text.split(':');
    let whole = |part: &str| part.parse::<i64>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()));
    let below_60 = |part: &str| whole(part).filter(|part| *part < 60);
    let first = parts.next()?;
    let (days, first) = match first.split_once('.') {
        Some((more, hours)) => (whole(more)?, hours),
        None => (days, first),
    };
    let minutes = days
        .checked_mul(24)?
        .checked_add(whole(first)?)?
        .checked_mul(60)?
        .checked_add(below_60(parts.next()?)?)?;
    let seconds = minutes.checked_mul(60)?;
    let Some(last) = parts.next() else { return Some(Decimal::integer(seconds)) };
    if parts.next().is_some() {
        return None;
    }
    let (whole_seconds, fraction) = last.split_once(['.', ',']).unwrap_or((last, ""));
    let seconds = seconds.checked_add(below_60(whole_seconds)?)?;
    if fraction.is_empty() {
        return Some(Decimal::integer(seconds)).filter(|_| !last.ends_with(['.', ',']));
    }
    // A thousandth of a second is as much as a register knows.
    let kept = fraction.get(..fraction.len().min(6))?;
    let scale = u8::try_from(kept.len()).ok()?;
    let part = number(kept, Sign::Point)?.units();
    let units = seconds.checked_mul(10_i64.pow(u32::from(scale)))?.checked_add(part)?;
    fraction.bytes().all(|byte| byte.is_ascii_digit()).then_some(Decimal::new(units, scale))
}

/// `3 min`, `1 h 30 min`, `1h30`: a number behind the last unit is of the next smaller one.
fn in_words(text: &str, sign: Sign) -> Option<Decimal> {
    let mut rest = text.trim();
    let mut total: Option<Decimal> = None;
    let mut last_unit = None;
    while !rest.is_empty() {
        let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        let name_end = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let (name, behind) = behind.split_at(name_end);
        let unit = match (name.trim(), last_unit) {
            ("", Some(3_600)) => 60,
            ("", Some(60)) => 1,
            ("", _) => return None,
            (name, _) => unit_of(name)?,
        };
        if last_unit.is_some_and(|last| unit >= last) {
            return None;
        }
        let part = times(number(digits.trim(), sign)?, unit)?;
        total = Some(total.map_or(Some(part), |total| plus(total, part))?);
        last_unit = Some(unit);
        rest = behind;
    }
    total
}

fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let units = |of: Decimal| of.units().checked_mul(10_i64.checked_pow(u32::from(scale - of.scale()))?);
    Some(Decimal::new(units(a)?.checked_add(units(b)?)?, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(read: Option<Decimal>) -> String {
        read.map_or_else(|| "-".to_owned(), |number| number.to_string())
    }

    #[test]
    fn numbers_in_each_decimal_sign() {
        for (text, point, comma, unknown) in [
            ("12", "12", "12", "12"),
            ("-4", "-4", "-4", "-4"),
            ("1.5", "1.5", "-", "1.5"),
            ("1,5", "-", "1.5", "1.5"),
            ("1,234", "1234", "1.234", "-"),
            ("1.234", "1.234", "1234", "1.234"),
            ("1,234.50", "1234.50", "-", "-"),
            ("1.234,50", "-", "1234.50", "-"),
            ("1'234.5", "1234.5", "-", "1234.5"),
            ("1\u{202f}840", "1840", "1840", "1840"),
            ("12,34,567", "1234567", "-", "-"),
            ("18 40", "-", "-", "-"),
            ("1.", "-", "-", "-"),
            (".5", "0.5", "-", "0.5"),
            ("1e5", "100000", "100000", "100000"),
            ("1e99", "-", "-", "-"),
            ("--1", "-", "-", "-"),
            ("+7", "7", "7", "7"),
            ("\u{2212}7", "-7", "-7", "-7"),
            ("9999999999999999999", "-", "-", "-"),
            ("", "-", "-", "-"),
        ] {
            let read = [Sign::Point, Sign::Comma, Sign::Unknown].map(|sign| shown(number(text, sign)));
            assert_eq!(read, [point, comma, unknown], "{text}");
        }
        assert_eq!(shown(number("1·5", Sign::Other('·'))), "1.5");
    }

    #[test]
    fn whole_numbers_percentages_and_amounts() {
        assert_eq!(shown(whole("12.0", Sign::Point)), "12");
        assert_eq!(shown(whole("12.5", Sign::Point)), "-");
        assert_eq!(shown(percent("94.01%", Sign::Point)), "0.9401");
        assert_eq!(shown(percent("94,01\u{a0}%", Sign::Comma)), "0.9401");
        assert_eq!(shown(percent("7", Sign::Unknown)), "0.07");
        assert_eq!(shown(money("12,50 €", Sign::Comma, Some("EUR"))), "12.50");
        assert_eq!(shown(money("-$1,200.00", Sign::Point, Some("USD"))), "-1200.00");
        assert_eq!(shown(money("EUR 3", Sign::Unknown, None)), "3");
        for other in ["EUR", "5 $", "$5", "5 k€", "5 abc", "USD 5", "5 EUR/mois", "€ 5 €"] {
            assert_eq!(shown(money(other, Sign::Unknown, Some("EUR"))), "-", "{other}");
        }
        assert_eq!(shown(number("0.30000000000000004", Sign::Point)), "0.30000000000000004");
        assert_eq!(shown(number("1e-05", Sign::Point)), "0.00001");
        assert_eq!(shown(number("2.5E3", Sign::Point)), "2500");
        assert_eq!(shown(number(".5", Sign::Point)), "0.5");
        assert_eq!(shown(number(".", Sign::Point)), "-");
    }

    #[test]
    fn lengths_of_time() {
        for (text, seconds) in [
            ("0:02:14", "134"),
            ("-0:02:14", "-134"),
            ("100:00:01", "360001"),
            ("02:14", "8040"),
            ("0:00:07.25", "7.25"),
            ("90", "90"),
            ("3 min", "180"),
            ("1 h 30 min", "5400"),
            ("1h30", "5400"),
            ("2,5 h", "9000.0"),
            ("45 s", "45"),
            ("1 days 02:00:00", "93600"),
            ("1.02:00:00", "93600"),
            ("0:60:00", "-"),
            ("1:2:3:4", "-"),
            ("soon", "-"),
            ("30 min 1 h", "-"),
        ] {
            assert_eq!(shown(duration(text, Sign::Unknown, 1)), seconds, "{text}");
        }
        assert_eq!(shown(duration("2.5", Sign::Point, 60)), "150.0");
    }
}
