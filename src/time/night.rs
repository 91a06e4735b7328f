//! Hours that run past midnight.
//!
//! opening-hours works by civil day: where a holiday or another rule falls on either side of
//! midnight, it keeps or loses the wrong part of a night. So the hours are split into two texts,
//! those up to midnight and those of the night after it, which are both evaluated for the day on
//! which the shift opens.

use std::str::FromStr;

use opening_hours::{OpeningHours, RuleKind};

use super::shift::MINUTES_OF_A_DAY;

pub(super) const ALL_DAY: &str = "00:00-24:00";

/// Splits hours of which some run past midnight: those of the day, and those of the night after it.
pub(super) fn split_at_midnight(hours: &OpeningHours) -> Option<(OpeningHours, OpeningHours)> {
    let rule_of = |text: &str| OpeningHours::from_str(text).ok()?.get_expression().rules.first().cloned();
    let all_day = rule_of(ALL_DAY)?;
    let mut day = hours.get_expression().as_ref().clone();
    let mut night = day.clone();
    for span in day.rules.iter_mut().flat_map(|rule| &mut rule.time_selector.spans) {
        let interval = Interval::read(&span.to_string());
        if interval.runs_past_midnight() {
            *span = rule_of(&interval.evening())?.time_selector.spans.into_iter().next()?;
        }
    }
    night.rules.retain_mut(|rule| {
        if rule.kind == RuleKind::Closed {
            return true;
        }
        // Intervals of a rule are disjoint: at most one of them runs past midnight.
        let mut intervals = rule.time_selector.spans.iter().map(|span| Interval::read(&span.to_string()));
        let past_midnight = intervals.find_map(|interval| rule_of(&interval.night()?));
        if past_midnight.is_none() {
            rule.kind = RuleKind::Closed;
        }
        rule.time_selector = past_midnight.unwrap_or_else(|| all_day.clone()).time_selector;
        // A rule without a night closes where it replaces another, not where it adds to it.
        rule.kind == RuleKind::Open || rule.operator == all_day.operator
    });
    let day = OpeningHours::from_str(&day.to_string()).ok()?;
    Some((day, OpeningHours::from_str(&night.to_string()).ok()?))
}

/// An interval as written back by opening-hours: `22:00-06:00`, `22:00-30:00`.
pub(super) struct Interval {
    pub(super) text: String,
    pub(super) from: u16,
    /// After `from`; beyond midnight where the text ends at or before its start.
    pub(super) to: u16,
}

impl Interval {
    pub(super) fn read(text: &str) -> Self {
        let minutes = |time: &str| {
            let (hours, minutes) = time.split_once(':')?;
            Some(hours.parse::<u16>().ok()?.min(48) * 60 + minutes.parse::<u16>().ok()?.min(59))
        };
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let (from, to) = (minutes(from).unwrap_or(0), minutes(to).unwrap_or(0));
        let to = if to <= from { to + MINUTES_OF_A_DAY } else { to };
        Self { text: text.to_owned(), from, to }
    }

    pub(super) const fn runs_past_midnight(&self) -> bool {
        self.to > MINUTES_OF_A_DAY
    }

    /// Its part up to midnight.
    fn evening(&self) -> String {
        format!("{:02}:{:02}-24:00", self.from / 60, self.from % 60)
    }

    /// Its part after midnight, if any, as hours of a morning.
    fn night(&self) -> Option<String> {
        let minutes = self.to.checked_sub(MINUTES_OF_A_DAY).filter(|minutes| *minutes > 0)?;
        Some(format!("00:00-{:02}:{:02}", minutes / 60, minutes % 60))
    }
}
