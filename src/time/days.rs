//! Finding one's way among the days of a calendar: from dates to the year tables and back, and
//! from one open day to the n-th after it.

use jiff::civil::Date;

use super::WorkingCalendar;
use super::shift::Shift;
use super::year::Year;

/// The first year a calendar covers.
pub(super) const FIRST_YEAR: i16 = 1970;
/// How many years: 1970 to 2100.
pub(super) const YEARS: usize = 131;

/// A day covered by a calendar: the place of its year, and its number in it from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) year: usize,
    pub(super) day: usize,
}

impl Spot {
    pub(super) fn of(date: Date) -> Option<Self> {
        let year = usize::try_from(date.year() - FIRST_YEAR).ok().filter(|year| *year < YEARS)?;
        let day = usize::try_from(date.day_of_year() - 1).ok()?;
        Some(Self { year, day })
    }
}

impl WorkingCalendar {
    pub(super) fn year(&self, year: usize) -> &Year {
        self.years[year].get_or_init(|| self.tabulate(year))
    }

    pub(super) fn date(&self, spot: Spot) -> Option<Date> {
        self.year(spot.year).date(spot.day)
    }

    pub(super) fn shift(&self, spot: Spot) -> &Shift {
        self.year(spot.year).shift(spot.day)
    }

    pub(super) fn day_after(&self, Spot { year, day }: Spot) -> Option<Spot> {
        if day + 1 < self.year(year).length() {
            return Some(Spot { year, day: day + 1 });
        }
        (year + 1 < YEARS).then_some(Spot { year: year + 1, day: 0 })
    }

    pub(super) fn day_before(&self, Spot { year, day }: Spot) -> Option<Spot> {
        if let Some(day) = day.checked_sub(1) {
            return Some(Spot { year, day });
        }
        let year = year.checked_sub(1)?;
        Some(Spot { year, day: self.year(year).length().saturating_sub(1) })
    }

    /// The first open day on or after this one.
    pub(super) fn next_open(&self, from: Spot) -> Option<Spot> {
        self.nth_open(from.year, self.year(from.year).rank(from.day))
    }

    /// The last open day before this one.
    pub(super) fn previous_open(&self, from: Spot) -> Option<Spot> {
        let before = self.year(from.year).rank(from.day).checked_sub(1);
        let this_year = before.map(|rank| (from.year, rank));
        let earlier = || {
            (0..from.year)
                .rev()
                .find_map(|year| Some((year, self.year(year).open_days().len().checked_sub(1)?)))
        };
        let (year, rank) = this_year.or_else(earlier)?;
        self.nth_open(year, rank)
    }

    /// The open day `n` open days after this open day; the day itself for 0.
    pub(super) fn open_day_after(&self, open: Spot, n: u32) -> Option<Spot> {
        let rank = self.year(open.year).rank(open.day);
        self.nth_open(open.year, rank.checked_add(usize::try_from(n).ok()?)?)
    }

    /// The open day that `rank` open days precede, counted from the start of a year.
    fn nth_open(&self, year: usize, mut rank: usize) -> Option<Spot> {
        for year in year..YEARS {
            let open_days = self.year(year).open_days();
            if let Some(day) = open_days.get(rank) {
                return Some(Spot { year, day: usize::from(*day) });
            }
            rank -= open_days.len();
        }
        None
    }

    /// How many open days there are from `from`, included, to `to`, left out; `from <= to`.
    pub(super) fn open_days_between(&self, from: Spot, to: Spot) -> usize {
        let years: usize = (from.year..to.year).map(|year| self.year(year).open_days().len()).sum();
        years + self.year(to.year).rank(to.day) - self.year(from.year).rank(from.day)
    }
}
