//! The chain behind a promise: promise → indicator → complaint procedure → escalation → dispute
//! provider → survey → action → review. Each link is looked for by itself, so that all that are
//! missing are known, not the first alone.

use std::collections::BTreeSet;

use super::charters::{Behind, Charters};
use super::complaints::complainants_not_surveyed::asks_afterwards;
use super::mentions::{Mentions, addresses, places};
use super::missing::nothing_listed;
use crate::model::kinds::common::AnyLink;
use crate::model::kinds::review::Input;
use crate::model::{
    Action, CodeOfConduct, ComplaintProcedure, Definition, Indicator, Link, OneOrMany, Promise, Review, Slot,
    Survey, View,
};
use crate::resolve::Model;

/// A link of the chain, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Indicator,
    Procedure,
    Escalation,
    Provider,
    Survey,
    Action,
    Review,
}

impl Step {
    /// The word in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Procedure => "complaint procedure",
            Self::Escalation => "escalation",
            Self::Provider => "dispute provider",
            Self::Survey => "survey",
            Self::Action => "action",
            Self::Review => "review",
        }
    }
}

/// What stands at a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Addresses of definitions; for the escalation, that of the procedure.
    There(Vec<String>),
    Missing,
    /// Something was written that could not be read: it may be what is looked for.
    Unknown,
}

impl Found {
    fn of(found: Vec<String>, might_be: bool) -> Self {
        match (found.is_empty(), might_be) {
            (false, _) => Self::There(found),
            (true, true) => Self::Unknown,
            (true, false) => Self::Missing,
        }
    }
}

/// What stands behind a promise, link by link.
pub struct Chain<'m> {
    pub promise: View<'m, Promise>,
    pub links: Vec<(Step, Found)>,
}

impl Chain<'_> {
    pub fn found(&self, step: Step) -> Option<&Found> {
        self.links.iter().find(|(own, _)| *own == step).map(|(_, found)| found)
    }
}

/// What chains may run through, read once for all of them.
pub struct Net<'m> {
    model: &'m Model,
    charters: Charters<'m>,
    /// Active surveys, by what their questions are about.
    asking: Mentions,
    /// A survey that could not be read might ask about anything.
    surveys_unread: bool,
    /// Active actions, by what they came from and what they improve.
    acting: Mentions,
    /// Active reviews, by the actions they decide.
    deciding: Mentions,
    /// Active reviews that look at promises, surveys or actions, whichever they are.
    looking: BTreeSet<usize>,
}

/// The chains of every active promise, in the order of files.
pub fn chains(model: &Model) -> Vec<Chain<'_>> {
    let net = Net::of(model);
    model.active::<Promise>().map(|promise| net.chain(promise)).collect()
}

impl<'m> Net<'m> {
    pub fn of(model: &'m Model) -> Self {
        let about = |survey: &View<'_, Survey>| {
            let asked = survey.questions.items().filter_map(|question| question.value.about.given());
            asked.map(address_of).collect()
        };
        let touched = |action: &View<'_, Action>| {
            let origins = action.origin.given().into_iter().flat_map(OneOrMany::iter).map(address_of);
            let improved = action.improves.items().map(|link| address_of(&link.value));
            origins.chain(improved).collect()
        };
        let decided = |review: &View<'_, Review>| {
            let actions = review.decisions.items().filter_map(|decision| decision.value.action.given());
            actions.map(|action| format!("action/{}", action.id)).collect()
        };
        Self {
            model,
            charters: Charters::of(model),
            asking: Mentions::of(model, about),
            surveys_unread: surveys_unread(model),
            acting: Mentions::of(model, touched),
            deciding: Mentions::of(model, decided),
            looking: places(model, model.active::<Review>().filter(looks)),
        }
    }

    /// What stands behind one promise.
    pub fn chain(&self, promise: View<'m, Promise>) -> Chain<'m> {
        let model = self.model;
        let behind = self.charters.procedure_behind(&promise);
        let procedure = match &behind {
            Behind::Procedure(procedure) => Some(*procedure),
            _ => None,
        };
        let unread = matches!(behind, Behind::Unknown);
        let around = Around::of(&self.charters, promise, procedure);
        let mut surveys = around.surveys(self);
        let actions = around.actions(self, &surveys);
        let reviews = self.reviews(&actions);
        if surveys.is_empty() {
            // Where there is no survey, a call after the answer asks as well.
            surveys.extend(procedure.and_then(|procedure| asking_stage(&procedure)));
        }
        let indicator = promise.indicator.given().map(|named| format!("indicator/{}", named.id));
        let own = |slot_absent: bool, found: Vec<String>| Found::of(found, !slot_absent);
        let (escalation, provider) = procedure.map_or_else(
            || (Found::of(Vec::new(), unread), Found::of(Vec::new(), unread)),
            |procedure| (escalation(&procedure), providers(&procedure)),
        );
        let handled = procedure.iter().map(|own| own.definition.address()).collect();
        let links = vec![
            (Step::Indicator, own(promise.indicator.is_absent(), indicator.into_iter().collect())),
            (Step::Procedure, Found::of(handled, unread)),
            (Step::Escalation, escalation),
            (Step::Provider, provider),
            (Step::Survey, Found::of(surveys, around.surveys_unread(self))),
            (Step::Action, Found::of(actions, model.has_tombstone("action"))),
            (Step::Review, Found::of(reviews, model.has_tombstone("review"))),
        ];
        Chain { promise, links }
    }

    /// Reviews that decide one of the actions, or look at promises, surveys or actions.
    fn reviews(&self, actions: &[String]) -> Vec<String> {
        let mut found = self.deciding.any_of(actions);
        found.extend(&self.looking);
        addresses(self.model, found)
    }
}

