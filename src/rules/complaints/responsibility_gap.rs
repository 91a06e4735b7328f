//! SMQ2027: some of those who ought to have a part in complaints have none.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::role::Level;
use crate::model::{ComplaintProcedure, Definition, Role, Slot, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::handlers::stage_owners;
use crate::rules::missing::nothing_listed;
use crate::rules::naming::{Beginnings, says, text_says};
use crate::rules::owners::owner_of;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2027"),
    slug: "responsibility-gap",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 5.4",
    page: include_str!("responsibility_gap.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Those who ought to have a part, in words of the page.
const LEVELS: [(Level, &str); 4] = [
    (Level::TopManagement, "level-top-management"),
    (Level::ProcessOwner, "level-process-owner"),
    (Level::FrontLine, "level-front-line"),
    (Level::Everyone, "level-everyone"),
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(procedure) = model.active::<ComplaintProcedure>().next() else { return };
    let readable = |role: &View<'_, Role>| !matches!(role.level, Slot::Invalid);
    let claimed = claim_of(model, "ISO 10002", "5.4").is_some();
    if !claimed || model.has_tombstone("role") || !model.active::<Role>().all(|role| readable(&role)) {
        return;
    }
    let has_part = |level: Level| {
        let mut roles = model.active::<Role>();
        roles.any(|role| stands_at(model, &role, level) && answers_for_something(model, &role))
    };
    let missing: Vec<_> = LEVELS.iter().filter(|(level, _)| !has_part(*level)).collect();
    let Some(levels) = in_a_row(missing.iter().map(|(_, words)| Message::new(words))) else { return };
    let keys: Vec<String> = missing.iter().map(|(level, _)| format!("`{}`", level.word())).collect();
    let message = Message::new("responsibility-gap").with("levels", levels).with("keys", keys.join(", "));
    report.add(procedure.definition, procedure.definition.id_span, message);
}

/// How those at the top are called.
const TOP: Beginnings = &[
    "direct",
    "board",
    "executive",
    "ceo",
    "chief",
    "general",
    "top",
    "president",
    "gerant",
    "gerance",
    "administrat",
    "partner",
    "associe",
    "mayor",
    "bourgmestre",
    "maire",
    "zaakvoerder",
    "bestuur",
    "vorstand",
    "geschaftsfuhr",
    "dirigeant",
];

/// How all of them are called.
const ALL: Beginnings = &[
    "everyone",
    "everybody",
    "staff",
    "personnel",
    "employe",
    "collaborat",
    "medewerker",
    "mitarbeiter",
    "equipe",
];

/// Whether a role stands at a level: it says so or, where it says nothing, its name or its work does.
/// Who answers for the procedure is its process owner whatever else he is.
fn stands_at(model: &Model, role: &View<'_, Role>, level: Level) -> bool {
    if role.level.given() == Some(&level) {
        return true;
    }
    let procedures = || model.active::<ComplaintProcedure>();
    let unsaid = role.level.is_absent();
    match level {
        Level::ProcessOwner => procedures()
            .any(|procedure| owner_of(model, procedure.definition).given().copied() == Some(role.id())),
        Level::FrontLine => {
            let mut owners = procedures().flat_map(|procedure| stage_owners(procedure.body()));
            unsaid && owners.any(|owner| owner.value.id == role.id())
        }
        Level::TopManagement => unsaid && is_called(role, TOP),
        Level::Everyone => unsaid && is_called(role, ALL),
        Level::Manager => false,
    }
}

fn is_called(role: &View<'_, Role>, names: Beginnings) -> bool {
    let title = role.definition.header.title.given();
    says(role.id(), names) || title.is_some_and(|title| text_says(title, names))
}

/// Whether a role has a part in anything: it says so, may decide something, or some definition hands
/// it a task. To be present at a review, to get a report or to stand in for somebody is none.
fn answers_for_something(model: &Model, role: &View<'_, Role>) -> bool {
    let gives_task = |user: &&Definition| !["review", "role", "survey"].contains(&user.kind.slug);
    !nothing_listed(&role.responsibilities)
        || !role.authority.is_absent()
        || model.dependents(role.definition).iter().any(gives_task)
}
