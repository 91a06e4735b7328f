//! How an organisation is reached: its channels as people read them, with addresses that can be
//! followed. An address that is no number, mailbox or page stays text.

use schemars::JsonSchema;
use serde::Serialize;

use super::hours::{HoursView, hours};
use super::plain::{languages, prose, proses};
use super::reader::{Prose, Reader};
use crate::model::kinds::channel::{ChannelType, CostWord};
use crate::model::{Channel, Either, List, Ref, Slot, View};
use crate::outputs::prose::is_safe_address;

/// A channel.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContactView {
    pub anchor: String,
    pub title: Prose,
    /// The means, in a word: « téléphone ».
    pub means: String,
    pub address: Option<AddressView>,
    /// A page on the web beside the address.
    pub page: Option<AddressView>,
    pub hours: Option<HoursView>,
    pub languages: Option<String>,
    pub cost: Option<String>,
    pub waiting_time: Option<Prose>,
    pub accessibility: Vec<Prose>,
    /// What happens when it fails.
    pub contingency: Option<Prose>,
}

/// An address, and where following it leads.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AddressView {
    pub text: String,
    pub href: Option<String>,
}

/// The channels of a list, in its order; those the reader must not see are left out.
pub fn contacts(reader: &Reader<'_>, channels: &Slot<List<Ref<Channel>>>) -> Vec<ContactView> {
    channels.items().filter_map(|channel| contact(reader, &channel.value)).collect()
}

/// A channel that is referred to.
pub fn contact(reader: &Reader<'_>, channel: &Ref<Channel>) -> Option<ContactView> {
    let channel = reader.atlas.compilation.model.find::<Channel>(&channel.id)?;
    channel.definition.is_active().then(|| contact_of(reader, &channel))
}

/// A channel.
pub fn contact_of(reader: &Reader<'_>, channel: &View<'_, Channel>) -> ContactView {
    let means = channel.r#type.given().copied();
    let calendar = channel.calendar.given();
    ContactView {
        anchor: super::reader::part_anchor(&format!("channel-{}", channel.id())),
        title: reader.title(channel.definition),
        means: means.map(|means| reader.listed_word(means.word())).unwrap_or_default(),
        address: channel.address.given().map(|address| addressed(means, address.as_str())),
        page: channel.url.given().map(|url| web(&url.0)),
        hours: calendar.and_then(|calendar| hours(reader, &calendar.id)),
        languages: languages(reader, &channel.languages),
        cost: channel.cost.given().map(|cost| match cost {
            Either::Short(CostWord::Free) => reader.word("contact-free"),
            Either::Short(CostWord::BasicRate) => reader.word("contact-basic-rate"),
            Either::Long(price) => price.price.given().map_or_else(String::new, |price| price.0.clone()),
        }),
        waiting_time: prose(reader, &channel.waiting_time),
        accessibility: proses(reader, &channel.accessibility),
        contingency: prose(reader, &channel.contingency),
    }
}

fn addressed(means: Option<ChannelType>, text: &str) -> AddressView {
    match means {
        Some(ChannelType::Phone | ChannelType::Sms) if number(text).is_some() => AddressView {
            // A number is not broken over two lines.
            text: text.replace(' ', "\u{a0}"),
            href: number(text).map(|number| {
                let scheme = if means == Some(ChannelType::Sms) { "sms" } else { "tel" };
                format!("{scheme}:{number}")
            }),
        },
        _ => web(text),
    }
}

/// A mailbox, a page, or a text that cannot be followed.
pub fn web(text: &str) -> AddressView {
    let text = text.trim();
    let shown = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let shown = shown.unwrap_or(text).trim_end_matches('/');
    let href = if is_safe_address(text) {
        Some(percent_encoded(text))
    } else {
        mailbox(text).map(|mailbox| format!("mailto:{mailbox}"))
    };
    AddressView { text: shown.to_owned(), href }
}

/// The digits of a telephone number, with the `+` of an international one.
fn number(text: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || " +-./()\u{a0}\u{202f}".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = if text.trim_start().starts_with('+') { "+" } else { "" };
    (text.chars().all(known) && digits.len() > 2).then(|| format!("{plus}{digits}"))
}

/// A mailbox without any sign that means something in an address.
fn mailbox(text: &str) -> Option<&str> {
    let known = |c: char| c.is_ascii_alphanumeric() || ".-_+@".contains(c);
    let (local, host) = text.split_once('@')?;
    let plain = text.chars().all(known) && !local.is_empty() && !host.contains('@') && host.contains('.');
    plain.then_some(text)
}

/// Signs that end an address in Markdown or HTML, encoded.
fn percent_encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.chars() {
        match sign {
            '(' | ')' | '<' | '>' | '"' | '\'' | '\\' | '`' | '[' | ']' | '|' | '{' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(sign)));
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(means: ChannelType, text: &str) -> Option<String> {
        addressed(Some(means), text).href
    }

    #[test]
    fn addresses_can_be_followed() {
        assert_eq!(href(ChannelType::Phone, "+32 800 00 000").as_deref(), Some("tel:+3280000000"));
        assert_eq!(href(ChannelType::Phone, "0800/12.345").as_deref(), Some("tel:080012345"));
        assert_eq!(href(ChannelType::Email, "a.b@c.example").as_deref(), Some("mailto:a.b@c.example"));
        let page = addressed(Some(ChannelType::WebForm), "https://c.example/x/");
        assert_eq!((page.text.as_str(), page.href.as_deref()), ("c.example/x", Some("https://c.example/x/")));
        assert_eq!(href(ChannelType::Letter, "PO box 1, 1000 Brussels"), None);
    }

    #[test]
    fn what_could_run_stays_text() {
        assert_eq!(href(ChannelType::Chat, "javascript:alert(1)"), None);
        assert_eq!(href(ChannelType::Email, "a@b.example?subject=\"x"), None);
        assert_eq!(href(ChannelType::Phone, "12<script>"), None);
        assert_eq!(
            href(ChannelType::App, "https://a.example/)](javascript:x)").as_deref(),
            Some("https://a.example/%29%5D%28javascript:x%29")
        );
    }
}
