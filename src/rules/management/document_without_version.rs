//! SMQ9006: a controlled document that does not say which version it is.
//!
//! Who approved it, and when, stands in the record of its approval. A promise that a charter lists is
//! of the version of the charter.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, ComplaintProcedure, Definition, Promise, Survey, View};
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::claims::claim_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9006"),
    slug: "document-without-version",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("document_without_version.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if claim_of(model, "ISO 9001", "7.5").is_none() {
        return;
    }
    let charters = Charters::of(model);
    let codes = model.active::<CodeOfConduct>().map(of);
    let procedures = model.active::<ComplaintProcedure>().map(of);
    let surveys = model.active::<Survey>().map(of);
    let promises = model.active::<Promise>().filter(|promise| charters.leave_out(promise.id())).map(of);
    for document in codes.chain(procedures).chain(surveys).chain(promises) {
        if document.control.version.is_absent() {
            report.add(document, document.id_span, Message::new("document-without-version"));
        }
    }
}

const fn of<K>(view: View<'_, K>) -> &Definition {
    view.definition
}
