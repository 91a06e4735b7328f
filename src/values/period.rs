//! Periods (how a series is cut) and period keys (one such cut).

use std::fmt;

use jiff::civil::Date;

use super::{Duration, Fault, fold};

/// How a series is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    Day,
    /// ISO 8601 weeks, Monday first.
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    /// A window of whole calendar days that ends on each day.
    Rolling(u32),
}

impl Period {
    /// Reads `month`, `mois`, `rolling 90 calendar days` …
    ///
    /// # Errors
    /// `value-period`.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        let rolling = text
            .strip_prefix("rolling ")
            .map(str::to_owned)
            .or_else(|| text.strip_suffix(" glissants").map(str::to_owned));
        if let Some(rest) = rolling {
            let rest = if rest.ends_with("jours") { format!("{rest} calendaires") } else { rest };
            return match Duration::parse(&rest).ok().and_then(Duration::seconds) {
                Some(seconds) if seconds >= 86_400 && seconds % 86_400 == 0 => {
                    let days = u32::try_from(seconds / 86_400);
                    days.map(Self::Rolling).map_err(|_| Fault::new("value-period", raw))
                }
                _ => Err(Fault::new("value-period", raw)),
            };
        }
        match text.as_str() {
            "day" | "jour" | "daily" => Ok(Self::Day),
            "week" | "semaine" | "weekly" => Ok(Self::Week),
            "month" | "mois" | "monthly" => Ok(Self::Month),
            "quarter" | "trimestre" | "quarterly" => Ok(Self::Quarter),
            "half-year" | "semestre" => Ok(Self::HalfYear),
            "year" | "an" | "annee" | "yearly" => Ok(Self::Year),
            _ => Err(Fault::new("value-period", raw)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("day"),
            Self::Week => f.write_str("week"),
            Self::Month => f.write_str("month"),
            Self::Quarter => f.write_str("quarter"),
            Self::HalfYear => f.write_str("half-year"),
            Self::Year => f.write_str("year"),
            Self::Rolling(days) => write!(f, "rolling {days} calendar days"),
        }
    }
}

/// One period: `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W11`, `2026-03-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodKey {
    start: Date,
    end: Date,
    kind: KeyKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum KeyKind {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Rolling,
}

impl PeriodKey {
    /// The period of the given cut that holds `date`.
    pub fn holding(period: Period, date: Date) -> Option<Self> {
        let (year, month) = (date.year(), date.month());
        let first = |month: i8| Date::new(year, month, 1).ok();
        let (kind, start, months) = match period {
            Period::Day => return Some(Self { start: date, end: date, kind: KeyKind::Day }),
            Period::Week => {
                let back = i64::from(date.weekday().to_monday_zero_offset());
                let start = date.checked_sub(jiff::Span::new().days(back)).ok()?;
                let end = start.checked_add(jiff::Span::new().days(6)).ok()?;
                return Some(Self { start, end, kind: KeyKind::Week });
            }
            Period::Rolling(days) => {
                let span = jiff::Span::new().try_days(i64::from(days) - 1).ok()?;
                return Some(Self { start: date.checked_sub(span).ok()?, end: date, kind: KeyKind::Rolling });
            }
            Period::Month => (KeyKind::Month, first(month)?, 1),
            Period::Quarter => (KeyKind::Quarter, first((month - 1) / 3 * 3 + 1)?, 3),
            Period::HalfYear => (KeyKind::HalfYear, first((month - 1) / 6 * 6 + 1)?, 6),
            Period::Year => (KeyKind::Year, first(1)?, 12),
        };
        let last = start.checked_add(jiff::Span::new().months(months - 1)).ok()?.last_of_month();
        Some(Self { start, end: last, kind })
    }

