//! Targets: the level a promise or an objective sets for an indicator.

use std::fmt;

use super::{Decimal, Duration, Fault, Money, Percent, Ratio, fold};

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// `at least 95 % within 2 business days`: a share of the cases inside a limit.
    Share { at_least: Percent, within: Within },
    /// `p90 at most 10 business days`: a nearest-rank percentile of the durations or values.
    Percentile { p: Percent, at_most: Quantity },
    /// `at least 80 %`, `at most 3.5 per 1000`, `between 2 and 4`: the indicator's own value.
    Level(Bound),
}

/// The limit of a timed case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    Duration(Duration),
    /// The due date held in a column of the source.
    DueDate,
}

/// A bound on a value; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    AtLeast(Quantity),
    AtMost(Quantity),
    Between(Quantity, Quantity),
}

/// A value with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    Number(Decimal),
    Percent(Percent),
    Duration(Duration),
    Money(Money),
    /// `3.5 per 1000`.
    Per {
        number: Decimal,
        per: u32,
    },
}

impl Target {
    /// Reads a target in English or French.
    ///
    /// # Errors
    /// The fault of the part that is wrong (a bare percentage, unqualified days …), `value-target`
    /// when the sentence has another form, `value-target-share` for a share outside 0–100 %,
    /// `value-target-order` when `between` has its ends reversed.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        if let Some(rest) = after(&text, &["between ", "entre "]) {
            return between(rest, raw);
        }
        if let Some((p, rest)) = percentile(&text) {
            let limit = after(rest, AT_MOST).ok_or_else(|| Fault::new("value-target", raw))?;
            return Ok(Self::Percentile { p, at_most: Quantity::parse(limit)? });
        }
        if let Some(rest) = after(&text, WITHIN) {
            let all = Percent::of(Decimal::integer(100));
            return Ok(Self::Share { at_least: all, within: Within::Duration(Duration::parse(rest)?) });
        }
        if let Some(rest) = after(&text, AT_LEAST) {
            return at_least(rest, raw);
        }
        if let Some(rest) = after(&text, AT_MOST) {
            return Ok(Self::Level(Bound::AtMost(Quantity::parse(rest)?)));
        }
        Err(Fault::new("value-target", raw).offering(repaired(&text)))
    }

    /// The limit inside which a case is good, where there is one.
    pub const fn within(&self) -> Option<Within> {
        match self {
            Self::Share { within, .. } => Some(*within),
            Self::Percentile { at_most: Quantity::Duration(duration), .. } => {
                Some(Within::Duration(*duration))
            }
            _ => None,
        }
    }

    /// The share of cases asked for: of a share, or of a percentile on durations.
    pub const fn share(&self) -> Option<Percent> {
        match self {
            Self::Share { at_least, .. } => Some(*at_least),
            Self::Percentile { p, .. } => Some(*p),
            Self::Level(Bound::AtLeast(Quantity::Percent(percent))) => Some(*percent),
            Self::Level(_) => None,
        }
    }
}

const AT_LEAST: &[&str] = &["at least ", "au moins ", "minimum ", ">= ", "≥ ", ">=", "≥"];
const AT_MOST: &[&str] =
    &["at most ", "au plus ", "au maximum ", "maximum ", "no more than ", "<= ", "≤ ", "<=", "≤"];
const WITHIN: &[&str] = &["within ", "dans les ", "dans un delai de ", "sous ", "en "];
const ON_TIME: &[&str] =
    &[" on time", " a temps", " dans les delais", " dans le delai", " a l'echeance", " by the due date"];

fn after<'t>(text: &'t str, heads: &[&str]) -> Option<&'t str> {
    heads.iter().find_map(|head| text.strip_prefix(head))
}

fn at_least(rest: &str, raw: &str) -> Result<Target, Fault> {
    if let Some(share) = ON_TIME.iter().find_map(|tail| rest.strip_suffix(tail)) {
        return Ok(Target::Share { at_least: share_of(share, raw)?, within: Within::DueDate });
    }
    for word in WITHIN {
        let middle = format!(" {word}");
        if let Some((share, limit)) = rest.split_once(&middle) {
            let at_least = share_of(share, raw)?;
            return Ok(Target::Share { at_least, within: Within::Duration(Duration::parse(limit)?) });
        }
    }
    Ok(Target::Level(Bound::AtLeast(Quantity::parse(rest)?)))
}

