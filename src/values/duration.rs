//! Durations, each with the clock it is counted on.

use std::fmt;

use super::{Decimal, Fault, fold};

/// What one step of a duration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    BusinessHour,
    BusinessDay,
    CalendarDay,
    Week,
    Month,
    Year,
}

/// The clock a duration runs on. Durations of different clocks compare only through a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Seconds, minutes and hours of the wall clock, day and night.
    Elapsed,
    /// Working time of a calendar.
    BusinessHours,
    /// Days on which a calendar opens.
    BusinessDays,
    /// Days, weeks, months and years of the civil calendar.
    Calendar,
}

/// `2 business days`, `30 minutes`, `3 years`: a whole number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    pub amount: u32,
    pub unit: Unit,
}

/// The longest duration accepted, in units: a century, of days where the unit is shorter than one.
const fn longest(unit: Unit) -> u32 {
    match unit {
        Unit::Year => 100,
        Unit::Month => 1_200,
        Unit::Week => 5_218,
        Unit::BusinessDay | Unit::CalendarDay | Unit::Hour | Unit::BusinessHour => 36_525,
        Unit::Second | Unit::Minute => 100_000_000,
    }
}

impl Duration {
    /// Reads a whole number and a unit, in English or French.
    ///
    /// # Errors
    /// `value-duration-days` for days that are neither business nor calendar days (both readings
    /// are offered), `value-duration-ouvrable` for *jours ouvrables* (a calendar, not a unit),
    /// `value-duration-bare` for a number without a unit, `value-duration-whole` for a fraction of
    /// a unit, `value-duration-long` beyond a century, `value-duration` otherwise.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        let split = text.find(|c: char| !(c.is_ascii_digit() || " .,".contains(c)));
        let (number, unit) = text.split_at(split.unwrap_or(text.len()));
        let Ok(number) = Decimal::parse(number.trim()) else {
            return Err(Fault::new("value-duration", raw));
        };
        if number.scale() > 0 {
            return Err(Fault::new("value-duration-whole", raw));
        }
        let unit = parse_unit(unit.trim(), number, raw)?;
        match u32::try_from(number.units()) {
            Ok(amount) if amount <= longest(unit) => Ok(Self { amount, unit }),
            _ => Err(Fault::new("value-duration-long", raw)),
        }
    }

    pub const fn clock(self) -> Clock {
        match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour => Clock::Elapsed,
            Unit::BusinessHour => Clock::BusinessHours,
            Unit::BusinessDay => Clock::BusinessDays,
            Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year => Clock::Calendar,
        }
    }

    /// Whether the duration is counted in the hours or days of a working calendar.
    pub const fn needs_calendar(self) -> bool {
        matches!(self.clock(), Clock::BusinessHours | Clock::BusinessDays)
    }

    /// The length in seconds on the wall clock, where it is fixed: not for business time, months
    /// and years.
    pub fn seconds(self) -> Option<i64> {
        let unit = match self.unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3_600,
            Unit::CalendarDay => 86_400,
            Unit::Week => 7 * 86_400,
            Unit::BusinessHour | Unit::BusinessDay | Unit::Month | Unit::Year => return None,
        };
        Some(i64::from(self.amount) * unit)
    }

    /// The length in the smallest steps of its own clock: seconds of hours, days of weeks. `None` for
    /// months and years, which are not always as long.
    pub const fn steps(self) -> Option<i64> {
        let step = match self.unit {
            Unit::Second | Unit::BusinessDay | Unit::CalendarDay => 1,
            Unit::Minute => 60,
            Unit::Hour | Unit::BusinessHour => 3_600,
            Unit::Week => 7,
            Unit::Month | Unit::Year => return None,
        };
        Some(self.amount as i64 * step)
    }

    /// Whether one can be added to the other, or held against it, without a calendar: on one clock,
    /// months and years only among themselves.
    pub fn is_akin(self, other: Self) -> bool {
        let varies = self.steps().is_none() || other.steps().is_none();
        self.clock() == other.clock() && (!varies || self.unit == other.unit)
    }

    /// Compares two durations where that needs no calendar: the same clock, or elapsed and whole
    /// days; `None` elsewhere.
    pub fn compare(self, other: Self) -> Option<std::cmp::Ordering> {
        if let (Some(a), Some(b)) = (self.seconds(), other.seconds()) {
            return Some(a.cmp(&b));
        }
        if self.unit == other.unit {
            return Some(self.amount.cmp(&other.amount));
        }
        Some(self.months()?.cmp(&other.months()?))
    }

    fn months(self) -> Option<u64> {
        match self.unit {
            Unit::Month => Some(u64::from(self.amount)),
            Unit::Year => Some(u64::from(self.amount) * 12),
            _ => None,
        }
    }
}

fn parse_unit(unit: &str, number: Decimal, raw: &str) -> Result<Unit, Fault> {
    let found = UNITS.iter().find(|(_, spellings)| spellings.contains(&unit));
    if let Some((unit, _)) = found {
        return Ok(*unit);
    }
    let french = unit.starts_with('j');
    match unit {
        "" => Err(Fault::new("value-duration-bare", raw).offering(day_readings(number, false))),
        "d" | "day" | "days" | "j" | "jour" | "jours" => {
            Err(Fault::new("value-duration-days", raw).offering(day_readings(number, french)))
        }
        "jour ouvrable" | "jours ouvrables" => {
            let offer = format!("{number} {}", plural(number, "jour ouvré", "jours ouvrés"));
            Err(Fault::new("value-duration-ouvrable", raw).offering([offer]))
        }
        _ => Err(Fault::new("value-duration", raw).offering(nearest_unit(unit, number))),
    }
}

