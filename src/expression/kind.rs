//! Kinds of values, and what comes out when two of them meet in a comparison or a computation.

/// What an expression gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Kind {
    YesNo,
    Text,
    Number,
    /// A share; 95 % is 19/20.
    Percent,
    /// An amount in the currency of this ISO 4217 code.
    Money(String),
    /// A length of time, in seconds.
    Duration,
    /// A number of calendar days.
    Days,
    /// A number of hours on the wall clock.
    Hours,
    BusinessDays,
    BusinessHours,
    Date,
    DateTime,
    /// Always missing: `null`.
    Nothing,
}

impl Kind {
    /// The name of the kind in message arguments; the language files turn it into words.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::YesNo => "yes-no",
            Self::Text => "text",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Money(_) => "money",
            Self::Duration => "duration",
            Self::Days => "days",
            Self::Hours => "hours",
            Self::BusinessDays => "business-days",
            Self::BusinessHours => "business-hours",
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Nothing => "nothing",
        }
    }

    /// Whether `<` and `between` make sense. Texts have no order: `'10' < '9'` would surprise.
    pub const fn is_ordered(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Text)
    }

    pub const fn is_moment(&self) -> bool {
        matches!(self, Self::Date | Self::DateTime)
    }

    /// Whether the value is computed with, `null` included.
    pub const fn is_numeric(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Text | Self::Date | Self::DateTime)
    }

    /// A number of something that a bare number may stand for: `days(a, b) <= 30`.
    const fn is_count(&self) -> bool {
        matches!(self, Self::Days | Self::Hours | Self::BusinessDays | Self::BusinessHours)
    }

    /// Whether the value is a length of time on some clock.
    pub const fn is_time(&self) -> bool {
        self.is_count() || matches!(self, Self::Duration)
    }

    /// Whether values of the two kinds may be compared.
    pub fn compares_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, _)
            | (_, Self::Nothing)
            | (Self::Hours, Self::Duration)
            | (Self::Duration, Self::Hours)
            | (Self::Percent, Self::Number)
            | (Self::Number, Self::Percent) => true,
            (a, b) if a.is_moment() && b.is_moment() => true,
            (a, b) => a.sum(b).is_some() || a == b,
        }
    }

    /// The kind of a sum or a difference, `None` where there is none.
    pub fn sum(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Nothing, kind) | (kind, Self::Nothing) => kind.is_numeric().then(|| kind.clone()),
            (a, b) if a == b => a.is_numeric().then(|| a.clone()),
            (kind, Self::Number) | (Self::Number, kind) => {
                (kind.is_count() || matches!(kind, Self::Money(_))).then(|| kind.clone())
            }
            _ => None,
        }
    }

    /// The kind of a product: one factor must be a plain number or a share.
    pub fn product(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Number, Self::Percent) | (Self::Percent, Self::Number) => Some(Self::Number),
            (Self::Nothing | Self::Number | Self::Percent, kind)
            | (kind, Self::Nothing | Self::Number | Self::Percent) => kind.is_numeric().then(|| kind.clone()),
            (money @ Self::Money(_), count) | (count, money @ Self::Money(_)) => {
                count.is_count().then(|| money.clone())
            }
            _ => None,
        }
    }

    /// The kind of a quotient: like by like gives a plain number.
    pub fn quotient(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (a, b) if a == b => a.is_numeric().then_some(Self::Number),
            (kind, Self::Nothing | Self::Number | Self::Percent) => kind.is_numeric().then(|| kind.clone()),
            (Self::Nothing, kind) => kind.is_numeric().then_some(Self::Number),
            (Self::Number | Self::Money(_), count) => count.is_count().then(|| self.clone()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_currencies_never_mix() {
        let euro = Kind::Money("EUR".into());
        assert!(!Kind::BusinessDays.compares_with(&Kind::BusinessHours));
        assert!(!Kind::BusinessDays.compares_with(&Kind::Days));
        assert!(!Kind::Duration.compares_with(&Kind::Number));
        assert!(!euro.compares_with(&Kind::Money("CHF".into())));
        assert!(euro.compares_with(&Kind::Number));
        assert!(Kind::Hours.compares_with(&Kind::Duration));
        assert!(Kind::Date.compares_with(&Kind::DateTime));
        assert!(!Kind::Date.compares_with(&Kind::Text));
    }

    #[test]
    fn arithmetic_keeps_the_unit() {
        let euro = Kind::Money("EUR".into());
        assert_eq!(Kind::Percent.product(&euro), Some(euro.clone()));
        assert_eq!(Kind::Percent.product(&Kind::Number), Some(Kind::Number));
        assert_eq!(euro.quotient(&euro), Some(Kind::Number));
        assert_eq!(euro.quotient(&Kind::Days), Some(euro.clone()));
        assert_eq!(euro.product(&euro), None);
        assert_eq!(Kind::Days.sum(&Kind::BusinessDays), None);
        assert_eq!(Kind::Days.sum(&Kind::Number), Some(Kind::Days));
        assert_eq!(Kind::Percent.sum(&Kind::Number), None);
        assert_eq!(Kind::Date.sum(&Kind::Number), None);
        assert_eq!(Kind::Date.sum(&Kind::Date), None);
    }
}
