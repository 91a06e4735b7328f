//! SMQ7007: results are judged period by period, and sealed no more.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::Standings;
use crate::measure::Plans;
use crate::model::{Objective, Promise};
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Period, PeriodKey};

pub const RULE: Rule = Rule {
    code: Code("SMQ7007"),
    slug: "evidence-out-of-date",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("evidence_out_of_date.md"),
    limits: &[Limit { name: "periods", default: "2" }],
    check: Check::Records(check),
};

fn check(model: &Model, plans: &Plans, standings: &Standings, report: &mut Report<'_>) {
    let Some((system, until)) = model.system().zip(standings.ledger.measured_until) else { return };
    let limit = report.count("periods");
    let judged = model.active::<Promise>().filter_map(|own| own.body().indicator.given());
    let judged = judged.chain(model.active::<Objective>().filter_map(|own| own.body().indicator.given()));
    let cuts = judged.filter_map(|indicator| plans.indicators.get(&indicator.id)).map(|plan| plan.period);
    let gaps = cuts.filter_map(|cut| Some((missing(cut, until, plans.as_of)?, cut)));
    let Some(((n, first), _)) = gaps.max_by_key(|((n, _), _)| *n).filter(|((n, _), _)| *n > limit) else {
        return;
    };
    let message = Message::new("evidence-out-of-date").with("until", until).with("n", n).with("first", first);
    report.add(system.definition, system.definition.id_span, message);
}

/// Further back than this no period is counted.
const MOST: u64 = 1000;

/// How many periods of a cut have ended after the results sealed on a day, up to another day; and
/// the first of them.
fn missing(cut: Period, sealed: Date, today: Date) -> Option<(u64, PeriodKey)> {
    let holding = PeriodKey::holding(cut, sealed)?;
    let first = if holding.end() > sealed { holding } else { holding.next()? };
    let (mut n, mut key) = (0, first);
    while key.end() < today && n < MOST {
        n += 1;
        key = key.next()?;
    }
    Some((n, first))
}