fn share_of(text: &str, raw: &str) -> Result<Percent, Fault> {
    let percent = Percent::parse(text)?;
    if percent.is_share() { Ok(percent) } else { Err(Fault::new("value-target-share", raw)) }
}

fn between(rest: &str, raw: &str) -> Result<Target, Fault> {
    let ends = rest.split_once(" and ").or_else(|| rest.split_once(" et "));
    let (low, high) = ends.ok_or_else(|| Fault::new("value-target", raw))?;
    let high = Quantity::parse(high)?;
    // `between 2 and 4 %`: the unit is said once, at the end.
    let low = match (Quantity::parse(low), high) {
        (Ok(Quantity::Number(number)), Quantity::Percent(_)) => Quantity::Percent(Percent::of(number)),
        (parsed, _) => parsed?,
    };
    match (low.level(), high.level()) {
        (Some(a), Some(b)) if a > b || !low.comparable(&high) => Err(Fault::new("value-target-order", raw)),
        _ => Ok(Target::Level(Bound::Between(low, high))),
    }
}

/// `p90 …`, `median …`, `médiane …`.
fn percentile(text: &str) -> Option<(Percent, &str)> {
    if let Some(rest) = after(text, &["median ", "mediane ", "the median "]) {
        return Some((Percent::of(Decimal::integer(50)), rest));
    }
    let (head, rest) = text.split_once(' ')?;
    let p = Decimal::parse(head.strip_prefix('p')?).ok()?;
    let share = Percent::of(p);
    (share.share() > Ratio::ZERO && share.share() < Ratio::ONE).then_some((share, rest))
}

/// `95 % within 2 business days`, `95 %` and `0.95`: the words that were forgotten.
fn repaired(text: &str) -> Vec<String> {
    if let Ok(number) = Decimal::parse(text) {
        let percentages = Percent::parse(text).err().map(|fault| fault.suggestions).unwrap_or_default();
        let mut offers: Vec<String> = percentages.iter().map(|share| format!("at least {share}")).collect();
        if number.ratio() > Ratio::ONE {
            offers.push(format!("at least {number}"));
        }
        return offers;
    }
    let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let sentence = format!("at least {text}");
    if starts_with_digit && Target::parse(&sentence).is_ok() { vec![sentence] } else { Vec::new() }
}

