//! Thresholds of rules. They are the product's own, not a standard's, so a System may set them.

use crate::values::{Quantity, Ratio};

/// A threshold of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// As the System names it: `rules: {SMQ2009: {limits: {acknowledgement: 2 business days}}}`.
    pub name: &'static str,
    /// As a user would write it: `30`, `20 %`, `12 months`. Its form is the only one accepted.
    pub default: &'static str,
}

impl Limit {
    /// The value where the System sets none.
    pub fn quantity(&self) -> Quantity {
        Quantity::parse(self.default).unwrap_or(Quantity::Number(crate::values::Decimal::integer(0)))
    }

    /// Whether another value can stand in for the default: of the same unit, whole where the
    /// default is, never below nothing.
    pub fn takes(&self, value: &Quantity) -> bool {
        let negative = value.level().is_some_and(|level| level < Ratio::ZERO);
        if negative {
            return false;
        }
        match (self.quantity(), value) {
            (Quantity::Number(own), Quantity::Number(other)) => own.scale() > 0 || other.scale() == 0,
            (Quantity::Duration(_), Quantity::Duration(_)) => true,
            (own, other) => own.comparable(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn every_default_is_a_quantity_and_stands_in_the_pages() {
        for rule in RULES {
            for limit in rule.limits {
                assert!(Quantity::parse(limit.default).is_ok(), "{}: {}", rule.slug, limit.default);
                let named = rule.page.matches(&format!("`{}`", limit.name)).count();
                assert!(named >= 2, "{}: both pages name the limit `{}`", rule.slug, limit.name);
            }
        }
    }

    #[test]
    fn a_limit_takes_its_own_unit_only() {
        let share = Limit { name: "share", default: "20 %" };
        let cases = Limit { name: "cases", default: "30" };
        let parse = |raw: &str| Quantity::parse(raw).expect("a quantity");
        assert!(share.takes(&parse("25 %")) && !share.takes(&parse("25")));
        assert!(cases.takes(&parse("12")) && !cases.takes(&parse("12.5")) && !cases.takes(&parse("12 %")));
        assert!(!cases.takes(&parse("-3")) && !share.takes(&parse("-5 %")));
    }
}
