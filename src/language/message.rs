//! A message before it is put into words: its key and what fills it in.

use jiff::civil::Date;

use crate::values::{Decimal, Duration, Fault, Money, Percent, PeriodKey, Quantity, Ratio, Target, Text};

/// What fills a gap in a message; written out in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A name, an id, a piece of YAML: the same in every language.
    Verbatim(String),
    Count(i64),
    Text(Text),
    Duration(Duration),
    Percent(Percent),
    Money(Money),
    Number(Decimal),
    /// An exact ratio shown with a number of decimals.
    Rounded(Ratio, u32),
    Target(Target),
    Quantity(Quantity),
    Date(Date),
    Period(PeriodKey),
    /// Another message, said inside this one.
    Message(Box<Message>),
    /// Several things in a row: « a », « b » et « c ».
    List(Vec<String>),
}

macro_rules! from_value {
    ($($type:ty => $variant:ident),* $(,)?) => {
        $(impl From<$type> for Argument {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

from_value!(
    String => Verbatim, i64 => Count, Text => Text, Duration => Duration, Percent => Percent,
    Money => Money, Decimal => Number, Target => Target, Quantity => Quantity, Date => Date,
    PeriodKey => Period, Vec<String> => List,
);

impl From<&str> for Argument {
    fn from(value: &str) -> Self {
        Self::Verbatim(value.to_owned())
    }
}

impl From<usize> for Argument {
    fn from(value: usize) -> Self {
        Self::Count(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Argument {
    fn from(value: u64) -> Self {
        Self::Count(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Argument {
    fn from(value: u32) -> Self {
        Self::Count(i64::from(value))
    }
}

impl From<Message> for Argument {
    fn from(value: Message) -> Self {
        Self::Message(Box::new(value))
    }
}

/// A message: the key of its words and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The message of a wrong spelling; `$suggestion` holds what may be written instead, `none`
    /// when there is nothing to offer.
    pub fn of_fault(fault: &Fault) -> Self {
        let mut message = Self::new(fault.key);
        for (name, value) in &fault.arguments {
            message = message.with(name, value.as_str());
        }
        message.with("suggestion", Argument::List(fault.suggestions.clone()))
    }
}
