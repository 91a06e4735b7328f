//! Who may read a field, and the editions that follow from it.

/// A circle of readers; each one reads what those before it read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody: what is published.
    Customer,
    /// Those who do the work.
    Staff,
    /// Those who answer for the system, and those who judge it.
    Auditor,
}

impl Audience {
    /// Every audience, the widest circle first.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Staff, Self::Auditor];

    /// The folder of its edition.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
            Self::Auditor => "auditor",
        }
    }

    /// Whether this audience may read what is meant for `for_whom`.
    pub fn reads(self, for_whom: Self) -> bool {
        for_whom <= self
    }
}
