//! Everything that one pass over a source works out: its conditions compiled together, its readings,
//! the cuts they share, the columns they need.

use std::sync::Arc;

use jiff::civil::Date;

use super::cells::Cut;
use super::sums::Totals;
use crate::expression::{Circuit, Gate};
use crate::measure::condition::Condition;
use crate::measure::indicator_plan::{ExclusionPlan, FormulaPlan, IndicatorPlan};
use crate::measure::register::Register;
use crate::measure::register_plan::RegisterPlan;
use crate::measure::source_plan::{CheckPlan, SourcePlan};
use crate::measure::verdicts::ReadingKey;
use crate::time::{WorkingCalendar, ZoneTable};
use crate::values::{Period, PeriodKey, Within};

/// One pass over a source.
pub struct Program<'p> {
    pub source: &'p SourcePlan,
    pub register: &'p Register,
    /// Zone of the dates of the source.
    pub clock: &'p ZoneTable,
    /// Zone of the System: the days of periods.
    pub zone: &'p ZoneTable,
    pub as_of: Date,
    pub circuits: Vec<CircuitOn>,
    pub jobs: Vec<Job<'p>>,
    pub cuts: Vec<Cut>,
    /// Row checks: their place among the checks of the source, and their condition.
    pub checks: Vec<(usize, Guard)>,
    /// By column: whether it is read.
    pub wanted: Vec<bool>,
}

/// Conditions that count business time on one calendar, or on none.
pub struct CircuitOn {
    pub calendar: Option<Arc<WorkingCalendar>>,
    pub circuit: Circuit,
}

/// A compiled condition and the columns it reads.
#[derive(Debug, Clone)]
pub struct Guard {
    pub circuit: usize,
    pub gate: Gate,
    pub columns: Vec<usize>,
}

/// One reading: an indicator under one limit and calendar.
pub struct Job<'p> {
    pub plan: &'p IndicatorPlan,
    pub limit: Option<Within>,
    pub calendar: Option<Arc<WorkingCalendar>>,
    pub scope: Option<Guard>,
    pub exclusions: Vec<(Guard, &'p ExclusionPlan)>,
    /// The conditions of a share: on the good ones, among which.
    pub share: Option<(Guard, Option<Guard>)>,
    /// The conditions of the terms of a quotient, above the line, then below; nothing for columns.
    pub terms: Vec<Option<Guard>>,
    /// The last day of which another source knows, where what follows is looked for there.
    pub until: Option<Date>,
    /// Places in [`Program::cuts`]: one per breakdown, at least one.
    pub cuts: Vec<usize>,
}

impl Job<'_> {
    /// Empty sums: one per breakdown, and one for bands of age where there are.
    pub fn totals(&self) -> Vec<Totals> {
        let bands = usize::from(self.plan.formula.has_bands());
        (0..self.cuts.len() + bands).map(|_| Totals::default()).collect()
    }

    /// The sums by bands of age.
    pub fn bands<'t>(&self, totals: &'t mut [Totals]) -> Option<&'t mut Totals> {
        totals.last_mut().filter(|_| self.plan.formula.has_bands())
    }
}

impl Job<'_> {
    /// Whether the reading reads a column of its source.
    pub fn reads(&self, column: usize) -> bool {
        let mut guards = self.scope.iter().chain(self.exclusions.iter().map(|(guard, _)| guard));
        self.plan.formula.columns().contains(&column)
            || self.plan.split_by.iter().any(|columns| columns.contains(&column))
            || guards.any(|guard| guard.columns.contains(&column))
    }
}

/// What a reading is made for.
pub struct Wanted<'p> {
    pub key: ReadingKey,
    pub plan: &'p IndicatorPlan,
    pub calendar: Option<Arc<WorkingCalendar>>,
}

impl<'p> Program<'p> {
    pub fn new(
        source: &'p SourcePlan,
        register: &'p Register,
        (clock, zone): (&'p ZoneTable, &'p ZoneTable),
        as_of: Date,
    ) -> Self {
        Self {
            source,
            register,
            clock,
            zone,
            as_of,
            circuits: Vec::new(),
            jobs: Vec::new(),
            cuts: Vec::new(),
            checks: Vec::new(),
            wanted: vec![false; source.columns.len()],
        }
    }