impl Quantity {
    /// Reads a number, percentage, duration, amount or rate (`3.5 per 1000`).
    ///
    /// # Errors
    /// The fault of the nearest form; `value-quantity` when none is near.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        if text.ends_with('%') {
            return Percent::parse(&text).map(Self::Percent);
        }
        if let Some((number, per)) = text.split_once(" per ").or_else(|| text.split_once(" pour ")) {
            let per = per.replace(' ', "").replace("mille", "1000").parse().ok().filter(|per| *per > 0);
            let per = per.ok_or_else(|| Fault::new("value-quantity", raw))?;
            return Ok(Self::Per { number: Decimal::parse(number)?, per });
        }
        if let Ok(number) = Decimal::parse(&text) {
            return Ok(Self::Number(number));
        }
        if let Ok(money) = Money::parse(&text.to_uppercase()) {
            return Ok(Self::Money(money));
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Duration::parse(raw).map(Self::Duration);
        }
        Err(Fault::new("value-quantity", raw))
    }

    /// The exact level to compare a value with: shares as 0–1, amounts and rates as numbers,
    /// durations in seconds; in their own unit where that has no fixed length (business days,
    /// months), to be compared with the same unit only.
    pub fn level(&self) -> Option<Ratio> {
        match self {
            Self::Number(number) => Some(number.ratio()),
            Self::Percent(percent) => Some(percent.share()),
            Self::Money(money) => Some(money.amount.ratio()),
            Self::Per { number, per } => number.ratio().checked_div(Ratio::integer(i128::from(*per))),
            Self::Duration(duration) => {
                let amount = duration.seconds().unwrap_or(i64::from(duration.amount));
                Some(Ratio::integer(i128::from(amount)))
            }
        }
    }

    /// Whether two quantities can be compared by their levels.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(_), Self::Number(_))
            | (Self::Percent(_) | Self::Per { .. }, Self::Percent(_) | Self::Per { .. }) => true,
            (Self::Money(a), Self::Money(b)) => a.currency() == b.currency(),
            (Self::Duration(a), Self::Duration(b)) => {
                a.unit == b.unit || a.seconds().is_some() && b.seconds().is_some()
            }
            _ => false,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Percent(percent) => write!(f, "{percent}"),
            Self::Duration(duration) => write!(f, "{duration}"),
            Self::Money(money) => write!(f, "{money}"),
            Self::Per { number, per } => write!(f, "{number} per {per}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(quantity) => write!(f, "at least {quantity}"),
            Self::AtMost(quantity) => write!(f, "at most {quantity}"),
            Self::Between(low, high) => write!(f, "between {low} and {high}"),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share { at_least, within: Within::Duration(limit) } => {
                write!(f, "at least {at_least} within {limit}")
            }
            Self::Share { at_least, within: Within::DueDate } => write!(f, "at least {at_least} on time"),
            Self::Percentile { p, at_most } => write!(f, "p{} at most {at_most}", p.number()),
            Self::Level(bound) => write!(f, "{bound}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_english_targets_mean_the_same() {
        for (raw, canonical) in [
            ("au moins 95,5 % en 2 jours ouvrés", "at least 95.5 % within 2 business days"),
            ("At least 95% within 2 business days", "at least 95 % within 2 business days"),
            ("au moins 90 % sous 15 jours ouvrés", "at least 90 % within 15 business days"),
            ("p90 au plus 10 jours ouvrés", "p90 at most 10 business days"),
            ("médiane au plus 3 jours calendaires", "p50 at most 3 calendar days"),
            ("au moins 95 % dans les délais", "at least 95 % on time"),
            ("at most 3.5 per 1000", "at most 3.5 per 1000"),
            ("au plus 3,5 pour 1 000", "at most 3.5 per 1000"),
            ("at least 10", "at least 10"),
            ("au plus 12,50 €", "at most 12.50 EUR"),
            ("between 2 % and 4 %", "between 2 % and 4 %"),
            ("entre 2 et 4 %", "between 2 % and 4 %"),
            ("within 2 business days", "at least 100 % within 2 business days"),
            (">= 80 %", "at least 80 %"),
            ("at most 20 minutes", "at most 20 minutes"),
        ] {
            assert_eq!(Target::parse(raw).map(|t| t.to_string()), Ok(canonical.to_owned()), "{raw}");
            let again = Target::parse(canonical).map(|t| t.to_string());
            assert_eq!(again, Ok(canonical.to_owned()), "{canonical}");
        }
    }

    #[test]
    fn a_wrong_part_is_named() {
        let key = |raw: &str| Target::parse(raw).map_err(|f| f.key);
        assert_eq!(key("at least 0.95 within 2 business days"), Err("value-percent-bare"));
        assert_eq!(key("at least 95 % within 2 days"), Err("value-duration-days"));
        assert_eq!(key("at least 130 % within 2 business days"), Err("value-target-share"));
        assert_eq!(key("rapidement"), Err("value-target"));
        assert_eq!(key("between 4 and 2"), Err("value-target-order"));
        let fault = Target::parse("95 % within 2 business days").map_err(|f| f.suggestions);
        assert_eq!(fault, Err(vec!["at least 95 % within 2 business days".into()]));
        let offered = |raw: &str| Target::parse(raw).map_err(|f| f.suggestions);
        assert_eq!(offered("0.95"), Err(vec!["at least 95 %".into()]));
        assert_eq!(offered("95"), Err(vec!["at least 95 %".into(), "at least 95".into()]));
    }
}
