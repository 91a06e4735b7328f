//! How demanding two levels on one indicator are beside each other, where that needs no calendar.

use std::cmp::Ordering;

use crate::values::{Bound, Percent, Quantity, Ratio, Target, Within};

/// A share of cases and the limit they keep; `p90 at most T` asks for 90 % within T.
pub const fn share_within(target: Target) -> Option<(Percent, Within)> {
    match (target, target.within()) {
        (Target::Share { at_least, .. }, Some(within)) => Some((at_least, within)),
        (Target::Percentile { p, .. }, Some(within)) => Some((p, within)),
        _ => None,
    }
}

/// `Greater` where whoever reaches the first level has reached the second too. Nothing where neither
/// follows from the other (80 % in a day, 99 % in a week) or they do not compare.
pub fn compare(one: Target, other: Target) -> Option<Ordering> {
    if let (Some((share, limit)), Some((other_share, other_limit))) = (share_within(one), share_within(other))
    {
        let by_limit = compare_limits(limit, other_limit)?.reverse();
        return agree(share.cmp(&other_share), by_limit);
    }
    match (one, other) {
        (Target::Level(Bound::AtLeast(a)), Target::Level(Bound::AtLeast(b))) => compare_quantities(a, b),
        (Target::Level(Bound::AtMost(a)), Target::Level(Bound::AtMost(b))) => {
            Some(compare_quantities(a, b)?.reverse())
        }
        (Target::Level(Bound::Between(a, b)), Target::Level(Bound::Between(c, d))) => {
            agree(compare_quantities(a, c)?, compare_quantities(b, d)?.reverse())
        }
        _ => None,
    }
}

/// Whether every case is promised within a limit, and only some are aimed at within the same one.
pub fn backs_every_case(aim: Target, promise: Target) -> bool {
    let (Some((aimed, own)), Some((promised, limit))) = (share_within(aim), share_within(promise)) else {
        return false;
    };
    promised.share() >= Ratio::ONE
        && aimed.share() < Ratio::ONE
        && compare_limits(own, limit) == Some(Ordering::Equal)
}

/// Whether a percentile no higher than the share that is promised has a later threshold than the
/// promise.
pub fn percentile_is_later(aim: Target, promise: Target) -> bool {
    let (Target::Percentile { p, .. }, Some((promised, limit))) = (aim, share_within(promise)) else {
        return false;
    };
    let later = aim.within().and_then(|own| compare_limits(own, limit)) == Some(Ordering::Greater);
    later && p.share() <= promised.share()
}

/// Whether a value reaches a level. For a share within a limit, the value is that share.
pub fn reaches(value: Quantity, target: Target) -> Option<bool> {
    match target {
        Target::Share { at_least, .. } => {
            Some(compare_quantities(value, Quantity::Percent(at_least))?.is_ge())
        }
        Target::Percentile { at_most, .. } | Target::Level(Bound::AtMost(at_most)) => {
            Some(compare_quantities(value, at_most)?.is_le())
        }
        Target::Level(Bound::AtLeast(at_least)) => Some(compare_quantities(value, at_least)?.is_ge()),
        Target::Level(Bound::Between(low, high)) => {
            Some(compare_quantities(value, low)?.is_ge() && compare_quantities(value, high)?.is_le())
        }
    }
}

fn agree(one: Ordering, other: Ordering) -> Option<Ordering> {
    match (one, other) {
        (Ordering::Equal, order) | (order, Ordering::Equal) => Some(order),
        _ => (one == other).then_some(one),
    }
}

/// The order of two limits: the shorter is less.
fn compare_limits(one: Within, other: Within) -> Option<Ordering> {
    match (one, other) {
        (Within::Duration(a), Within::Duration(b)) => a.compare(b),
        (Within::DueDate, Within::DueDate) => Some(Ordering::Equal),
        _ => None,
    }
}

fn compare_quantities(one: Quantity, other: Quantity) -> Option<Ordering> {
    match (one, other) {
        (Quantity::Duration(a), Quantity::Duration(b)) => a.compare(b),
        _ if one.comparable(&other) => Some(one.level()?.cmp(&other.level()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(one: &str, other: &str) -> Option<Ordering> {
        let target = |raw: &str| Target::parse(raw).expect("a target");
        compare(target(one), target(other))
    }

    #[test]
    fn the_stricter_level_is_greater() {
        for (strict, lax) in [
            ("at least 95 % within 2 business days", "at least 95 % within 5 business days"),
            ("at least 95 % within 2 business days", "at least 90 % within 2 business days"),
            ("p90 at most 10 business days", "at least 90 % within 15 business days"),
            ("at least 80 %", "at least 75 %"),
            ("at most 2 %", "at most 30 per 1000"),
            ("between 80 % and 90 %", "between 75 % and 90 %"),
        ] {
            assert_eq!(order(strict, lax), Some(Ordering::Greater), "{strict}, {lax}");
            assert_eq!(order(lax, strict), Some(Ordering::Less), "{lax}, {strict}");
        }
    }

    #[test]
    fn percentiles_behind_a_promise() {
        let target = |raw: &str| Target::parse(raw).expect("a target");
        let every = |aim: &str, promise: &str| backs_every_case(target(aim), target(promise));
        assert!(every("p95 at most 48 hours", "within 48 hours"));
        assert!(!every("p95 at most 24 hours", "within 48 hours"));
        assert!(!every("p95 at most 48 hours", "at least 95 % within 48 hours"));
        let later = |aim: &str, promise: &str| percentile_is_later(target(aim), target(promise));
        assert!(later("p90 at most 72 hours", "at least 95 % within 48 hours"));
        assert!(!later("p95 at most 72 hours", "at least 80 % within 48 hours"));
        assert!(!later("at least 90 % within 72 hours", "at least 95 % within 48 hours"));
    }

    #[test]
    fn levels_of_which_neither_follows_from_the_other_do_not_compare() {
        assert_eq!(
            order("at least 80 % within 1 business day", "at least 99 % within 5 business days"),
            None
        );
        assert_eq!(order("at least 95 % within 2 business days", "at least 90 % within 72 hours"), None);
        assert_eq!(order("at least 10", "at most 10"), None);
    }
}