    /// Adds a reading.
    pub fn read(&mut self, wanted: Wanted<'p>) {
        let Wanted { key, plan, calendar } = wanted;
        let on = |program: &mut Self, condition: &Condition| program.guard(condition, calendar.as_ref());
        let scope = plan.scope.as_ref().map(|condition| on(self, condition));
        let exclusions: Vec<_> =
            plan.exclusions.iter().map(|exclusion| (on(self, &exclusion.condition), exclusion)).collect();
        let share = match &plan.formula {
            FormulaPlan::Share { of, among } => {
                let of = on(self, of);
                Some((of, among.as_ref().map(|among| on(self, among))))
            }
            FormulaPlan::Repeat(repeat) => {
                repeat.solvable.as_ref().map(|solvable| (on(self, solvable), None))
            }
            _ => None,
        };
        let terms = match &plan.formula {
            FormulaPlan::Quotient(quotient) => {
                let terms = quotient.above.iter().chain(&quotient.below);
                terms.map(|term| term.condition().map(|condition| on(self, condition))).collect()
            }
            _ => Vec::new(),
        };
        let mut read = plan.formula.columns();
        read.extend(self.source.about);
        read.extend(plan.split_by.iter().flatten().copied());
        // Late cases are named by their key.
        if matches!(plan.formula, FormulaPlan::Time(_)) && key.1.is_some() {
            read.extend(&self.source.key);
        }
        self.want(&read);
        let whole = vec![Vec::new()];
        let breakdowns = if plan.split_by.is_empty() { &whole } else { &plan.split_by };
        let cuts = breakdowns.iter().map(|columns| self.cut(plan.period, columns.clone())).collect();
        self.jobs.push(Job {
            limit: key.1,
            plan,
            calendar,
            scope,
            exclusions,
            share,
            terms,
            until: None,
            cuts,
        });
    }

    /// Adds the checks on rows.
    pub fn check(&mut self, calendar: Option<&Arc<WorkingCalendar>>) {
        for (at, check) in self.source.checks.iter().enumerate() {
            if let CheckPlan::Row { condition, .. } = check {
                let guard = self.guard(condition, calendar);
                self.checks.push((at, guard));
            }
        }
        let of_fitness = self.source.fitness.iter().filter_map(|planned| planned.check.column());
        let mut columns: Vec<usize> = of_fitness.collect();
        columns.extend(self.source.watches.iter().flat_map(|planned| planned.watched.columns()));
        columns.extend(self.source.about.filter(|_| !self.source.fitness.is_empty()));
        columns.extend(self.source.registers.iter().flat_map(RegisterPlan::columns));
        self.want(&columns);
    }

    pub fn want(&mut self, columns: &[usize]) {
        for column in columns {
            if let Some(wanted) = self.wanted.get_mut(*column) {
                *wanted = true;
            }
        }
    }

    /// Compiles a condition into the circuit of its calendar: conditions that count no business
    /// time share one, whatever the calendar.
    fn guard(&mut self, condition: &Condition, calendar: Option<&Arc<WorkingCalendar>>) -> Guard {
        let calendar = calendar.filter(|_| condition.counts_business_time());
        let same = |on: &CircuitOn| match (&on.calendar, calendar) {
            (None, None) => true,
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            _ => false,
        };
        let at = self.circuits.iter().position(same).unwrap_or_else(|| {
            self.circuits.push(CircuitOn { calendar: calendar.cloned(), circuit: Circuit::default() });
            self.circuits.len() - 1
        });
        let columns = condition.columns();
        self.want(&columns);
        let gate = condition.add_to(&mut self.circuits[at].circuit);
        Guard { circuit: at, gate, columns }
    }

    fn cut(&mut self, period: Period, columns: Vec<usize>) -> usize {
        let window = match period {
            Period::Rolling(_) => PeriodKey::holding(period, self.register.last_cut_off(self.as_of)),
            _ => None,
        };
        let cut = Cut { period, window, columns };
        self.cuts.iter().position(|own| *own == cut).unwrap_or_else(|| {
            self.cuts.push(cut);
            self.cuts.len() - 1
        })
    }
}
