//! Who approved a definition, and when; and whether that holds.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::Reader;
use crate::language::Message;
use crate::ledger::{Entry, Standing, State};
use crate::model::{Definition, Status};

/// The approval of a definition, in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ApprovalView {
    pub text: String,
    /// It says what was approved, and so does what it relies on.
    pub holds: bool,
}

/// Nothing where nobody approved it, or where it cannot be told.
pub fn approval(reader: &Reader<'_>, definition: &Definition) -> Option<ApprovalView> {
    let standing = reader.atlas.compilation.standings.get(&definition.address())?;
    let by: Vec<String> = standing.approvals.iter().map(|entry| approved_by(reader, entry)).collect();
    let text = by.join(", ");
    // A draft that differs from what was approved is what a draft is for.
    let draft = definition.status() == Status::Draft;
    Some(match state(standing) {
        None => ApprovalView { text, holds: true },
        Some(key) if !draft => {
            let message = Message::new(key).with("approved", text);
            ApprovalView { text: reader.say(message), holds: false }
        }
        Some(_) => return None,
    })
}

/// What does not hold; nothing where all does.
fn state(standing: &Standing) -> Option<&'static str> {
    match &standing.state {
        State::Differs { .. } => Some("page-approved-changed"),
        State::Approved { moved } if !moved.is_empty() => Some("page-approved-review"),
        State::Approved { .. } => None,
    }
}

fn approved_by(reader: &Reader<'_>, entry: &Entry) -> String {
    let role = reader.link_to("role", &entry.by, None).label.text;
    reader.say(Message::new("page-approved").with("by", role).with("date", entry.date))
}
