//! Moments of a register: a date-only cell or an instant; and the one way in which a local time
//! becomes an instant.

use std::cmp::Ordering;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

/// When something happened, at the precision of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A cell that holds a date only.
    Day(Date),
    Instant(Timestamp),
}

impl Moment {
    /// The civil day of the moment in `zone`.
    pub fn day_in(self, zone: &TimeZone) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Instant(instant) => zone.to_datetime(instant).date(),
        }
    }

    pub const fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }

    /// Compares two moments at the coarser precision of the two: an instant and a date of the same
    /// civil day are equal (verdicts.md: "stop before start at the coarser precision").
    pub fn compare(self, other: Self, zone: &TimeZone) -> Ordering {
        match (self, other) {
            (Self::Instant(a), Self::Instant(b)) => a.cmp(&b),
            _ => self.day_in(zone).cmp(&other.day_in(zone)),
        }
    }
}

/// The instant of a local time: a skipped hour resolves forward by the length of the gap (02:30
/// becomes 03:30 where clocks jump from 02:00 to 03:00), a repeated hour means its first pass.
///
/// `None` only at the far ends of the range of dates (years -9999 and 9999).
pub fn instant_at(zone: &TimeZone, local: DateTime) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(local).compatible().ok()
}

/// The instant at which a shop with this opening or closing time opens or closes.
///
/// As `instant_at`, except that a time inside a skipped hour is the end of the gap (02:30 becomes
/// 03:00): intervals keep their order and never overlap.
pub(super) fn boundary_at(zone: &TimeZone, local: DateTime) -> Option<Timestamp> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    if let AmbiguousOffset::Gap { after, .. } = ambiguous.offset() {
        let just_before = after.to_timestamp(local).ok()?;
        return zone.following(just_before).next().map(|transition| transition.timestamp());
    }
    ambiguous.compatible().ok()
}

/// The end of a civil day: the instant at which the next one begins.
pub(super) fn end_of_day(zone: &TimeZone, day: Date) -> Option<Timestamp> {
    boundary_at(zone, day.tomorrow().ok()?.to_datetime(Time::midnight()))
}

/// A name that is no IANA time zone, and the nearest one that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownZone {
    pub name: String,
    pub nearest: Option<String>,
}

/// The time-zone data compiled into the binary; the system's own are never read, so that two
/// machines agree.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Looks a zone up by its IANA name, in any case.
///
/// # Errors
/// `UnknownZone` for any other text; an offset such as `+01:00` is no zone, since it knows nothing
/// of summer time.
pub fn time_zone(name: &str) -> Result<TimeZone, UnknownZone> {
    let name = name.trim();
    match ZONES.get(name) {
        Ok(zone) if !zone.is_unknown() => Ok(zone),
        _ => Err(UnknownZone { name: name.to_owned(), nearest: nearest_zone(name) }),
    }
}

/// `Europe/Bruxelles` → `Europe/Brussels`, `Brussels` → `Europe/Brussels`.
fn nearest_zone(name: &str) -> Option<String> {
    let wanted = name.to_lowercase().replace(' ', "_");
    let distance = |zone: &str| {
        let zone = zone.to_lowercase();
        let city = zone.rsplit('/').next().unwrap_or(&zone);
        strsim::damerau_levenshtein(&wanted, &zone).min(strsim::damerau_levenshtein(&wanted, city))
    };
    let names = ZONES.available().map(|zone| zone.to_string()).filter(|zone| zone.contains('/'));
    let (distance, nearest) = names.map(|zone| (distance(&zone), zone)).min()?;
    (distance * 4 <= wanted.chars().count()).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_named_not_offset() {
        assert!(time_zone("Europe/Brussels").is_ok());
        assert!(time_zone("europe/brussels").is_ok());
        let nearest = |name: &str| time_zone(name).err().and_then(|fault| fault.nearest);
        assert_eq!(nearest("Europe/Bruxelles").as_deref(), Some("Europe/Brussels"));
        assert_eq!(nearest("Brussels").as_deref(), Some("Europe/Brussels"));
        assert_eq!(nearest("new york").as_deref(), Some("America/New_York"));
        for name in ["", "+01:00", "Local", "Etc/Unknown", "heure de bureau", "\u{0}", "é"] {
            assert!(time_zone(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_date_and_an_instant_compare_by_day() {
        let zone = time_zone("Europe/Brussels").expect("a zone");
        let day = Moment::Day(Date::constant(2026, 3, 2));
        let evening = Moment::Instant("2026-03-02T22:59:00Z".parse().expect("an instant"));
        let night = Moment::Instant("2026-03-02T23:01:00Z".parse().expect("an instant"));
        assert_eq!(day.compare(evening, &zone), Ordering::Equal);
        assert_eq!(day.compare(night, &zone), Ordering::Less);
        assert_eq!(night.compare(evening, &zone), Ordering::Greater);
    }

    #[test]
    fn a_skipped_hour() {
        let zone = time_zone("Europe/Brussels").expect("a zone");
        let skipped = Date::constant(2026, 3, 29).at(2, 30, 0, 0);
        let written = |instant: Option<Timestamp>| instant.map(|i| i.to_string());
        assert_eq!(written(instant_at(&zone, skipped)).as_deref(), Some("2026-03-29T01:30:00Z"));
        assert_eq!(written(boundary_at(&zone, skipped)).as_deref(), Some("2026-03-29T01:00:00Z"));
    }
}
