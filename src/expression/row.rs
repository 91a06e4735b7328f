//! What an expression reads: the declared columns, one row of cells, and the clock of the source.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Kind;
use crate::values::Ratio;

/// What the cells of a column hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    Text,
    /// The allowed values; `true` where other values are accepted as they are.
    Category(Vec<String>, bool),
    Number,
    YesNo,
    Date,
    DateTime,
    /// An amount in the currency of this ISO 4217 code.
    Money(String),
    /// A share, 0 to 1.
    Percent,
    /// A length of time, in seconds.
    Duration,
}

impl ColumnType {
    /// The kind of value that reading a cell of the column gives.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text | Self::Category(..) => Kind::Text,
            Self::Number => Kind::Number,
            Self::YesNo => Kind::YesNo,
            Self::Date => Kind::Date,
            Self::DateTime => Kind::DateTime,
            Self::Money(currency) => Kind::Money(currency.clone()),
            Self::Percent => Kind::Percent,
            Self::Duration => Kind::Duration,
        }
    }
}

/// A declared column. Its place in the list of columns is its place in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: ColumnType,
}

/// One value of a row, or the result of an expression.
///
/// A category is `Text`; money, a percentage (as a share) and a duration (in seconds) are `Number`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    Missing,
    Text(Cow<'a, str>),
    Number(Ratio),
    YesNo(bool),
    Day(Date),
    Instant(Timestamp),
}

/// The source's time zone and working calendar.
///
/// `None` is an unknown result: no calendar, or a cell that is missing or of no use to it.
pub trait Clock {
    /// The business days from `a` to `b`: the least N for which `b` is not after `due(a, N)`.
    fn business_days(&self, a: &Cell<'_>, b: &Cell<'_>) -> Option<Ratio>;

    /// The working time from `a` to `b`, in hours.
    fn business_hours(&self, a: &Cell<'_>, b: &Cell<'_>) -> Option<Ratio>;

    /// The day on which `instant` falls in the source's zone.
    fn day_of(&self, instant: Timestamp) -> Date;
}
