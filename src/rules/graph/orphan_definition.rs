//! SMQ7004: a definition that nothing uses.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::Standings;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Definition, KINDS, Survey};
use crate::resolve::{Edge, Model};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7004"),
    slug: "orphan-definition",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("orphan_definition.md"),
    limits: &[],
    check: Check::Records(check),
};

/// Kinds that serve others only. Roles and channels may stand for themselves; indicators have a
/// rule of their own.
const SERVING: [&str; 5] = ["calendar", "dispute-provider", "questionnaire", "source", "survey"];

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    // What could not be read may be what uses it.
    let unread = KINDS.iter().any(|kind| model.has_tombstone(kind.slug));
    if unread || standings.has_unsound() {
        return;
    }
    let former = |edge: &&Edge| {
        let from = model.definitions().get(edge.from);
        from.is_some_and(|from| from.control.supersedes.span() == Some(edge.span))
    };
    let real = model.edges().iter().filter(|edge| edge.from != edge.to && !former(edge));
    let used: BTreeSet<usize> = real.map(|edge| edge.to).collect();
    for (at, definition) in model.definitions().iter().enumerate() {
        let serves =
            SERVING.contains(&definition.kind.slug) && definition.is_active() && !definition.built_in;
        if serves && !used.contains(&at) && should_be_used(model, definition) {
            let key = match definition.kind.slug {
                "calendar" => "orphan-calendar",
                "dispute-provider" => "orphan-provider",
                "questionnaire" => "orphan-questionnaire",
                "source" => "orphan-source",
                _ => "orphan-definition",
            };
            report.add(definition, definition.id_span, Message::new(key));
        }
    }
}

/// Where no level leads to a provider, the procedure is what is incomplete; and a survey that says what
/// it decides, who gets its results or what it asks about has its use.
fn should_be_used(model: &Model, definition: &Definition) -> bool {
    if definition.kind.slug == "dispute-provider" {
        return some_level_has_a_provider(model);
    }
    definition.view::<Survey>().is_none_or(|survey| {
        let asks_about = survey.questions.items().any(|question| !question.value.about.is_absent());
        survey.decides.is_absent() && survey.report.is_absent() && !asks_about
    })
}

fn some_level_has_a_provider(model: &Model) -> bool {
    let mut levels =
        model.active::<ComplaintProcedure>().flat_map(|procedure| procedure.body().escalation.items());
    levels.any(|level| !level.value.provider.is_absent())
}
