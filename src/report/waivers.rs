//! All waivers: which rule on what, why, who answers and who approved, and how long they last.

use jiff::Unit;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::delimited::Table;
use super::layout::hanging;
use super::screen::Screen;
use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::model::{Slot, View, Waiver};
use crate::rules::{self, owner_of};
use crate::values::Text;

/// A waiver, as it stands on a day.
pub struct WaiverStanding {
    pub id: String,
    /// Code of the rule.
    pub code: String,
    /// `promise/written-ack`.
    pub target: String,
    pub reason: Option<Text>,
    /// The role that answers for it.
    pub owner: Option<String>,
    pub approver: Option<String>,
    pub until: Date,
    /// Days on which it still holds, the day judged on left out: 0 on its last day, fewer when over.
    pub days_left: i32,
    /// Findings that it silences.
    pub silences: usize,
}

/// Every waiver of the project, those that end first before the others.
pub fn waivers(compilation: &Compilation) -> Vec<WaiverStanding> {
    let all = compilation.model.active::<Waiver>();
    let mut standings: Vec<WaiverStanding> =
        all.filter_map(|waiver| standing(compilation, &waiver)).collect();
    standings.sort_by(|a, b| (a.until, &a.id).cmp(&(b.until, &b.id)));
    standings
}

fn standing(compilation: &Compilation, waiver: &View<'_, Waiver>) -> Option<WaiverStanding> {
    let until = *waiver.until.given()?;
    let rule = &waiver.rule.given()?.0;
    let code = rules::find(rule).map_or(rule.as_str(), |rule| rule.code.0);
    let owner = match owner_of(&compilation.model, waiver.definition) {
        Slot::Given(owner) => Some(format!("role/{}", owner.value)),
        _ => None,
    };
    let approved = waiver.approved.given().and_then(|approved| approved.by.given());
    let approver = approved.or_else(|| waiver.approved_by.given());
    Some(WaiverStanding {
        id: waiver.id().to_owned(),
        code: code.to_owned(),
        target: waiver.target.given()?.text.clone(),
        reason: waiver.reason.given().cloned(),
        owner,
        approver: approver.map(|role| format!("role/{}", role.id)),
        until,
        days_left: compilation.as_of.until((Unit::Day, until)).map_or(0, |span| span.get_days()),
        silences: compilation.waived.iter().filter(|waived| waived.waiver == waiver.id()).count(),
    })
}

/// What `check --waivers --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaiversJson {
    /// Version of the program.
    pub smqc: &'static str,
    /// The day judged on.
    pub as_of: String,
    /// Those that end first before the others.
    pub waivers: Vec<WaiverJson>,
}

/// A waiver.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaiverJson {
    pub waiver: String,
    /// Code of the rule.
    pub rule: String,
    /// The definition it is silenced on: `promise/written-ack`.
    pub target: String,
    /// In the language of the messages.
    pub reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver: Option<String>,
    /// Its last day.
    pub until: String,
    /// 0 on its last day; fewer when it is over.
    pub days_left: i32,
    /// Findings that it silences.
    pub silences: usize,
}

/// As data.
pub fn json(compilation: &Compilation, speaker: &Speaker) -> String {
    let waivers = waivers(compilation).into_iter().map(|own| WaiverJson {
        reason: reason(&own, speaker),
        waiver: own.id,
        rule: own.code,
        target: own.target,
        owner: own.owner,
        approver: own.approver,
        until: own.until.to_string(),
        days_left: own.days_left,
        silences: own.silences,
    });
    super::json::text(&WaiversJson {
        smqc: env!("CARGO_PKG_VERSION"),
        as_of: compilation.as_of.to_string(),
        waivers: waivers.collect(),
    })
}

/// One line for each waiver.
pub fn csv(compilation: &Compilation, speaker: &Speaker) -> String {
    let mut table = Table::with_header(&[
        "waiver",
        "rule",
        "target",
        "reason",
        "owner",
        "approver",
        "until",
        "days_left",
        "silences",
    ]);
    for own in waivers(compilation) {
        let until = own.until.to_string();
        let (owner, approver) = (own.owner.as_deref().unwrap_or(""), own.approver.as_deref().unwrap_or(""));
        for cell in [&own.id, &own.code, &own.target, &reason(&own, speaker), owner, approver, &until] {
            table.text(cell);
        }
        table.count(i128::from(own.days_left));
        table.count(i128::try_from(own.silences).unwrap_or_default());
        table.end();
    }
    table.finish()
}

/// For people.
pub fn human(compilation: &Compilation, speaker: &Speaker, screen: Screen) -> String {
    let all = waivers(compilation);
    if all.is_empty() {
        return speaker.word("waivers-none") + "\n";
    }
    let mut text = String::new();
    for own in all {
        let head = format!("{}  {}  {}", own.id, own.code, own.target);
        text.push_str(&screen.strong(&head));
        text.push('\n');
        for line in [left(&own, speaker), reason(&own, speaker), answers(&own, speaker)] {
            text.push_str(&hanging(&screen.text(&line), 2, screen.width));
        }
    }
    text
}

fn reason(own: &WaiverStanding, speaker: &Speaker) -> String {
    own.reason.as_ref().map(|reason| speaker.formatter().text(reason)).unwrap_or_default()
}

/// « jusqu’au 31 décembre 2026, encore 169 jours ; fait taire un constat ».
pub fn left(own: &WaiverStanding, speaker: &Speaker) -> String {
    let key = if own.days_left < 0 { "waivers-over" } else { "waivers-left" };
    let message = Message::new(key)
        .with("until", own.until)
        .with("days", i64::from(own.days_left.unsigned_abs()))
        .with("n", own.silences);
    speaker.say(&message)
}

/// Who answers for it, and who approved it.
pub fn answers(own: &WaiverStanding, speaker: &Speaker) -> String {
    let name = |role: &Option<String>| role.clone().unwrap_or_else(|| "none".to_owned());
    let message = Message::new("waivers-answers").with("owner", name(&own.owner));
    speaker.say(&message.with("approver", name(&own.approver)))
}