/// A survey that could not be read might ask about anything; so might one whose questions could not,
/// or lead nowhere: that has been told, and what was meant is not known.
fn surveys_unread(model: &Model) -> bool {
    let astray = |about: &AnyLink| {
        let (kind, id, _) = about.split();
        model.get(kind, id).is_none()
    };
    let questions = |survey: View<'_, Survey>| {
        let list = &survey.body().questions;
        let asked = || list.items().map(|own| &own.value.about);
        wrong(list.is_absent(), list.given().is_some_and(|list| list.complete))
            || asked().any(|own| wrong(own.is_absent(), own.is_given()))
            || asked().filter_map(Slot::given).any(astray)
    };
    model.has_tombstone("survey") || model.active::<Survey>().any(questions)
}

/// Something was written that could not be read.
const fn wrong(absent: bool, given: bool) -> bool {
    !absent && !given
}

fn looks(review: &View<'_, Review>) -> bool {
    let mut inputs = review.inputs.items();
    inputs.any(|input| matches!(input.value, Input::Promises | Input::Surveys | Input::Actions))
}

/// The stage of a procedure at which the complainant is asked how it went.
fn asking_stage(procedure: &View<'_, ComplaintProcedure>) -> Option<String> {
    let mut stages = procedure.stages.items().map(|stage| &stage.value);
    let id = stages.find(|stage| asks_afterwards(stage))?.id.given()?;
    Some(format!("{}/{id}", procedure.definition.address()))
}

fn escalation(procedure: &View<'_, ComplaintProcedure>) -> Found {
    if nothing_listed(&procedure.escalation) {
        return Found::Missing;
    }
    match procedure.escalation.given() {
        Some(_) => Found::There(vec![procedure.definition.address()]),
        None => Found::Unknown,
    }
}

fn providers(procedure: &View<'_, ComplaintProcedure>) -> Found {
    let levels = || procedure.escalation.items().map(|level| &level.value.provider);
    let named = levels().filter_map(Slot::given);
    let found = named.map(|provider| format!("dispute-provider/{}", provider.id)).collect();
    let complete = procedure.escalation.given().is_none_or(|list| list.complete);
    let invalid = levels().any(|provider| !provider.is_absent() && !provider.is_given());
    Found::of(
        found,
        invalid || !complete || !procedure.escalation.is_absent() && !procedure.escalation.is_given(),
    )
}

/// The definitions that a chain runs through before it reaches a survey.
struct Around<'m> {
    addresses: BTreeSet<String>,
    indicator: Option<&'m str>,
    procedure: Option<View<'m, ComplaintProcedure>>,
}

