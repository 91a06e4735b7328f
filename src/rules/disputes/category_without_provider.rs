//! SMQ3007: complaints of which no outsider at the end of the ladder takes care.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, DisputeProvider, Spanned, Table, View};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ3007"),
    slug: "category-without-provider",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.8",
    page: include_str!("category_without_provider.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let vocabulary = model.system().and_then(|system| system.body().vocabulary.given());
    let Some(categories) = vocabulary.and_then(|words| words.complaint_categories.given()) else { return };
    let mut told = BTreeSet::new();
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(covered) = Covered::by_providers_of(model, &procedure) else { continue };
        let uncovered = covered.lacks(categories);
        if !uncovered.is_empty() && told.insert((covered.last.id(), uncovered.clone())) {
            let message = Message::new("category-without-provider")
                .with("n", uncovered.len())
                .with("categories", Argument::List(uncovered));
            report.add(covered.last.definition, covered.span, message);
        }
    }
}

/// The categories that the providers of a procedure cover together.
struct Covered<'m> {
    words: BTreeSet<&'m str>,
    /// The last provider of the ladder, and its list.
    last: View<'m, DisputeProvider>,
    span: Span,
}

impl<'m> Covered<'m> {
    /// Nothing where there is no provider, where one covers everything, or where one does not say.
    fn by_providers_of(model: &'m Model, procedure: &View<'m, ComplaintProcedure>) -> Option<Self> {
        let levels = all_of(&procedure.body().escalation)?;
        let mut covered: Option<Self> = None;
        for level in levels.iter().filter(|level| !level.provider.is_absent()) {
            let last = model.find::<DisputeProvider>(&level.provider.given()?.id)?;
            let Spanned { value: list, span } = last.body().covers.spanned()?;
            let own: BTreeSet<&str> = list.iter().map(|word| word.0.as_str()).collect();
            if !list.0.complete || own.contains("all") {
                return None;
            }
            let before = covered.map(|before| before.words).unwrap_or_default();
            covered = Some(Self { words: before.union(&own).copied().collect(), last, span: *span });
        }
        covered
    }

    /// The categories that are not covered; the one for whatever is left over can be anything.
    fn lacks(&self, categories: &Table<Text>) -> Vec<String> {
        let words = categories.entries.iter().map(|(word, _)| word.value.as_str());
        let lacks = words.filter(|word| !self.words.contains(word) && !LEFT_OVER.contains(word));
        lacks.map(str::to_owned).collect()
    }
}

/// Categories for what no other category holds.
const LEFT_OVER: [&str; 8] = ["other", "others", "autre", "autres", "divers", "misc", "overige", "andere"];
