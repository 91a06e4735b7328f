//! SMQ1017: a promise speaks of days or hours on which nobody is there to keep it.
//!
//! Only channels on which a person answers at once count: a letter can be sent on any day. What is
//! promised is read from the promise's own calendar and from words that leave no doubt; a calendar
//! of business days by default says nothing about opening hours.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, Promise, View};
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::reach::channels_of;
use crate::rules::wording::{find_words, place_of, sets_condition};
use crate::rules::{Check, Report, Rule};
use crate::time::WorkingCalendar;
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ1017"),
    slug: "promised-hours-not-covered",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7; ISO 9001:2015, 8.2.3",
    page: include_str!("promised_hours_not_covered.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Words that promise every day of the week.
const EVERY_DAY: [&str; 13] = [
    "7 jours sur 7",
    "sept jours sur sept",
    "7 j sur 7",
    "7j sur 7",
    "7j/7",
    "7 j/7",
    "7d/7",
    "7 d/7",
    "24/7",
    "seven days a week",
    "7 days a week",
    "7 days out of 7",
    "every day of the week",
];

/// Words that promise every hour of a day.
const ALL_DAY: [&str; 13] = [
    "24 heures sur 24",
    "vingt-quatre heures sur vingt-quatre",
    "24h sur 24",
    "24 h sur 24",
    "24h/24",
    "24 h/24",
    "jour et nuit",
    "24/7",
    "24 hours a day",
    "twenty-four hours a day",
    "around the clock",
    "round the clock",
    "day and night",
];

const DAY: i64 = 24 * 3_600;

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    for promise in model.active::<Promise>() {
        let own = promise.calendar.given().and_then(|calendar| plans.calendars.get(&calendar.id));
        let own = own.map(|calendar| Week::of(&[Arc::clone(calendar)], plans.as_of));
        let said = (promised(&promise, &EVERY_DAY), promised(&promise, &ALL_DAY));
        if own.is_none() && said == (None, None) {
            continue;
        }
        let served = served(model, plans, &charters, &promise);
        if let Some((span, message)) = found(&promise, said, own.as_ref(), served.as_ref()) {
            report.add(promise.definition, span, message);
        }
    }
}

fn found(
    promise: &View<'_, Promise>,
    (every_day, all_day): (Option<Said<'_>>, Option<Said<'_>>),
    own: Option<&Week>,
    served: Option<&(Vec<&str>, Week)>,
) -> Option<(Span, Message)> {
    let told = |message: Message, channels: &[&str]| message.with("channels", channels.join(", "));
    if let Some((channels, week)) = served {
        if let Some(((words, span), day)) = every_day.zip(week.closed_on()) {
            let message = Message::new("promised-hours-not-covered").with("words", words).with("day", day);
            return Some((span, told(message, channels)));
        }
        if let Some((words, span)) = all_day.filter(|_| week.longest < DAY) {
            let message = Message::new("promised-hours-not-covered-all-day").with("words", words);
            return Some((span, told(message, channels)));
        }
    }
    let own = own?;
    if let Some(((words, span), day)) = every_day.zip(own.closed_on()) {
        let message =
            Message::new("promised-hours-not-covered-by-own-calendar").with("words", words).with("day", day);
        return Some((span, message));
    }
    let (channels, week) = served?;
    let day = (0..7).find(|day| own.open[*day] && !week.open[*day]).map(|day| DAYS[day])?;
    let message = Message::new("promised-hours-not-covered-by-channels").with("day", day);
    Some((promise.calendar.span()?, told(message, channels)))
}

/// Words of a statement, and where.
type Said<'p> = (&'p str, Span);

/// The first of some words that a statement says without a condition, and where.
fn promised<'p>(promise: &View<'p, Promise>, words: &[&str]) -> Option<Said<'p>> {
    let statement = promise.body().statement.spanned()?;
    let found = |text: &'p str| find_words(text, words).and_then(|place| text.get(place));
    let words = statement.value.strings().find_map(|(_, text)| found(text))?;
    if statement.value.strings().any(|(_, text)| sets_condition(text)) {
        return None;
    }
    let span = place_of(promise.definition, statement.span, words).unwrap_or(statement.span);
    Some((words, span))
}

/// The channels of a promise and when one of them is open; nothing unless a person answers on each,
/// in hours that are known.
fn served<'m>(
    model: &'m Model,
    plans: &Plans,
    charters: &Charters<'_>,
    promise: &View<'_, Promise>,
) -> Option<(Vec<&'m str>, Week)> {
    let channels = channels_of(model, charters, promise).filter(|channels| !channels.is_empty())?;
    let calendars: Option<Vec<Arc<WorkingCalendar>>> =
        channels.iter().map(|channel| hours_of(plans, channel)).collect();
    Some((channels.iter().map(View::id).collect(), Week::of(&calendars?, plans.as_of)))
}

fn hours_of(plans: &Plans, channel: &View<'_, Channel>) -> Option<Arc<WorkingCalendar>> {
    let live = matches!(
        channel.r#type.given(),
        Some(ChannelType::Phone | ChannelType::Chat | ChannelType::InPerson)
    );
    let calendar = channel.calendar.given().filter(|_| live)?;
    plans.calendars.get(&calendar.id).cloned()
}

/// The days of a week, Monday first, as messages name them.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// When at least one of some calendars opens, over the coming year.
struct Week {
    /// Whether some of these days are open, Monday first.
    open: [bool; 7],
    /// The longest working time of a day, in seconds; of several calendars, their sum.
    longest: i64,
}

impl Week {
    fn of(calendars: &[Arc<WorkingCalendar>], from: Date) -> Self {
        let mut week = Self { open: [false; 7], longest: 0 };
        for date in from.series(1.day()).take(365) {
            let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
            if let Some(open) = week.open.get_mut(day) {
                *open |= calendars.iter().any(|calendar| calendar.opens(date));
            }
            let seconds = calendars.iter().map(|calendar| calendar.working_seconds(date)).sum();
            week.longest = week.longest.max(seconds);
        }
        week
    }

    /// The first day of the week that is never open.
    fn closed_on(&self) -> Option<&'static str> {
        self.open.iter().zip(DAYS).find(|(open, _)| !**open).map(|(_, day)| day)
    }
}