impl<'m> Around<'m> {
    fn of(
        charters: &Charters<'m>,
        promise: View<'m, Promise>,
        procedure: Option<View<'m, ComplaintProcedure>>,
    ) -> Self {
        let indicator = promise.body().indicator.given().map(|named| named.id.as_str());
        let codes = charters.listing(promise.id()).iter();
        let codes: Vec<&Definition> = codes.map(|code: &View<'_, CodeOfConduct>| code.definition).collect();
        let mut addresses: BTreeSet<String> = codes.into_iter().map(Definition::address).collect();
        addresses.insert(promise.definition.address());
        addresses.extend(indicator.map(|id| format!("indicator/{id}")));
        addresses.extend(procedure.map(|own| own.definition.address()));
        if let Some(Found::There(providers)) = procedure.as_ref().map(providers) {
            addresses.extend(providers);
        }
        Self { addresses, indicator, procedure }
    }

    /// The surveys in which customers are asked: by a question about the promise or what stands
    /// behind it, as the survey of the procedure, or as what the promise is measured by.
    fn surveys(&self, net: &Net<'m>) -> Vec<String> {
        let indicator = self.indicator.and_then(|id| net.model.find::<Indicator>(id));
        let measured = indicator.and_then(|own| own.body().survey.given());
        let of_procedure = self.procedure.and_then(|own| own.body().satisfaction.given());
        let named = measured.into_iter().chain(of_procedure);
        let named = named.filter_map(|survey| net.model.find::<Survey>(&survey.id));
        let mut found = net.asking.any_of(&self.addresses);
        found.extend(places(net.model, named.filter(|survey| survey.definition.is_active())));
        addresses(net.model, found)
    }

    /// The survey of the indicator or of the procedure, or any other, may be one that could not be read.
    fn surveys_unread(&self, net: &Net<'m>) -> bool {
        let indicator = self.indicator.map(|id| net.model.find::<Indicator>(id));
        let of_indicator = indicator.is_some_and(|own| {
            own.is_none_or(|own| wrong(own.body().survey.is_absent(), own.body().survey.is_given()))
        });
        let named = self.procedure.map(|own| &own.body().satisfaction);
        let of_procedure = named.is_some_and(|named| wrong(named.is_absent(), named.is_given()));
        of_indicator || of_procedure || net.surveys_unread
    }

    /// Actions that came from one of the surveys, or from what the chain runs through, or improve it.
    fn actions(&self, net: &Net<'m>, surveys: &[String]) -> Vec<String> {
        addresses(net.model, net.acting.any_of(self.addresses.iter().chain(surveys)))
    }
}

/// `survey/x` of `survey/x/question`.
fn address_of<S>(link: &Link<S>) -> String {
    let (kind, id, _) = link.split();
    format!("{kind}/{id}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Found, Step, chains};
    use crate::compile::{Depth, compile};
    use crate::world::MemoryWorld;

    const SYSTEM: &str = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\ntimezone: Europe/Brussels\n";
    const HEAD: &str = "kind: Promise\nid: answer\ntitle: Answer\nstatement: We answer.\nindicator: replies\nprocedure: handling\n---\nkind: Indicator\nid: replies\ntitle: Replies\nmeasure: {typed: {by: manager, values: [{period: 2026-01, value: 91 %}]}}\n---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n---\n";

    /// The links that are missing.
    fn missing(rest: &str) -> Vec<&'static str> {
        let world = MemoryWorld::new(date(2026, 7, 15))
            .with_definition("smq.yaml", SYSTEM)
            .with_definition("rest.yaml", format!("{HEAD}{rest}"));
        let found = compile(&world, Depth::Definitions).expect("a compilation");
        let chains = chains(&found.model);
        let links = chains[0].links.iter().filter(|(_, found)| *found == Found::Missing);
        links.map(|(step, _)| step.name()).collect()
    }

    const PROCEDURE: &str = "kind: ComplaintProcedure\nid: handling\ntitle: Handling\nescalation: [{level: Agent, owner: manager}, {level: Mediator, provider: mediation}]\n---\nkind: DisputeProvider\nid: mediation\ntitle: Mediation\n";
    const SURVEY: &str = "---\nkind: Survey\nid: after\ntitle: After\nquestions: [{id: q, ask: How was it?, scale: open, about: complaint-procedure/handling}]\n";
    const ACTION: &str = "---\nkind: Action\nid: train\ntitle: Train\norigin: survey/after\n";

    #[test]
    fn each_missing_link_is_known_by_itself() {
        let all = ["escalation", "dispute provider", "survey", "action", "review"];
        assert_eq!(missing("kind: ComplaintProcedure\nid: handling\ntitle: Handling\n"), all);
        assert_eq!(missing(PROCEDURE), all[2..]);
        assert_eq!(missing(&format!("{PROCEDURE}{SURVEY}")), all[3..]);
        assert_eq!(missing(&format!("{PROCEDURE}{SURVEY}{ACTION}")), all[4..]);
        let review = |inputs: &str| {
            format!("{PROCEDURE}{SURVEY}{ACTION}---\nkind: Review\nid: r\ntitle: R\n{inputs}\n")
        };
        assert_eq!(missing(&review("inputs: [promises]")), Vec::<&str>::new());
        assert_eq!(missing(&review("inputs: [suppliers]")), all[4..]);
        assert_eq!(missing(&review("decisions: [{what: W, action: train}]")), Vec::<&str>::new());
    }

    #[test]
    fn what_cannot_be_read_is_not_missing() {
        let broken =
            SURVEY.replace("about: complaint-procedure/handling", "about: complaint-procedur/handling");
        assert!(!missing(&format!("{PROCEDURE}{broken}")).contains(&Step::Survey.name()));
        let unread = SURVEY.replace("questions: [", "questions: [nothing, ");
        assert!(!missing(&format!("{PROCEDURE}{unread}")).contains(&Step::Survey.name()));
    }
}
