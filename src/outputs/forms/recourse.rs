//! Where a complaint can be taken when the answer does not satisfy: the levels after the first, and
//! the dispute resolution providers. It says what customers may read, to whomever reads it: forms
//! and letters reach customers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Message;
use crate::model::kinds::complaint_procedure::EscalationLevel;
use crate::model::kinds::dispute_provider::{Consent, DisputeProvider, Fee};
use crate::model::{ComplaintProcedure, View};
use crate::outputs::prose::is_safe_address;
use crate::outputs::view::{Prose, Reader, languages};

/// One level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormLevel")]
pub struct Level {
    pub name: Prose,
    /// Someone outside the organisation.
    pub outside: bool,
    pub contact: Option<String>,
    pub url: Option<String>,
    pub facts: Vec<String>,
}

/// The levels after the first one, and every provider.
pub fn recourse(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Vec<Level> {
    let levels = procedure.escalation.items().enumerate();
    let later = levels.filter(|(at, level)| *at > 0 || level.value.provider.is_given());
    later.filter_map(|(_, level)| self::level(reader, &level.value)).collect()
}

fn level(reader: &Reader<'_>, level: &EscalationLevel) -> Option<Level> {
    let written = level.level.given().map(|name| reader.prose(name));
    if let Some(reference) = level.provider.given() {
        let provider = reader.atlas.compilation.model.find::<DisputeProvider>(&reference.id);
        return match provider {
            Some(provider) => Some(outside(reader, level, &provider)),
            // It cannot be read by this audience: the name of the level is what is known.
            None => {
                written.map(|name| Level { name, outside: true, contact: None, url: None, facts: Vec::new() })
            }
        };
    }
    let answers = level.answers_within.given();
    let answers = answers.map(|limit| reader.say(Message::new("forms-level-answers").with("limit", *limit)));
    let comes = level.or_after.given();
    let comes = comes.map(|limit| reader.say(Message::new("forms-level-after").with("limit", *limit)));
    let facts = answers.into_iter().chain(comes).collect();
    Some(Level { name: written?, outside: false, contact: None, url: None, facts })
}

fn outside(reader: &Reader<'_>, level: &EscalationLevel, provider: &View<'_, DisputeProvider>) -> Level {
    let body = provider.body();
    let after = level.or_after.given();
    let after = after.map(|limit| reader.say(Message::new("forms-provider-after").with("limit", *limit)));
    let fee = body.fee.given().map(|fee| match fee {
        Fee::Free => reader.word("forms-provider-free"),
        Fee::Amount(amount) => reader.say(Message::new("forms-provider-fee").with("amount", *amount)),
    });
    let duration = body.duration.given().map(|limit| match body.extension.given() {
        Some(more) => {
            reader.say(Message::new("forms-provider-extended").with("limit", *limit).with("more", *more))
        }
        None => reader.say(Message::new("forms-provider-lasts").with("limit", *limit)),
    });
    let until = body.admissible.given().and_then(|admissible| admissible.until.given());
    let until =
        until.map(|until| reader.say(Message::new("forms-provider-until").with("limit", until.duration)));
    let free = body.consent.given().filter(|consent| **consent == Consent::Voluntary);
    let free = free.map(|_| reader.word("forms-provider-voluntary"));
    let binding = body.binding.given().map(|binds| {
        reader.word(if *binds { "forms-provider-binds" } else { "forms-provider-does-not-bind" })
    });
    let spoken = languages(reader, &body.languages);
    let spoken =
        spoken.map(|names| reader.say(Message::new("forms-provider-languages").with("languages", names)));
    Level {
        name: reader.title(provider.definition),
        outside: true,
        contact: body.contact.given().map(|contact| contact.0.clone()),
        url: body.url.given().map(|url| url.0.clone()).filter(|url| is_safe_address(url)),
        facts: [fee, after, until, duration, free, binding, spoken].into_iter().flatten().collect(),
    }
}
