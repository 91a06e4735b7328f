//! Measuring: plan from the definitions, read the data, judge every row, add up exactly, reach a
//! verdict (`domain/verdicts.md`). The arithmetic of a verdict stays in here and in `statistics`;
//! rounding is display, and not done here.

mod behind;
mod budget;
mod calendars;
mod case;
mod change;
mod clock;
mod combine;
mod condition;
mod deadline_fit;
mod engine;
mod fate;
mod figure_kind;
mod figures;
mod fit;
mod fitness_plan;
mod formula_planner;
mod formulas;
mod indicator_plan;
mod judge;
mod parts;
mod pauses;
mod plan;
mod pseudonym;
mod read;
mod register;
mod register_plan;
mod rejects;
mod results;
mod share_planner;
mod source_plan;
mod tally;
mod target_fit;
mod target_plan;
mod targets;
mod trend;
mod verdicts;
mod watch_plan;
mod window;

pub use behind::{LateCase, LeftOut};
pub use budget::Budget;
pub use case::{At, CaseReport, CaseStep, PauseStep, explain_case};
pub use change::{Change, ChangeTest, change};
pub use condition::Condition;
pub use engine::WhyNot;
pub use fate::{Fate, Reconciliation};
pub use figure_kind::FigureKind;
pub use formulas::{
    BacklogPlan, Combination, DueBy, ElsewherePlan, ExposurePlan, PresenceBy, PresencePlan, Quotient,
    RatePlan, RepeatPlan, Term, TermOf,
};
pub use indicator_plan::{FormulaPlan, IndicatorPlan, TimePlan};
pub use judge::{State, holds};
pub use plan::{Plans, default_calendar, plan};
pub use read::{Batch, CellFault, Faults, FileRead, Opened, Scanned, open as open_source};
pub use register::{Broken, Dossiers, Register};
pub use register_plan::{Part, Step};
pub use rejects::{Reject, all_rejects};
pub use results::{Figure, Measured, Reading, Verdict, VerdictOnPeriod, measure};
pub use source_plan::{ColumnPlan, SourcePlan};
pub use tally::Tally;
pub use target_plan::TargetPlan;
pub use targets::Targets;
pub use trend::{ChartKind, Trend, TrendPoint, TrendSignal};
pub use watch_plan::{GROUPS, OVERDUE, Watch, WatchKey};
pub use window::{Window, WindowFault};
