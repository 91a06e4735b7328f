//! What the cells of a column tell of how they are written, where nothing is declared: the order of
//! day and month, and the decimal sign.

use super::numbers::Sign;

/// In which order day and month stand before a year of four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// Where a cell stands: file, row and line; and what it says.
pub type Example = (usize, u64, u64, String);

/// The first cell of each sort.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Dates whose first number is a day, whose second is one, and those that can be read both ways.
    pub day_first: Option<Example>,
    pub month_first: Option<Example>,
    pub either_order: Option<Example>,
    /// Numbers in which only a comma, or only a point, can be decimal.
    pub comma: Option<Example>,
    pub point: Option<Example>,
    /// Numbers in which the one sign could be decimal or group thousands.
    pub either_sign: Option<Example>,
}

/// What to make of the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding<T> {
    Nothing,
    Proven(T),
    Contradictory,
    Ambiguous,
}

impl Evidence {
    pub fn merge(&mut self, other: Self) {
        let pairs = [
            (&mut self.day_first, other.day_first),
            (&mut self.month_first, other.month_first),
            (&mut self.either_order, other.either_order),
            (&mut self.comma, other.comma),
            (&mut self.point, other.point),
            (&mut self.either_sign, other.either_sign),
        ];
        for (own, other) in pairs {
            keep_first(own, other);
        }
    }

    /// Takes in a date that is not in ISO 8601.
    pub fn of_date(&mut self, text: &str, example: impl FnOnce() -> Example) {
        let Some((first, second)) = numbers_before_year(text) else { return };
        let kept = match (first, second) {
            (13..=31, 1..=12) => &mut self.day_first,
            (1..=12, 13..=31) => &mut self.month_first,
            (1..=12, 1..=12) if first != second => &mut self.either_order,
            _ => return,
        };
        if kept.is_none() {
            *kept = Some(example());
        }
    }

    /// Takes in a number with a comma or a point.
    pub fn of_number(&mut self, text: &str, example: impl FnOnce() -> Example) {
        let kept = match sort_of(text) {
            Some(Finding::Proven(Sign::Comma)) => &mut self.comma,
            Some(Finding::Proven(_)) => &mut self.point,
            Some(_) => &mut self.either_sign,
            None => return,
        };
        if kept.is_none() {
            *kept = Some(example());
        }
    }

    pub const fn order(&self) -> Finding<Order> {
        match (&self.day_first, &self.month_first, &self.either_order) {
            (Some(_), Some(_), _) => Finding::Contradictory,
            (Some(_), None, _) => Finding::Proven(Order::DayFirst),
            (None, Some(_), _) => Finding::Proven(Order::MonthFirst),
            (None, None, Some(_)) => Finding::Ambiguous,
            (None, None, None) => Finding::Nothing,
        }
    }

    pub const fn sign(&self) -> Finding<Sign> {
        match (&self.comma, &self.point) {
            (Some(_), Some(_)) => Finding::Contradictory,
            (Some(_), None) => Finding::Proven(Sign::Comma),
            (None, Some(_)) => Finding::Proven(Sign::Point),
            (None, None) => Finding::Nothing,
        }
    }
}

fn keep_first(own: &mut Option<Example>, other: Option<Example>) {
    let earlier = |a: &Example, b: &Example| (a.0, a.1) < (b.0, b.1);
    if let Some(other) = other
        && own.as_ref().is_none_or(|own| earlier(&other, own))
    {
        *own = Some(other);
    }
}

/// The two numbers before a year of four digits: `03/04/2026`, `3.4.2026 10:00`.
pub fn numbers_before_year(text: &str) -> Option<(i32, i32)> {
    let (first, rest) = small_number(text)?;
    let separator = rest.chars().next().filter(|sign| matches!(sign, '/' | '-' | '.'))?;
    let (second, rest) = small_number(rest.get(1..)?)?;
    let year = rest.strip_prefix(separator)?.as_bytes();
    let four = year.len() >= 4 && year.iter().take(4).all(u8::is_ascii_digit);
    (four && !year.get(4).is_some_and(u8::is_ascii_digit)).then_some((first, second))
}

fn small_number(text: &str) -> Option<(i32, &str)> {
    let length = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((number.parse().ok()?, rest))
}

/// Which sign of a number is decimal; `None` where it has neither.
fn sort_of(text: &str) -> Option<Finding<Sign>> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (start, end) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    let core = text.get(start..end)?;
    let (commas, points) = (core.matches(',').count(), core.matches('.').count());
    Some(match (commas, points) {
        (0, 0) => return None,
        (1, 0) => alone(core, ',', Sign::Comma),
        (0, 1) => alone(core, '.', Sign::Point),
        // Thousands are grouped with the sign that comes first, or that comes twice.
        (_, 0) => Finding::Proven(Sign::Point),
        (0, _) => Finding::Proven(Sign::Comma),
        _ if core.rfind(',') > core.rfind('.') => Finding::Proven(Sign::Comma),
        _ => Finding::Proven(Sign::Point),
    })
}

/// A sign that stands once: decimal, unless it may group thousands.
fn alone(core: &str, at: char, sign: Sign) -> Finding<Sign> {
    let (whole, fraction) = core.split_once(at).unwrap_or((core, ""));
    let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if groups { Finding::Ambiguous } else { Finding::Proven(sign) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(texts: &[&str]) -> Evidence {
        let mut evidence = Evidence::default();
        for (at, text) in (0..).zip(texts) {
            evidence.of_date(text, || (0, at, at, (*text).to_owned()));
            evidence.of_number(text, || (0, at, at, (*text).to_owned()));
        }
        evidence
    }

    #[test]
    fn a_day_beyond_twelve_proves_the_order() {
        let order = |texts: &[&str]| evidence(texts).order();
        assert_eq!(order(&["03/04/2026", "13/04/2026 10:00"]), Finding::Proven(Order::DayFirst));
        assert_eq!(order(&["03-04-2026", "3-14-2026"]), Finding::Proven(Order::MonthFirst));
        assert_eq!(order(&["03/04/2026", "05/05/2026"]), Finding::Ambiguous);
        assert_eq!(order(&["05.05.2026"]), Finding::Nothing);
        assert_eq!(order(&["13/04/2026", "04/13/2026"]), Finding::Contradictory);
        assert_eq!(order(&["2026-04-13", "13/04/26", "1/2/20261", "x"]), Finding::Nothing);
    }

    #[test]
    fn a_decimal_sign_is_proven_by_what_cannot_group_thousands() {
        let sign = |texts: &[&str]| evidence(texts).sign();
        assert_eq!(sign(&["1,5"]), Finding::Proven(Sign::Comma));
        assert_eq!(sign(&["1.234,50 €", "1.234"]), Finding::Proven(Sign::Comma));
        assert_eq!(sign(&["1,234.50", "1,234,567"]), Finding::Proven(Sign::Point));
        assert_eq!(sign(&["0.125"]), Finding::Proven(Sign::Point));
        assert_eq!(sign(&["1,5", "1.5"]), Finding::Contradictory);
        assert_eq!(sign(&["1,234", "12", "1.234"]), Finding::Nothing);
        assert!(evidence(&["1,234"]).either_sign.is_some());
    }
}
