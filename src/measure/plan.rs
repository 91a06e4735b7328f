//! What is to be measured, worked out from the definitions alone: columns, conditions, calendars,
//! and the target of each promise and objective. Whatever cannot be measured whatever the data is
//! reported here.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::calendars;
use super::deadline_fit;
use super::fit;
use super::indicator_plan::{self, IndicatorPlan};
use super::parts;
use super::source_plan::{self, SourcePlan};
use super::target_fit;
use super::target_plan;
use super::targets::Targets;
use crate::diagnostic::{Checked, Diagnostic};
use crate::model::Slot;
use crate::resolve::Model;
use crate::time::WorkingCalendar;
use crate::world::Span;

/// Everything that can be known without data.
pub struct Plans {
    /// The date the compiler judges on, at most: `--as-of`, or today.
    pub as_of: Date,
    /// Time zone of periods.
    pub zone: String,
    pub calendars: BTreeMap<String, Arc<WorkingCalendar>>,
    pub sources: BTreeMap<String, SourcePlan>,
    /// By id.
    pub indicators: BTreeMap<String, IndicatorPlan>,
    pub targets: Targets,
}

impl Plans {
    /// The calendar of a definition that names one, else the System's default.
    pub fn calendar_for(&self, model: &Model, named: Option<&str>) -> Option<Arc<WorkingCalendar>> {
        let id = named.map(str::to_owned).or_else(|| default_calendar(model));
        self.calendars.get(&id?).cloned()
    }
}

/// The id of the System's default calendar.
pub fn default_calendar(model: &Model) -> Option<String> {
    let defaults = model.system()?.body().defaults.given()?;
    defaults.calendar.given().map(|calendar| calendar.id.clone())
}

/// Whether the System may well name a calendar that could not be read: its fault has been reported.
pub fn default_calendar_unreadable(model: &Model) -> bool {
    let Some(system) = model.system() else { return true };
    match &system.body().defaults {
        Slot::Invalid => true,
        Slot::Absent => false,
        Slot::Given(defaults) => matches!(defaults.value.calendar, Slot::Invalid),
    }
}

/// Plans the measurement of every indicator and target. `text` gives the source text of a file.
pub fn plan(model: &Model, as_of: Date, text: &dyn Fn(Span) -> String) -> Checked<Plans> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let zone = model
        .system()
        .and_then(|system| system.body().timezone.given())
        .map_or_else(|| "UTC".to_owned(), |zone| zone.0.clone());
    let mut plans = Plans {
        as_of,
        calendars: calendars::compile(model, &zone, text, &mut findings),
        zone,
        sources: BTreeMap::new(),
        indicators: BTreeMap::new(),
        targets: Targets::default(),
    };
    source_plan::plan(model, &mut plans, text, &mut findings);
    indicator_plan::plan(model, &mut plans, text, &mut findings);
    target_plan::plan(model, &mut plans);
    fit::check(model, &plans, &mut findings);
    target_fit::check(model, &plans, &mut findings);
    deadline_fit::check(model, &mut findings);
    parts::check(model, &plans, &mut findings);
    Checked::new(plans, findings)
}
