//! How numbers, dates, durations and targets are written in each language. French typography:
//! decimal comma, narrow no-break space between thousands, no-break space before `%` and `€`.

use jiff::civil::Date;

use super::{Argument, Language, Message, Speaker};
use crate::values::{
    Bound, Decimal, Duration, Money, Percent, Period, PeriodKey, Quantity, Ratio, Target, Text, Unit, Within,
};

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// Writes values for one reader.
pub struct Formatter<'s> {
    speaker: &'s Speaker,
}

impl<'s> Formatter<'s> {
    pub(super) const fn new(speaker: &'s Speaker) -> Self {
        Self { speaker }
    }

    /// Any argument of a message.
    pub fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Verbatim(text) => text.clone(),
            Argument::Count(count) => self.count(*count),
            Argument::Text(text) => self.text(text),
            Argument::Duration(duration) => self.duration(*duration),
            Argument::Percent(percent) => self.percent(*percent),
            Argument::Money(money) => self.money(*money),
            Argument::Number(number) => self.number(*number),
            Argument::Rounded(ratio, decimals) => self.rounded(*ratio, *decimals),
            Argument::Target(target) => self.target(*target),
            Argument::Quantity(quantity) => self.quantity(*quantity),
            Argument::Date(date) => self.date(*date),
            Argument::Period(period) => self.period_key(*period),
            Argument::Message(message) => self.speaker.say(message),
            Argument::List(items) => self.list(items),
        }
    }

    /// A text for this reader, whatever language it falls back to.
    pub fn text(&self, text: &Text) -> String {
        text.for_reader(self.language().tag(), self.speaker.first()).0.to_owned()
    }

    pub fn count(&self, count: i64) -> String {
        self.number(Decimal::integer(count))
    }

    pub fn number(&self, number: Decimal) -> String {
        decimal(self.language(), &number.to_string())
    }

    /// A ratio with a fixed number of decimals, halves away from zero.
    pub fn rounded(&self, ratio: Ratio, decimals: u32) -> String {
        decimal(self.language(), &rounded(ratio, decimals))
    }

    pub fn percent(&self, percent: Percent) -> String {
        self.with_percent_sign(&self.number(percent.number()))
    }

    /// A share (0–1) as a percentage with a fixed number of decimals.
    pub fn share(&self, share: Ratio, decimals: u32) -> String {
        let hundred = share.checked_mul(Ratio::integer(100)).unwrap_or(share);
        self.with_percent_sign(&self.rounded(hundred, decimals))
    }

    fn with_percent_sign(&self, number: &str) -> String {
        match self.language() {
            Language::English => format!("{number}%"),
            Language::French => format!("{number}{NO_BREAK}%"),
        }
    }

    pub fn money(&self, money: Money) -> String {
        let amount = self.number(money.amount);
        let sign = match money.currency() {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            other => return format!("{amount}{NO_BREAK}{other}"),
        };
        match self.language() {
            Language::English => format!("{sign}{amount}"),
            Language::French => format!("{amount}{NO_BREAK}{sign}"),
        }
    }

    pub fn duration(&self, duration: Duration) -> String {
        let key = match duration.unit {
            Unit::Second => "duration-seconds",
            Unit::Minute => "duration-minutes",
            Unit::Hour => "duration-hours",
            Unit::BusinessHour => "duration-business-hours",
            Unit::BusinessDay => "duration-business-days",
            Unit::CalendarDay => "duration-calendar-days",
            Unit::Week => "duration-weeks",
            Unit::Month => "duration-months",
            Unit::Year => "duration-years",
        };
        let shown = self.count(i64::from(duration.amount));
        self.say(Message::new(key).with("n", duration.amount).with("shown", shown))
    }

    /// The limit alone: « en 2 jours ouvrés ».
    pub fn within(&self, within: Within) -> String {
        match within {
            Within::Duration(limit) => self.say(Message::new("target-within").with("limit", limit)),
            Within::DueDate => self.say(Message::new("target-on-time")),
        }
    }

    pub fn quantity(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Number(number) => self.number(number),
            Quantity::Percent(percent) => self.percent(percent),
            Quantity::Duration(duration) => self.duration(duration),
            Quantity::Money(money) => self.money(money),
            Quantity::Per { number, per } => self.say(
                Message::new("target-per").with("number", number).with("per", self.count(i64::from(per))),
            ),
        }
    }

    pub fn target(&self, target: Target) -> String {
        match target {
            Target::Share { at_least, within } => {
                let within = self.within(within);
                self.say(Message::new("target-share").with("share", at_least).with("within", within))
            }
            Target::Percentile { p, at_most } => {
                let p = self.number(p.number());
                self.say(Message::new("target-percentile").with("p", p).with("limit", at_most))
            }
            Target::Level(Bound::AtLeast(quantity)) => {
                self.say(Message::new("target-at-least").with("quantity", quantity))
            }
            Target::Level(Bound::AtMost(quantity)) => {
                self.say(Message::new("target-at-most").with("quantity", quantity))
            }
            Target::Level(Bound::Between(low, high)) => {
                self.say(Message::new("target-between").with("low", low).with("high", high))
            }
        }
    }

    pub fn date(&self, date: Date) -> String {
        let month = self.month(date.month());
        let day = i64::from(date.day());
        let year = date.year().to_string();
        self.say(Message::new("date").with("day", day).with("month", month).with("year", year))
    }

    pub fn period_key(&self, key: PeriodKey) -> String {
        let start = key.start();
        let year = start.year().to_string();
        let number = |n: i8| i64::from(n);
        let message = match key.cut() {
            Period::Day => return self.date(start),
            Period::Week => return key.to_string().replace('-', "\u{2011}"),
            Period::Rolling(_) => {
                let message = Message::new("period-window").with("first", start).with("last", key.end());
                return self.say(message);
            }
            Period::Month => Message::new("period-month").with("month", self.month(start.month())),
            Period::Quarter => Message::new("period-quarter").with("n", number((start.month() + 2) / 3)),
            Period::HalfYear => Message::new("period-half-year").with("n", number((start.month() + 5) / 6)),
            Period::Year => return year,
        };
        self.say(message.with("year", year))
    }

    /// Things in a row, each in quotation marks: “a”, “b” or “c”.
    pub fn list(&self, items: &[String]) -> String {
        let quoted: Vec<String> = items.iter().map(|item| self.quoted(item)).collect();
        match quoted.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [head @ .., last] => {
                self.say(Message::new("list-or").with("head", head.join(", ")).with("last", last.clone()))
            }
        }
    }

    /// In the quotation marks of the language.
    pub fn quoted(&self, text: &str) -> String {
        match self.language() {
            Language::English => format!("“{text}”"),
            Language::French => format!("«{NARROW_NO_BREAK}{text}{NARROW_NO_BREAK}»"),
        }
    }

    fn month(&self, month: i8) -> String {
        self.speaker.word(&format!("month-{month}"))
    }

    fn language(&self) -> Language {
        self.speaker.language()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every message is built for this call")]
    fn say(&self, message: Message) -> String {
        self.speaker.say(&message)
    }
}

