//! Events in another source: what follows the rows of this one.

use jiff::civil::Date;

use super::prelude::{self, Prelude};
use super::rows::{KeyHash, key_of};
use super::window::day_of;
use super::{Job, register_of};
use crate::expression::{TableColumn, Values};
use crate::measure::formulas::ElsewherePlan;
use crate::measure::indicator_plan::FormulaPlan;
use crate::measure::plan::Plans;
use crate::measure::read::{Batch, Opened, open};
use crate::measure::source_plan::SourcePlan;
use crate::model::Source;
use crate::resolve::Model;
use crate::time::{Moment, ZoneTable, date_of};
use crate::world::World;

/// The rows of another source, ready to be gone through.
pub struct Events<'e> {
    opened: Opened<'e>,
    prelude: Prelude,
    plan: &'e ElsewherePlan,
    zone: &'e ZoneTable,
    by_day: bool,
    columns: usize,
    /// The day after which nothing is known there.
    pub until: Date,
}

impl<'e> Events<'e> {
    /// The events that a reading needs; nothing where it needs none, or they cannot be read.
    pub fn open(
        (model, plans, world): (&Model, &'e Plans, &'e dyn World),
        job: &Job<'e>,
        zone: &'e ZoneTable,
    ) -> Option<Self> {
        let FormulaPlan::Repeat(repeat) = &job.plan.formula else { return None };
        let plan = repeat.elsewhere.as_ref()?;
        let source: &SourcePlan = plans.sources.get(&plan.source)?;
        // What is wrong there is told when that source is read for itself.
        let mut told = Vec::new();
        let opened = open(&model.find::<Source>(&plan.source)?, source, world).drain_into(&mut told)?;
        let prelude = prelude::run(source, &opened, &mut told)?;
        let until = register_of(source, &opened, &prelude).last_cut_off(plans.as_of);
        let by_day = repeat.by_day;
        Some(Self { opened, prelude, plan, zone, by_day, columns: source.columns.len(), until })
    }

    /// The events of one part of the keys, sorted by key and time.
    pub fn part(&self, (part, parts): (u32, u32)) -> Vec<(KeyHash, i64)> {
        let wanted: Vec<bool> = (0..self.columns)
            .map(|column| self.plan.key.contains(&column) || column == self.plan.date)
            .collect();
        let take = |events: &mut Vec<(KeyHash, i64)>, batch: &Batch<'_>| {
            let left = self.prelude.left.mask(batch);
            let columns: Vec<&TableColumn<'_>> =
                self.plan.key.iter().filter_map(|column| batch.table.columns.get(*column)).collect();
            for row in (0..batch.table.rows).filter(|row| !left.get(*row)) {
                let key = key_of(&columns, row).filter(|key| key.part(parts) == part);
                events.extend(key.zip(self.moment(batch, row)));
            }
        };
        let scanned = self.opened.scan(&wanted, Vec::new, take).drain_into(&mut Vec::new());
        let mut events: Vec<_> = scanned.into_iter().flat_map(|scanned| scanned.states).flatten().collect();
        events.sort_unstable();
        events
    }

    fn moment(&self, batch: &Batch<'_>, row: usize) -> Option<i64> {
        let column = batch.table.columns.get(self.plan.date).filter(|column| column.given.get(row))?;
        let moment = match &column.values {
            Values::Days(days) => Moment::Day(date_of(*days.get(row)?)?),
            Values::Instants(instants) => {
                Moment::Instant(jiff::Timestamp::from_second(*instants.get(row)?).ok()?)
            }
            _ => return None,
        };
        let day = day_of(self.zone, moment);
        let known = date_of(day).is_some_and(|day| day <= self.until);
        known.then_some(match moment {
            Moment::Instant(instant) if !self.by_day => instant.as_second(),
            _ => i64::from(day),
        })
    }
}
