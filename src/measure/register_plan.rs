//! What is checked in the register of a complaint procedure without anybody asking for it: the
//! columns that `record.fields` names say what they hold, so what cannot be is known.

use super::source_plan::{CheckPlan, SourcePlan};
use crate::model::kinds::common::Register;
use crate::model::kinds::source::ColumnType;
use crate::model::{ComplaintProcedure, Source, View};
use crate::resolve::Model;
use crate::values::fold;

/// The register of one procedure, by places of columns.
#[derive(Debug, Clone)]
pub struct RegisterPlan {
    pub procedure: String,
    /// Where neither the key of the source nor a check of its own looks at it.
    pub identifier: Option<usize>,
    /// Pairs of which the first must not come after the second, less those a check looks at.
    pub order: Vec<Pair<Step>>,
    pub received: Option<usize>,
    pub category: Option<usize>,
    /// Pairs that should be two people.
    pub people: Vec<Pair<Part>>,
}

/// Two of a kind, each with its column.
pub type Pair<T> = ((T, usize), (T, usize));

/// What happens to a complaint, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Received,
    Acknowledged,
    Answered,
    Closed,
}

/// Who has a part in a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Whom the complaint is about.
    Respondent,
    Investigator,
    Decider,
    /// Who approves the redress.
    Approver,
}

/// Names of a datum in `record.fields`, folded, `_` between words.
type Names = &'static [&'static str];

const IDENTIFIER: Names = &[
    "id",
    "reference",
    "ref",
    "number",
    "case",
    "case_number",
    "case_id",
    "file",
    "dossier",
    "numero",
    "ticket",
];

const STEPS: [(Step, Names); 4] = [
    (Step::Received, &["received", "received_at", "received_on", "opened", "recu_le", "recue", "reception"]),
    (Step::Acknowledged, &["acknowledged", "acknowledged_at", "acknowledged_on", "accuse", "accuse_le"]),
    (Step::Answered, &["answered", "answered_at", "answered_on", "repondu", "repondu_le", "reponse_le"]),
    (Step::Closed, &["closed", "closed_at", "closed_on", "cloture", "cloture_le"]),
];

const CATEGORY: Names = &["nature", "category", "categorie"];

const PARTS: [(Part, Names); 4] = [
    (Part::Respondent, &["respondent", "complained_about", "person_complained_about", "mis_en_cause"]),
    (Part::Investigator, &["investigator", "investigated_by", "enqueteur", "enquete_par", "instruit_par"]),
    (Part::Decider, &["decider", "decided_by", "decide_par"]),
    (Part::Approver, &["approver", "approved_by", "redress_approved_by", "approuve_par"]),
];

/// Those who should not be one person: whom a complaint is about and whoever works on it; who
/// approves a redress and who asked for it. One person may well investigate and decide.
const APART: [(Part, Part); 5] = [
    (Part::Respondent, Part::Investigator),
    (Part::Respondent, Part::Decider),
    (Part::Respondent, Part::Approver),
    (Part::Investigator, Part::Approver),
    (Part::Decider, Part::Approver),
];

impl RegisterPlan {
    /// The columns that are read for it.
    pub fn columns(&self) -> Vec<usize> {
        let order = self.order.iter().flat_map(|((_, a), (_, b))| [*a, *b]);
        let people = self.people.iter().flat_map(|((_, a), (_, b))| [*a, *b]);
        let dated = self.received.filter(|_| self.category.is_some());
        order.chain(people).chain(self.category).chain(dated).collect()
    }
}

/// The registers that a source holds, one per active procedure that says so.
pub fn plan(model: &Model, source: &View<'_, Source>, plan: &SourcePlan) -> Vec<RegisterPlan> {
    let procedures = model.active::<ComplaintProcedure>();
    let registers = procedures.filter_map(|procedure| {
        let record = procedure.body().record.given()?;
        let own = record.source.given()?;
        (own.id == source.id()).then(|| of_register(procedure.id(), record, plan))
    });
    registers.collect()
}

fn of_register(procedure: &str, record: &Register, plan: &SourcePlan) -> RegisterPlan {
    let column = |names: Names| column(record, plan, names);
    let is_date = |at: &usize| matches!(plan.columns[*at].kind, ColumnType::Date | ColumnType::Datetime);
    let is_category = |at: &usize| plan.columns[*at].kind == ColumnType::Category;
    let is_name = |at: &usize| matches!(plan.columns[*at].kind, ColumnType::Text | ColumnType::Category);
    let found = STEPS.map(|(step, names)| Some((step, column(names).filter(is_date)?)));
    let steps: Vec<(Step, usize)> = found.into_iter().flatten().collect();
    let people = PARTS.map(|(part, names)| Some((part, column(names).filter(is_name)?)));
    let holder = |part| people.iter().flatten().find(|(own, _)| *own == part).copied();
    RegisterPlan {
        procedure: procedure.to_owned(),
        identifier: column(IDENTIFIER).filter(|at| !is_checked(plan, *at)),
        order: order(&steps).filter(|pair| !is_compared(plan, *pair)).collect(),
        received: steps.first().filter(|(step, _)| *step == Step::Received).map(|(_, at)| *at),
        category: column(CATEGORY).filter(is_category),
        people: APART.iter().filter_map(|(one, other)| Some((holder(*one)?, holder(*other)?))).collect(),
    }
}

/// The column of a datum, by the names under which it is known.
fn column(record: &Register, plan: &SourcePlan, names: Names) -> Option<usize> {
    let is_named = |key: &str| names.contains(&fold(key).replace([' ', '-'], "_").as_str());
    let (_, column) = record.fields.pairs().find(|(key, _)| is_named(&key.value))?;
    plan.columns.iter().position(|own| own.name == column.value.0)
}

/// Each step beside the next one known, and everything beside the receipt.
fn order(steps: &[(Step, usize)]) -> impl Iterator<Item = Pair<Step>> {
    let received = steps.first().filter(|(step, _)| *step == Step::Received);
    let later = received.into_iter().flat_map(|first| steps.iter().skip(1).map(|other| (*first, *other)));
    let neighbours = steps.windows(2).filter_map(|pair| match pair {
        [(Step::Received, _), _] => None,
        [one, other] => Some((*one, *other)),
        _ => None,
    });
    later.chain(neighbours).collect::<Vec<_>>().into_iter()
}

/// Whether the key of the source, or a check, sees a repetition in a column.
fn is_checked(plan: &SourcePlan, column: usize) -> bool {
    let unique = |check: &CheckPlan| matches!(check, CheckPlan::Unique { column: own, .. } if *own == column);
    plan.key.contains(&column) || plan.checks.iter().any(unique)
}

/// Whether a check holds two columns against each other.
fn is_compared(plan: &SourcePlan, ((_, one), (_, other)): Pair<Step>) -> bool {
    plan.checks.iter().any(|check| match check {
        CheckPlan::Row { condition, .. } => {
            let read = condition.columns();
            read.contains(&one) && read.contains(&other)
        }
        _ => false,
    })
}
