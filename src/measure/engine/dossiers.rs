//! The registers of complaint procedures, looked at while the batches pass: dates in their order,
//! cases by category, people who should be two.

use std::collections::BTreeMap;

use super::checks::Failed;
use super::report::place;
use super::rows::{RowAt, text_of};
use super::view::View;
use crate::expression::{TableColumn, Values};
use crate::measure::register::{Broken, Dossiers, Register};
use crate::measure::register_plan::{Pair, RegisterPlan};
use crate::measure::source_plan::{CheckPlan, SourcePlan};
use crate::time::ZoneTable;
use crate::values::fold;

/// What one thread has seen, by register.
#[derive(Debug, Default)]
pub struct DossierChecks {
    seen: Vec<Seen>,
}

/// What was seen of one register.
#[derive(Debug, Default)]
struct Seen {
    /// By pair of dates.
    order: Vec<Failed>,
    /// By pair of people.
    people: Vec<Failed>,
    /// By category, then the day of receipt; nothing where it is not known.
    categories: BTreeMap<String, BTreeMap<Option<i32>, u64>>,
}

impl DossierChecks {
    pub fn add(&mut self, view: &View<'_>) {
        let plans = &view.program.source.registers;
        self.seen.resize_with(plans.len(), Seen::default);
        for (seen, plan) in self.seen.iter_mut().zip(plans) {
            let zone = view.program.zone;
            fail(view, &mut seen.order, &plan.order, |one, other, row| is_after(one, other, row, zone));
            fail(view, &mut seen.people, &plan.people, is_same);
            seen.count(view, plan);
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.seen.resize_with(self.seen.len().max(other.seen.len()), Seen::default);
        for (own, other) in self.seen.iter_mut().zip(other.seen) {
            merge(&mut own.order, other.order);
            merge(&mut own.people, other.people);
            for (category, days) in other.categories {
                let counts = own.categories.entry(category).or_default();
                days.into_iter().for_each(|(day, count)| *counts.entry(day).or_default() += count);
            }
        }
    }

    /// What the registers show. `repeated` holds the failures of checks on whole columns, by their
    /// place.
    pub fn told(
        self,
        plan: &SourcePlan,
        register: &Register,
        repeated: &BTreeMap<usize, Failed>,
    ) -> Vec<Dossiers> {
        let header =
            |column: usize| plan.columns.get(column).map_or_else(String::new, |own| own.from.join(" + "));
        let broken = |failed: &Failed, column: usize| {
            let first = place(register, failed.first?, header(column));
            Some(Broken { count: failed.count, first })
        };
        let identifier = |column: usize| {
            let of_column =
                |check: &CheckPlan| matches!(check, CheckPlan::Identifier { column: own } if *own == column);
            let at = plan.checks.iter().position(of_column)?;
            broken(repeated.get(&at)?, column)
        };
        let told = plan.registers.iter().zip(self.seen).map(|(own, seen)| {
            let repeated = own.identifier.and_then(|column| Some((column, identifier(column)?)));
            let order = own.order.iter().zip(&seen.order);
            let people = own.people.iter().zip(&seen.people);
            Dossiers {
                procedure: own.procedure.clone(),
                repeated,
                out_of_order: order
                    .filter_map(|(pair, failed)| Some((*pair, broken(failed, pair.1.1)?)))
                    .collect(),
                same_person: people
                    .filter_map(|(pair, failed)| Some((*pair, broken(failed, pair.1.1)?)))
                    .collect(),
                category: own.category,
                categories: seen.categories,
            }
        });
        told.collect()
    }
}

impl Seen {
    /// Counts the cases of a batch by category and day.
    fn count(&mut self, view: &View<'_>, plan: &RegisterPlan) {
        let Some(category) = plan.category.and_then(|column| view.column(column)) else { return };
        let Values::Words { codes, words } = &category.values else { return };
        let received = plan.received.and_then(|column| view.column(column));
        let day = |row: usize| received.and_then(|column| day_of(column, row, view.program.zone));
        let is_case = |row: &usize| category.given.get(*row) && !view.superseded.get(*row);
        let cases = (0..view.rows()).filter(is_case);
        let mut found: Vec<(u32, Option<i32>)> =
            cases.filter_map(|row| Some((*codes.get(row)?, day(row)))).collect();
        found.sort_unstable();
        for same in found.chunk_by(|a, b| a == b) {
            let Some((code, day)) = same.first() else { continue };
            let Some(word) = words.get(*code as usize) else { continue };
            let counts = self.categories.entry(word.to_string()).or_default();
            *counts.entry(*day).or_default() += u64::try_from(same.len()).unwrap_or(u64::MAX);
        }
    }
}

/// Adds the cases of a batch of which two cells are at odds: each case to the first pair that is.
fn fail<T>(
    view: &View<'_>,
    failed: &mut Vec<Failed>,
    pairs: &[Pair<T>],
    at_odds: impl Fn(&TableColumn<'_>, &TableColumn<'_>, usize) -> bool,
) {
    failed.resize(pairs.len(), Failed::default());
    let mut told = view.superseded.clone();
    for (failed, ((_, one), (_, other))) in failed.iter_mut().zip(pairs) {
        let (Some(one), Some(other)) = (view.column(*one), view.column(*other)) else { continue };
        for row in (0..view.rows()).filter(|row| at_odds(one, other, *row)) {
            if !told.get(row) {
                told.set(row);
                failed.add(RowAt::of(view.batch, row));
            }
        }
    }
}

fn merge(own: &mut Vec<Failed>, other: Vec<Failed>) {
    own.resize(own.len().max(other.len()), Failed::default());
    own.iter_mut().zip(other).for_each(|(own, other)| own.merge(other));
}

/// Whether one date lies after another, at the coarser precision of the two columns.
fn is_after(first: &TableColumn<'_>, second: &TableColumn<'_>, row: usize, zone: &ZoneTable) -> bool {
    if !first.given.get(row) || !second.given.get(row) {
        return false;
    }
    match (&first.values, &second.values) {
        (Values::Instants(first), Values::Instants(second)) => first.get(row) > second.get(row),
        _ => day_of(first, row, zone) > day_of(second, row, zone),
    }
}

/// The civil day in a cell.
fn day_of(column: &TableColumn<'_>, row: usize, zone: &ZoneTable) -> Option<i32> {
    if !column.given.get(row) {
        return None;
    }
    match &column.values {
        Values::Days(days) => days.get(row).copied(),
        Values::Instants(instants) => instants.get(row).map(|instant| zone.day(*instant)),
        _ => None,
    }
}

/// Whether two cells name one person.
fn is_same(one: &TableColumn<'_>, other: &TableColumn<'_>, row: usize) -> bool {
    let name = |column| text_of(column, row).map(|text| fold(&text)).filter(|name| !name.is_empty());
    name(one).is_some_and(|own| name(other) == Some(own))
}
