//! SMQ8008: personal data in other hands without a contract, or abroad without a basis.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::common::Processor;
use crate::model::{Definition, Slot, Source, Spanned, Survey};
use crate::resolve::Model;
use crate::rules::jurisdictions::{Law, is_home};
use crate::rules::{Check, Report, Rule};
use crate::values::Jurisdiction;

pub const RULE: Rule = Rule {
    code: Code("SMQ8008"),
    slug: "processor-without-contract",
    severity: Severity::Warning,
    basis: "GDPR, art. 28 and 44",
    page: include_str!("processor_without_contract.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for survey in model.active::<Survey>() {
        tell(model, survey.definition, &survey.processor, report);
    }
    for source in model.active::<Source>() {
        tell(model, source.definition, &source.processor, report);
    }
}

fn tell(model: &Model, definition: &Definition, processor: &Slot<Processor>, report: &mut Report<'_>) {
    let Some(Spanned { value: processor, span }) = processor.spanned() else { return };
    let Some(who) = processor.who.spanned() else { return };
    if processor.contract.is_absent() {
        let message = Message::new("processor-without-contract").with("who", who.value.clone());
        report.add(definition, *span, message);
    }
    if processor.transfer.is_absent()
        && let Some(country) = abroad(model, processor)
    {
        let message = Message::new("processor-abroad-without-basis")
            .with("who", who.value.clone())
            .with("country", country.value.to_string());
        report.add(definition, country.span, message);
    }
}

/// The first country in which the data need a basis of their own.
fn abroad<'p>(model: &Model, processor: &'p Processor) -> Option<&'p Spanned<Jurisdiction>> {
    let countries = processor.countries.given()?;
    countries.0.items.iter().find(|country| !is_home(model, &country.value))
}
