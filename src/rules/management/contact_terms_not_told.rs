//! SMQ9103: a line of a contact centre, and nothing about when it is open, how long one waits, or
//! what it costs.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, Promise, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9103"),
    slug: "contact-terms-not-told",
    severity: Severity::Warning,
    basis: "ISO 18295-1:2017, 4.2",
    page: include_str!("contact_terms_not_told.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if claim_of(model, "ISO 18295-1", "4.2").is_none() {
        return;
    }
    for channel in model.active::<Channel>() {
        let (keys, words): (Vec<&str>, Vec<&'static str>) = untold(model, &channel).into_iter().unzip();
        if let Some(parts) = in_a_row(words.into_iter().map(Message::new)) {
            let message =
                Message::new("contact-terms-not-told").with("parts", parts).with("keys", keys.join(", "));
            report.add(channel.definition, channel.definition.id_span, message);
        }
    }
}

/// What is not told of a channel on which a customer waits: fields, and the words of the page.
fn untold(model: &Model, channel: &View<'_, Channel>) -> Vec<(&'static str, &'static str)> {
    let (waits, pays) = match channel.r#type.given() {
        Some(ChannelType::Phone) => (true, true),
        Some(ChannelType::Chat) => (true, false),
        _ => (false, false),
    };
    let asked = [
        (waits && channel.calendar.is_absent(), ("calendar", "contact-term-hours")),
        (
            waits && channel.waiting_time.is_absent() && !is_promised(model, channel.id()),
            ("waiting_time", "contact-term-wait"),
        ),
        (pays && channel.cost.is_absent(), ("cost", "contact-term-cost")),
    ];
    asked.into_iter().filter_map(|(absent, part)| absent.then_some(part)).collect()
}

/// Whether a promise is about this channel, and so may tell how long one waits.
fn is_promised(model: &Model, channel: &str) -> bool {
    model.has_tombstone("promise")
        || model.active::<Promise>().any(|promise| {
            let scope = promise.body().scope.given();
            scope.is_some_and(|scope| scope.channels.items().any(|named| named.value.id == channel))
        })
}