fn day_readings(number: Decimal, french: bool) -> [String; 2] {
    if french {
        [
            format!("{number} {}", plural(number, "jour ouvré", "jours ouvrés")),
            format!("{number} {}", plural(number, "jour calendaire", "jours calendaires")),
        ]
    } else {
        [
            format!("{number} {}", plural(number, "business day", "business days")),
            format!("{number} {}", plural(number, "calendar day", "calendar days")),
        ]
    }
}

fn plural(number: Decimal, one: &'static str, many: &'static str) -> &'static str {
    if number == Decimal::integer(1) { one } else { many }
}

fn nearest_unit(unit: &str, number: Decimal) -> Option<String> {
    let spellings = UNITS.iter().flat_map(|(_, spellings)| spellings.iter());
    let scored = spellings.map(|s| (strsim::damerau_levenshtein(s, unit), *s));
    let (distance, spelling) = scored.min()?;
    (distance <= 2 && unit.len() > 3).then(|| format!("{number} {spelling}"))
}

/// Every accepted spelling of a unit, folded. The first of each row is the canonical plural.
const UNITS: [(Unit, &[&str]); 9] = [
    (Unit::Second, &["seconds", "second", "s", "sec", "secs", "seconde", "secondes"]),
    (Unit::Minute, &["minutes", "minute", "min", "mins", "mn"]),
    (Unit::Hour, &["hours", "hour", "h", "heure", "heures"]),
    (
        Unit::BusinessHour,
        &[
            "business hours",
            "business hour",
            "working hours",
            "working hour",
            "heures ouvrees",
            "heure ouvree",
            "heures de service",
            "heure de service",
        ],
    ),
    (
        Unit::BusinessDay,
        &["business days", "business day", "working days", "working day", "jours ouvres", "jour ouvre"],
    ),
    (
        Unit::CalendarDay,
        &[
            "calendar days",
            "calendar day",
            "jours calendaires",
            "jour calendaire",
            "jours calendrier",
            "jour calendrier",
        ],
    ),
    (Unit::Week, &["weeks", "week", "semaines", "semaine"]),
    (Unit::Month, &["months", "month", "mois"]),
    (Unit::Year, &["years", "year", "ans", "an", "annees", "annee"]),
];

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = UNITS
            .iter()
            .find(|(unit, _)| *unit == self.unit)
            .and_then(|(_, names)| names.first())
            .unwrap_or(&"");
        let name = if self.amount == 1 { name.strip_suffix('s').unwrap_or(name) } else { name };
        write!(f, "{} {name}", self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(raw: &str) -> Result<String, Fault> {
        Duration::parse(raw).map(|d| d.to_string())
    }

    #[test]
    fn french_and_english_mean_the_same() {
        assert_eq!(canonical("2 jours ouvrés"), Ok("2 business days".into()));
        assert_eq!(canonical("2\u{a0}Business Days"), Ok("2 business days".into()));
        assert_eq!(canonical("1 jour ouvré"), Ok("1 business day".into()));
        assert_eq!(canonical("20s"), Ok("20 seconds".into()));
        assert_eq!(canonical("3 ans"), Ok("3 years".into()));
        assert_eq!(canonical("4 heures ouvrées"), Ok("4 business hours".into()));
    }

    #[test]
    fn bare_days_offer_both_readings() {
        let fault = |raw: &str| Duration::parse(raw).map_err(|f| (f.key, f.suggestions));
        let both = vec!["10 jours ouvrés".to_owned(), "10 jours calendaires".to_owned()];
        assert_eq!(fault("10 jours"), Err(("value-duration-days", both)));
        assert_eq!(
            fault("5 days"),
            Err(("value-duration-days", vec!["5 business days".into(), "5 calendar days".into()]))
        );
        assert_eq!(
            fault("10 jours ouvrables"),
            Err(("value-duration-ouvrable", vec!["10 jours ouvrés".into()]))
        );
        assert_eq!(fault("2 bussiness days"), Err(("value-duration", vec!["2 business days".into()])));
        assert_eq!(fault("1.5 hours"), Err(("value-duration-whole", vec![])));
        assert_eq!(
            fault("99999999999 days"),
            Err(("value-duration-days", day_readings(Decimal::integer(99_999_999_999), false).to_vec()))
        );
        assert_eq!(fault("99999999 months"), Err(("value-duration-long", vec![])));
        assert_eq!(fault("101 years"), Err(("value-duration-long", vec![])));
        assert_eq!(fault("1201 months"), Err(("value-duration-long", vec![])));
    }

    #[test]
    fn durations_add_up_on_one_clock() {
        let d = |raw: &str| Duration::parse(raw).expect("a duration");
        assert_eq!(d("2 weeks").steps(), Some(14));
        assert_eq!(d("3 business hours").steps(), Some(10_800));
        assert_eq!(d("90 minutes").steps(), Some(5_400));
        assert_eq!(d("1 month").steps(), None);
        assert!(d("2 weeks").is_akin(d("3 calendar days")) && d("8 hours").is_akin(d("20 s")));
        assert!(d("1 month").is_akin(d("2 months")) && !d("1 month").is_akin(d("30 calendar days")));
        assert!(!d("2 business days").is_akin(d("16 business hours")));
        assert!(!d("1 hour").is_akin(d("1 business hour")));
    }

    #[test]
    fn clocks_compare_only_where_no_calendar_is_needed() {
        let d = |raw: &str| Duration::parse(raw).expect("a duration");
        assert_eq!(d("24 hours").compare(d("1 calendar day")), Some(std::cmp::Ordering::Equal));
        assert_eq!(d("1 year").compare(d("12 months")), Some(std::cmp::Ordering::Equal));
        assert_eq!(d("2 business days").compare(d("48 hours")), None);
        assert_eq!(d("2 business days").compare(d("16 business hours")), None);
    }
}
