//! What a published document says of itself: its version, since when it holds, when it is looked at
//! again, and that a printed copy is not kept up to date.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::Reader;
use crate::language::Message;
use crate::model::Definition;

/// The state of a document.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ValidityView {
    /// « version 2 ».
    pub version: Option<String>,
    /// « en vigueur depuis le 1er janvier 2025 ».
    pub in_force: Option<String>,
    /// « prochaine revue avant le 30 juin 2027 ».
    pub review: Option<String>,
}

/// The state of a controlled document.
pub fn validity(reader: &Reader<'_>, definition: &Definition) -> ValidityView {
    let control = &definition.control;
    let say = |key: &'static str, date: jiff::civil::Date| reader.say(Message::new(key).with("date", date));
    let from = super::plain::from(definition);
    let begun = from.is_some_and(|from| from <= reader.atlas.compilation.as_of);
    ValidityView {
        version: control
            .version
            .given()
            .map(|version| reader.say(Message::new("edition-version").with("version", version.0.clone()))),
        in_force: from.map(|from| say(if begun { "edition-in-force" } else { "edition-will-apply" }, from)),
        review: control.review_due.given().map(|due| say("edition-review-due", *due)),
    }
}