    /// Reads a period key.
    ///
    /// # Errors
    /// `value-period-key`.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        parse_key(raw.trim()).ok_or_else(|| Fault::new("value-period-key", raw))
    }

    /// First day.
    pub const fn start(self) -> Date {
        self.start
    }

    /// Last day, included.
    pub const fn end(self) -> Date {
        self.end
    }

    /// Whether another key names this period: the same one, or the day on which this rolling window
    /// ends.
    pub fn is_named_by(self, other: Self) -> bool {
        self == other || self.kind == KeyKind::Rolling && other.kind == KeyKind::Day && self.end == other.end
    }

    /// The period just before, of the same cut.
    pub fn previous(self) -> Option<Self> {
        let day_before = self.start.yesterday().ok()?;
        match self.cut() {
            Period::Rolling(_) => None,
            cut => Self::holding(cut, day_before),
        }
    }

    /// The period just after, of the same cut.
    pub fn next(self) -> Option<Self> {
        match self.cut() {
            Period::Rolling(_) => None,
            cut => Self::holding(cut, self.end.tomorrow().ok()?),
        }
    }

    /// The cut this key belongs to.
    pub fn cut(self) -> Period {
        match self.kind {
            KeyKind::Day => Period::Day,
            KeyKind::Week => Period::Week,
            KeyKind::Month => Period::Month,
            KeyKind::Quarter => Period::Quarter,
            KeyKind::HalfYear => Period::HalfYear,
            KeyKind::Year => Period::Year,
            KeyKind::Rolling => {
                let days = self.start.until(self.end).map_or(0, |span| span.get_days());
                Period::Rolling(u32::try_from(days + 1).unwrap_or(1))
            }
        }
    }
}

fn parse_key(text: &str) -> Option<PeriodKey> {
    let year: i16 = text.get(..4)?.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let first = |month: i8| Date::new(year, month, 1).ok();
    let rest = text.get(4..)?;
    if rest.is_empty() {
        return PeriodKey::holding(Period::Year, first(1)?);
    }
    let rest = rest.strip_prefix('-')?;
    let number =
        |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    if let Some(quarter) = rest.strip_prefix(['Q', 'T']) {
        let quarter = number(quarter).filter(|q| (1..=4).contains(q))?;
        return PeriodKey::holding(Period::Quarter, first(quarter * 3)?);
    }
    if let Some(half) = rest.strip_prefix(['H', 'S']) {
        let half = number(half).filter(|h| (1..=2).contains(h))?;
        return PeriodKey::holding(Period::HalfYear, first(half * 6)?);
    }
    if let Some(week) = rest.strip_prefix('W') {
        let week = jiff::civil::ISOWeekDate::new(year, number(week)?, jiff::civil::Weekday::Monday);
        return PeriodKey::holding(Period::Week, week.ok()?.date());
    }
    match rest.len() {
        2 => PeriodKey::holding(Period::Month, first(number(rest)?)?),
        5 => PeriodKey::holding(Period::Day, parse_date(text).ok()?),
        _ => None,
    }
}

impl fmt::Display for PeriodKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.year(), self.start.month());
        match self.kind {
            KeyKind::Day => write!(f, "{}", self.start),
            KeyKind::Week => {
                let week = self.start.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            KeyKind::Month => write!(f, "{year:04}-{month:02}"),
            KeyKind::Quarter => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            KeyKind::HalfYear => write!(f, "{year:04}-H{}", (month + 5) / 6),
            KeyKind::Year => write!(f, "{year:04}"),
            KeyKind::Rolling => write!(f, "{}/{}", self.start, self.end),
        }
    }
}

/// Reads a date as `2026-01-31`.
///
/// # Errors
/// `value-date`; a date written day first is offered in the right order.
pub fn parse_date(raw: &str) -> Result<Date, Fault> {
    let text = raw.trim();
    let hyphen = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let shaped = text.len() == 10 && hyphen(4) && hyphen(7);
    if shaped && let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    Err(Fault::new("value-date", raw).offering(day_first(text)))
}

fn day_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let &[day, month, year] = parts.as_slice() else { return None };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_written_alike() {
        for raw in ["2026", "2026-H2", "2026-Q1", "2026-03", "2026-W01", "2026-03-14"] {
            assert_eq!(PeriodKey::parse(raw).map(|k| k.to_string()), Ok(raw.to_owned()));
        }
        for raw in ["", "26", "2026-13", "2026-Q5", "2026-W54", "2026-02-30", "20é6-01"] {
            assert!(PeriodKey::parse(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn a_quarter_knows_its_days_and_neighbours() {
        let q1 = PeriodKey::parse("2024-Q1").expect("a quarter");
        assert_eq!(q1.start().to_string(), "2024-01-01");
        assert_eq!(q1.end().to_string(), "2024-03-31");
        assert_eq!(q1.previous().map(|k| k.to_string()), Some("2023-Q4".into()));
        assert_eq!(q1.next().map(|k| k.to_string()), Some("2024-Q2".into()));
    }

    #[test]
    fn a_french_date_is_offered_in_iso_order() {
        assert_eq!(parse_date("31/01/2026").map_err(|f| f.suggestions), Err(vec!["2026-01-31".into()]));
        assert!(parse_date("2026-02-30").is_err());
    }
}
