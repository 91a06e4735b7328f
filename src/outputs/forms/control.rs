//! Which document a form belongs to, and in which version: what whoever files it must read on it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Message;
use crate::model::{Definition, Status};
use crate::outputs::view::{Prose, Reader};

/// The control of the definition that a form is made from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormControl")]
pub struct Control {
    pub organisation: Option<Prose>,
    pub title: Prose,
    /// Draft; nothing where it is in force.
    pub draft: Option<String>,
    /// Version, validity, next review, in the order read.
    pub facts: Vec<String>,
}

pub fn control(reader: &Reader<'_>, definition: &Definition) -> Control {
    let own = &definition.control;
    let version = own.version.given().map(|version| format!("{} {}", reader.word("page-version"), version.0));
    let from = own.in_force.given().and_then(|validity| validity.from.given());
    let from = from.map(|from| reader.say(Message::new("page-from").with("from", *from)));
    let review = own.review_due.given();
    let review =
        review.map(|day| format!("{} {}", reader.word("page-review-due"), reader.formatter().date(*day)));
    Control {
        organisation: organisation(reader),
        title: reader.title(definition),
        draft: (definition.status() == Status::Draft).then(|| reader.word("page-draft")),
        facts: [version, from, review].into_iter().flatten().collect(),
    }
}

/// The name of the organisation.
pub fn organisation(reader: &Reader<'_>) -> Option<Prose> {
    let system = reader.atlas.compilation.model.system()?;
    system.body().organisation.given().map(|name| reader.prose(name))
}

/// What people call a definition, where it can be read.
pub fn named(reader: &Reader<'_>, kind: &str, id: &str) -> Option<Prose> {
    reader.atlas.compilation.model.get(kind, id).map(|definition| reader.title(definition))
}
