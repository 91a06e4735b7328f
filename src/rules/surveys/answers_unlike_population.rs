//! SMQ4034: those who answered are not made up like those who may.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{GROUPS, Measured, Plans, Watch};
use crate::model::kinds::survey::Mix;
use crate::model::{Spanned, Survey};
use crate::resolve::Model;
use crate::rules::sampling::number;
use crate::rules::{Check, Limit, Report, Rule};
use crate::statistics::{Decision, decide};
use crate::values::{Percent, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ4034"),
    slug: "answers-unlike-population",
    severity: Severity::Advice,
    basis: "ISO 10004:2018, 7.6",
    page: include_str!("answers_unlike_population.md"),
    limits: &[Limit { name: "points", default: "5" }],
    check: Check::Results(check),
};

/// The exact binomial test at 1 %, half of it on each side.
const SIGNIFICANCE: (u64, u64) = (5, 1000);

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let Some(accepted) = report.limit("points").level() else { return };
    for survey in model.active::<Survey>() {
        let read = survey.results.given().and_then(|results| measured.sources.get(&results.id));
        let watch = read.and_then(|read| read.watch(&survey.definition.address(), GROUPS));
        let mix = survey.population.given().and_then(|population| population.mix.given());
        let (Some(watch), Some(mix)) = (watch, mix) else { continue };
        let differing = mix.shares.pairs().filter_map(|(name, share)| Group::of(watch, name, share.value));
        let differing = differing.filter(|group| group.differs_by(accepted));
        // The shares make up a whole: one group too many is another one too few.
        if let Some(group) =
            differing.max_by_key(|group| (group.apart, std::cmp::Reverse(group.name.span.start)))
        {
            let message = Message::new("answers-unlike-population")
                .with("group", group.name.value.as_str())
                .with("share", group.share)
                .with(
                    "observed",
                    observed(group.found).map_or(Argument::from("–"), |share| Argument::Rounded(share, 1)),
                )
                .with("answers", number(watch.of))
                .with("column", column_of(mix));
            report.add(survey.definition, group.name.span, message);
        }
    }
}

fn column_of(mix: &Mix) -> String {
    mix.by.given().map(|column| column.0.clone()).unwrap_or_default()
}

/// A group of the population among those who answered.
struct Group<'g> {
    name: &'g Spanned<String>,
    share: Percent,
    /// Those of the group, among all who answered.
    found: (u64, u64),
    /// How far apart both shares are, in points.
    apart: Ratio,
}

impl<'g> Group<'g> {
    /// Nothing without answers, and for a group that no answer has: its name may be another one.
    fn of(watch: &Watch, name: &'g Spanned<String>, share: Percent) -> Option<Self> {
        let found = (*watch.by_word.get(&name.value)?, watch.of);
        Some(Self { name, share, found, apart: apart(found, share)? })
    }

    /// By more than so many points, and by more than chance gives.
    fn differs_by(&self, accepted: Ratio) -> bool {
        self.apart > accepted && is_beyond_chance(self.found, self.share)
    }
}

fn observed((part, whole): (u64, u64)) -> Option<Ratio> {
    Ratio::new(i128::from(part) * 100, i128::from(whole))
}

/// The difference from a share, in points.
fn apart(found: (u64, u64), share: Percent) -> Option<Ratio> {
    let (observed, wanted) = (observed(found)?, share.share().checked_mul(Ratio::integer(100))?);
    if observed > wanted { observed.checked_sub(wanted) } else { wanted.checked_sub(observed) }
}

fn is_beyond_chance((part, whole): (u64, u64), share: Percent) -> bool {
    let share = share.share();
    let level = u64::try_from(share.numerator()).ok().zip(u64::try_from(share.denominator()).ok());
    let decision = level.and_then(|level| decide(part, whole, level, SIGNIFICANCE));
    matches!(decision, Some(Decision::Shown | Decision::Refuted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Decimal;

    #[test]
    fn shares_are_apart_and_beyond_chance_or_not() {
        let share = Percent::of(Decimal::integer(20));
        // P(X ≥ 12 of 20 at 20 %) = 0.0001 and P(X ≥ 6) = 0.196.
        assert!(is_beyond_chance((12, 20), share));
        assert!(!is_beyond_chance((6, 20), share));
        assert_eq!(apart((12, 20), share), Some(Ratio::integer(40)));
        assert_eq!(apart((1, 20), share), Some(Ratio::integer(15)));
    }
}
