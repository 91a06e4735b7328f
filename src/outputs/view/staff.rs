//! What the staff edition opens with: the procedures, the promises and what is due when one fails, who
//! does what, how customers reach us.

use schemars::JsonSchema;
use serde::Serialize;

use super::charter::{PromiseView, codes, promise};
use super::contact::{ContactView, contact_of};
use super::manual::{owner, role};
use super::plain::{in_force, prose};
use super::reader::{Link, Prose, Reader, part_anchor};
use crate::model::{Channel, ComplaintProcedure, Either, Role, Survey, View};

/// The first page of the staff edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StaffView {
    pub organisation: Option<Prose>,
    pub vision: Option<Prose>,
    pub procedures: Vec<Entry>,
    pub promises: Vec<PromiseEntry>,
    pub roles: Vec<Entry>,
    pub surveys: Vec<Entry>,
    /// Pages of other outputs: their words and addresses.
    pub more: Vec<MoreLink>,
}

/// A page, and what it is about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "StaffEntry")]
pub struct Entry {
    pub link: Link,
    pub about: Option<Prose>,
}

/// A page of another output.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MoreLink {
    pub label: String,
    pub href: String,
}

/// A promise in short: what is promised, what is due when it fails, who gives it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PromiseEntry {
    pub anchor: String,
    pub promise: PromiseView,
    pub owner: Option<Link>,
    pub granted_by: Option<Link>,
}

/// The first page.
pub fn staff(reader: &Reader<'_>) -> StaffView {
    let model = &reader.atlas.compilation.model;
    let system = model.system();
    let body = system.as_ref().map(View::body);
    let procedures = in_force::<ComplaintProcedure>(reader.atlas.compilation)
        .map(|own| Entry { link: reader.link(own.definition), about: prose(reader, &own.body().definition) });
    let roles = model.active::<Role>().map(|own| Entry {
        link: reader.link(own.definition),
        about: own.responsibilities.items().next().map(|text| reader.prose(&text.value)),
    });
    let surveys = in_force::<Survey>(reader.atlas.compilation)
        .map(|own| Entry { link: reader.link(own.definition), about: prose(reader, &own.purpose) });
    StaffView {
        organisation: body.and_then(|body| prose(reader, &body.organisation)),
        vision: body.and_then(|body| prose(reader, &body.vision)),
        procedures: procedures.collect(),
        promises: promises(reader),
        roles: roles.collect(),
        surveys: surveys.collect(),
        more: Vec::new(),
    }
}

/// Every promise in force, in the order of the charter.
pub fn promises(reader: &Reader<'_>) -> Vec<PromiseEntry> {
    let ordered = codes(reader).into_iter().flat_map(|(_, promises)| promises);
    let entries = ordered.enumerate().map(|(i, own)| PromiseEntry {
        anchor: part_anchor(&format!("promise-{}", own.id())),
        promise: promise(reader, &own, i + 1),
        owner: owner(reader, own.definition),
        granted_by: match own.redress.given() {
            Some(Either::Long(redress)) => redress.granted_by.given().and_then(|by| role(reader, by)),
            _ => None,
        },
    });
    entries.collect()
}

/// Every channel, with its hours.
pub fn channels(reader: &Reader<'_>) -> Vec<ContactView> {
    let active = reader.atlas.compilation.model.active::<Channel>();
    active.map(|channel| contact_of(reader, &channel)).collect()
}