/// A canonical decimal number (`-1234.5`) in the writing of a language.
pub fn decimal(language: Language, canonical: &str) -> String {
    let (sign, digits) = canonical.strip_prefix('-').map_or(("", canonical), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (gap, point) = match language {
        Language::English => (',', '.'),
        Language::French => (NARROW_NO_BREAK, ','),
    };
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(gap);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A ratio as a canonical decimal number with a fixed number of decimals.
pub fn rounded(ratio: Ratio, decimals: u32) -> String {
    let Some(units) = ratio.round(decimals) else {
        return format!("{:.*}", decimals as usize, ratio.to_f64());
    };
    let sign = if units < 0 { "-" } else { "" };
    let digits = units.unsigned_abs().to_string();
    if decimals == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = decimals as usize + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals as usize);
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_typography_of_each_language() {
        assert_eq!(decimal(Language::French, "-1234567.5"), "\u{2212}1\u{202f}234\u{202f}567,5");
        assert_eq!(decimal(Language::English, "1234"), "1,234");
        assert_eq!(decimal(Language::English, "999"), "999");
    }

    #[test]
    fn values_in_french_and_english() {
        let (english, french) = (Speaker::new(Language::English, "en"), Speaker::new(Language::French, "fr"));
        let target = Target::parse("at least 95.5 % within 2 business days").expect("a target");
        assert_eq!(english.formatter().target(target), "at least 95.5% within 2 business days");
        assert_eq!(french.formatter().target(target), "au moins 95,5\u{a0}% en 2\u{a0}jours ouvrés");
        let date = Date::constant(2026, 1, 1);
        assert_eq!(english.formatter().date(date), "1 January 2026");
        assert_eq!(french.formatter().date(date), "1er\u{a0}janvier 2026");
        let money = Money::parse("12,50 €").expect("money");
        assert_eq!(french.formatter().money(money), "12,50\u{a0}€");
        let quarter = PeriodKey::parse("2026-Q1").expect("a quarter");
        assert_eq!(french.formatter().period_key(quarter), "T1\u{a0}2026");
    }
}
