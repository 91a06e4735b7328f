//! What has to be known of a whole source before any row can be judged: which rows are cases, and
//! the last date in the data where nothing says when they were taken out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::checks::{ColumnChecks, Failed, merge_failures};
use super::keys::{Keys, OnePerKey};
use crate::diagnostic::Diagnostic;
use crate::measure::read::{Batch, Opened};
use crate::measure::source_plan::SourcePlan;
use crate::model::Keeps;
use crate::model::kinds::source::ColumnType;

/// The bytes of data whose keys are held at one time; more is taken part by part.
const BYTES_PER_PART: u64 = 256 << 20;

/// What the pass before the others found.
#[derive(Debug, Default)]
pub struct Prelude {
    pub left: OnePerKey,
    pub last_date: Option<Date>,
    /// Failures of the checks on whole columns, by their place.
    pub failed: BTreeMap<usize, Failed>,
}

/// Runs the pass, where one is needed; nothing when the source cannot be read.
pub fn run(plan: &SourcePlan, opened: &Opened<'_>, findings: &mut Vec<Diagnostic>) -> Option<Prelude> {
    let wanted = wanted(plan, opened);
    let mut prelude = Prelude::default();
    if wanted.iter().all(|wanted| !wanted) {
        return Some(prelude);
    }
    let keyed = !plan.key.is_empty();
    let checked = !ColumnChecks::columns(plan).is_empty();
    let parts = parts_of(opened);
    if keyed || !checked {
        for part in 0..if keyed { parts } else { 1 } {
            let take = |keys: &mut Keys, batch: &Batch<'_>| keys.add(plan, batch, (part, parts));
            let keys = gather(opened, &wanted, take, (&mut prelude.last_date, findings))?;
            prelude.left.merge(Keys::settle(keys, plan));
        }
    }
    // Which rows are cases is known by now for every part of the keys.
    for part in 0..if checked { parts } else { 0 } {
        let take = |checks: &mut ColumnChecks, batch: &Batch<'_>| checks.add(plan, batch, (part, parts));
        let mut gathered = ColumnChecks::default();
        let own = gather(opened, &wanted, take, (&mut prelude.last_date, findings))?;
        own.into_iter().for_each(|checks| gathered.merge(checks));
        merge_failures(&mut prelude.failed, gathered.failed(&prelude.left));
    }
    Some(prelude)
}

/// What the threads of one pass gather; nothing when the source cannot be read.
fn gather<S: Default + Send>(
    opened: &Opened<'_>,
    wanted: &[bool],
    take: impl Fn(&mut S, &Batch<'_>) + Sync,
    (last_date, findings): (&mut Option<Date>, &mut Vec<Diagnostic>),
) -> Option<Vec<S>> {
    let mut found = Vec::new();
    let Some(scanned) = opened.scan(wanted, S::default, take).drain_into(&mut found) else {
        findings.extend(found);
        return None;
    };
    *last_date = scanned.last_date;
    Some(scanned.states)
}

/// Into how many parts the keys of a source are taken.
fn parts_of(opened: &Opened<'_>) -> u32 {
    u32::try_from(opened.bytes() / BYTES_PER_PART + 1).unwrap_or(1)
}

/// The columns that this pass reads.
fn wanted(plan: &SourcePlan, opened: &Opened<'_>) -> Vec<bool> {
    let mut columns = plan.key.clone();
    columns.extend(ColumnChecks::columns(plan));
    if let (false, Some(Keeps::LastBy(name))) = (plan.key.is_empty(), &plan.keeps) {
        columns.extend(plan.columns.iter().position(|column| column.name == *name));
    }
    if opened.files.iter().any(|file| file.extracted.is_none()) {
        let dates = plan
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| matches!(column.kind, ColumnType::Date | ColumnType::Datetime));
        columns.extend(dates.map(|(at, _)| at));
    }
    (0..plan.columns.len()).map(|column| columns.contains(&column)).collect()
}
