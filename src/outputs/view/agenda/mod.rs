//! What is due when: the page of the calendar, and the same for calendar programs. Dates are read off
//! the definitions; what has none is listed as such.

mod dates;
mod undated;

use jiff::civil::Date;
use serde::Serialize;

use super::reader::{Link, Prose, Reader};
use crate::language::Message;

pub use dates::events;

/// Something that happens on a day.
#[derive(Debug, Clone)]
pub struct Event {
    pub date: Date,
    pub sort: Sort,
    pub link: Link,
    /// Its competence, its finding, its level.
    pub detail: Option<Prose>,
    pub owner: Option<Prose>,
    /// The same from build to build, whatever the day: what it is about.
    pub key: String,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Review,
    PolicyReview,
    End,
    Start,
    Audit,
    ManagementReview,
    Wave,
    Report,
    Pilot,
    Training,
    Competence,
    Action,
    Effect,
    Objective,
    Step,
    Decision,
    Waiver,
    Agreement,
}

impl Sort {
    /// The end of its messages, and of what is told apart by it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::PolicyReview => "policy",
            Self::End => "end",
            Self::Start => "start",
            Self::Audit => "audit",
            Self::ManagementReview => "management-review",
            Self::Wave => "wave",
            Self::Report => "report",
            Self::Pilot => "pilot",
            Self::Training => "training",
            Self::Competence => "competence",
            Self::Action => "action",
            Self::Effect => "effect",
            Self::Objective => "objective",
            Self::Step => "step",
            Self::Decision => "decision",
            Self::Waiver => "waiver",
            Self::Agreement => "agreement",
        }
    }

    /// Somebody has to have done something by then; else the day passes by itself.
    pub const fn is_task(self) -> bool {
        !matches!(self, Self::Start | Self::Wave | Self::Objective | Self::Step | Self::End)
    }
}

/// How a day stands to the day of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It is past, and somebody had to act.
    Overdue,
    Passed,
    /// Within the next thirty days.
    Soon,
    Coming,
}

impl Event {
    pub fn when(&self, as_of: Date) -> When {
        let days = as_of.until(self.date).map_or(i32::MAX, |span| span.get_days());
        match days {
            ..0 if self.sort.is_task() => When::Overdue,
            ..0 => When::Passed,
            0..=30 => When::Soon,
            _ => When::Coming,
        }
    }

    /// What it is, in a word or two.
    pub fn what(&self, reader: &Reader<'_>) -> String {
        reader.word(&format!("agenda-{}", self.sort.name()))
    }
}

/// The page of the calendar.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct CalendarView {
    /// « 3 en retard, 5 dans les 30 jours ».
    pub summary: String,
    pub months: Vec<MonthView>,
    pub undated: Vec<UndatedView>,
    /// The file for calendar programs, where it lies beside.
    pub file: Option<String>,
}

/// The events of one month.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct MonthView {
    pub anchor: String,
    pub name: String,
    pub events: Vec<EventView>,
}

/// One event.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct EventView {
    pub iso: String,
    pub date: String,
    pub what: String,
    pub link: Link,
    pub detail: Option<Prose>,
    pub owner: Option<Prose>,
    /// How its badge looks, and the word of it; nothing for what is still far.
    pub look: Option<&'static str>,
    pub state: Option<String>,
}

/// What should have a date and has none.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct UndatedView {
    pub link: Link,
    pub why: String,
}

/// Everything that is due, by month, and what has no date.
pub fn calendar(reader: &Reader<'_>) -> CalendarView {
    let as_of = reader.atlas.compilation.as_of;
    let events = events(reader);
    let count = |wanted: When| events.iter().filter(|event| event.when(as_of) == wanted).count();
    let summary = Message::new("agenda-summary").with("overdue", count(When::Overdue));
    let summary = reader.say(summary.with("soon", count(When::Soon)));
    let mut months: Vec<MonthView> = Vec::new();
    for event in &events {
        let anchor = format!("m-{:04}-{:02}", event.date.year(), event.date.month());
        if months.last().is_none_or(|month| month.anchor != anchor) {
            let name = Message::new("period-month")
                .with("month", reader.word(&format!("month-{}", event.date.month())));
            let name = reader.say(name.with("year", event.date.year().to_string()));
            months.push(MonthView { anchor, name: super::reader::capitalised(&name), events: Vec::new() });
        }
        if let Some(month) = months.last_mut() {
            month.events.push(event_view(reader, event, as_of));
        }
    }
    let file = match reader.links {
        super::reader::Links::Site { depth } => Some(format!("{}agenda.ics", "../".repeat(depth))),
        super::reader::Links::Markdown => {
            Some(format!("../../{}/agenda.ics", reader.speaker.language().tag()))
        }
        super::reader::Links::Document => None,
    };
    CalendarView { summary, months, undated: undated::undated(reader), file }
}

fn event_view(reader: &Reader<'_>, event: &Event, as_of: Date) -> EventView {
    let (look, state) = match event.when(as_of) {
        When::Overdue => (Some("missed"), Some("agenda-overdue")),
        When::Passed => (Some("not-applicable"), Some("agenda-passed")),
        When::Soon => (Some("watch"), Some("agenda-soon")),
        When::Coming => (None, None),
    };
    EventView {
        iso: event.date.to_string(),
        date: reader.formatter().date(event.date),
        what: event.what(reader),
        link: event.link.clone(),
        detail: event.detail.clone(),
        owner: event.owner.clone(),
        look,
        state: state.map(|key| reader.word(key)),
    }
}
