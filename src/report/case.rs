//! One case, told step by step to people.

use super::layout::{Side, hanging, padded, widest};
use super::screen::Screen;
use crate::language::{Message, Speaker};
use crate::measure::{At, CaseReport, CaseStep, Fate, PauseStep, WhyNot};
use crate::time::{Counted, PassedOver, Step};
use crate::values::{Duration, Text, Unit};

/// The story of every row of a case.
pub fn case_text(reports: &[CaseReport], speaker: &Speaker, screen: Screen) -> String {
    let teller = Teller { speaker, screen };
    reports.iter().map(|report| teller.report(report)).collect::<Vec<_>>().join("\n")
}

/// Who is told, on which screen.
struct Teller<'t> {
    speaker: &'t Speaker,
    screen: Screen,
}

impl Teller<'_> {
    fn report(&self, report: &CaseReport) -> String {
        let place = format!("{}:{}", report.path, report.line);
        let heading = format!("{} ({})", self.text(&report.title), report.source);
        let mut text = format!("{}\n{}\n", self.screen.strong(&self.shown(&heading)), self.shown(&place));
        if report.superseded {
            let told = self.shown(&self.speaker.word("case-superseded"));
            return text + &hanging(&told, 2, self.screen.width);
        }
        text.push('\n');
        let columns = widest(report.cells.iter().map(|(name, _)| name.as_str()));
        for (name, value) in &report.cells {
            let value = value.clone().unwrap_or_else(|| self.speaker.word("case-missing"));
            let name = padded(&self.shown(name), columns, Side::Left);
            text.push_str(&format!("  {name}  {}\n", self.shown(&value)));
        }
        for step in &report.steps {
            text.push('\n');
            text.push_str(&self.step(step));
        }
        text
    }

    fn step(&self, step: &CaseStep) -> String {
        let formatter = self.speaker.formatter();
        let limit = step.limit.map_or_else(String::new, |limit| format!(", {}", formatter.within(limit)));
        let heading = format!("{}{limit} ({})", self.text(&step.title), step.indicator);
        let mut text = format!("{}\n", self.screen.strong(&self.shown(&heading)));
        let counts = matches!(step.fate, Fate::Counted | Fate::NotYetDue | Fate::Excluded);
        if step.due.is_some() && counts {
            text.push_str(&self.days(&step.days));
            for line in self.story(step) {
                text.push_str(&hanging(&line, 2, self.screen.width));
            }
        }
        text + &hanging(&self.outcome(step), 2, self.screen.width)
    }

    /// The count, a line for each day.
    fn days(&self, days: &[Step]) -> String {
        let dated: Vec<(String, String)> =
            days.iter().map(|day| (self.date(day), self.counted(day))).collect();
        let columns = widest(dated.iter().map(|(date, _)| date.as_str()));
        let line =
            |(date, told): &(String, String)| format!("  {}  {told}\n", padded(date, columns, Side::Left));
        dated.iter().map(line).collect()
    }

    /// What follows from the count: pause, due, stop, and what a spreadsheet would say.
    fn story(&self, step: &CaseStep) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(step.pauses.iter().map(|pause| self.pause(pause)));
        lines.extend(step.pause.map(|pause| self.say(Message::new("case-paused").with("pause", pause))));
        lines.extend(step.due.map(|due| {
            let at = step.due_time.map(|time| time.strftime("%H:%M").to_string());
            let at = at.unwrap_or_else(|| self.speaker.word("case-end-of-day"));
            self.say(Message::new("case-due").with("day", due.day).with("at", at))
        }));
        lines.extend(step.void.map(|(stop, on)| {
            let stop = stop.map_or_else(|| "none".to_owned(), |stop| self.at(stop));
            self.say(Message::new("case-void").with("on", self.at(on)).with("stop", stop))
        }));
        lines.push(match step.stop {
            Some(stop) => self.say(Message::new("case-stopped").with("day", stop)),
            None => self.say(Message::new("case-open").with("day", step.cut_off)),
        });
        if let (Some(ours), Some(excel)) = (step.ours, step.excel) {
            let ours = Duration { amount: ours, unit: Unit::BusinessDay };
            lines.push(self.say(Message::new("case-excel").with("ours", ours).with("excel", excel)));
        }
        lines
    }

    /// One pause, and whether it counts.
    fn pause(&self, pause: &PauseStep) -> String {
        let to = pause.to.map_or_else(|| "none".to_owned(), |to| self.at(to));
        let told = self.say(Message::new("case-pause").with("from", self.at(pause.from)).with("to", to));
        let counts = self.speaker.word(pause.why_not.map_or("case-pause-counts", why_key));
        format!("{told} — {}", self.shown(&counts))
    }

    /// A date as people write it, with its hour.
    fn at(&self, at: At) -> String {
        let day = self.speaker.formatter().date(at.day);
        at.time.map_or_else(|| day.clone(), |time| format!("{day} {}", time.strftime("%H:%M")))
    }

    /// `→ in time, March 2026`.
    fn outcome(&self, step: &CaseStep) -> String {
        let outcome = match (step.fate, step.due.is_some()) {
            (Fate::Counted, true) if step.good => "case-in-time",
            (Fate::Counted, true) => "case-late",
            (Fate::Counted, false) if step.good => "case-good",
            (fate, _) => fate_key(fate),
        };
        let period = step.period.filter(|_| step.fate != Fate::OutOfScope);
        let period = period.map(|period| format!(", {}", self.speaker.formatter().period_key(period)));
        let reasons: Vec<String> = step.exclusions.iter().map(|reason| self.text(reason)).collect();
        let mut told = format!("→ {}{}", self.speaker.word(outcome), period.unwrap_or_default());
        if !reasons.is_empty() {
            let message = Message::new("case-excluded-for").with("reason", reasons.join(", "));
            told = format!("{told} {}", self.speaker.say(&message));
        }
        self.shown(&told)
    }

    fn date(&self, step: &Step) -> String {
        let weekday = self.speaker.word(&format!("weekday-{}", step.date.weekday().to_monday_one_offset()));
        self.shown(&format!("{weekday} {}", self.speaker.formatter().date(step.date)))
    }

    fn counted(&self, step: &Step) -> String {
        let told = match (step.counted, step.passed_over) {
            (Some(Counted::Day(0)), _) => self.speaker.word("case-day-zero"),
            (Some(Counted::Day(n)), _) => self.speaker.say(&Message::new("case-day").with("n", n)),
            (Some(Counted::Seconds(seconds)), _) => {
                let minutes = seconds / 60;
                let clock = format!("{}:{:02}", minutes / 60, minutes % 60);
                self.speaker.say(&Message::new("case-hours").with("clock", clock))
            }
            (None, Some(reason)) => self.speaker.word(match reason {
                PassedOver::Weekday => "case-closed-weekday",
                PassedOver::Holiday => "case-closed-holiday",
                PassedOver::Closing => "case-closed-closing",
                PassedOver::AfterHours => "case-after-hours",
                PassedOver::AfterCutOff => "case-after-cut-off",
            }),
            (None, None) => String::new(),
        };
        self.shown(&told)
    }

    fn text(&self, text: &Text) -> String {
        self.speaker.formatter().text(text)
    }

    fn shown(&self, text: &str) -> String {
        self.screen.text(text)
    }

    #[expect(clippy::needless_pass_by_value, reason = "every message is built for this call")]
    fn say(&self, message: Message) -> String {
        self.screen.text(&self.speaker.say(&message))
    }
}

/// The key of the words for why a pause does not count.
pub const fn why_key(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NoReason => "case-pause-no-reason",
        WhyNot::NotRecorded => "case-pause-not-recorded",
        WhyNot::BegunAfterDue => "case-pause-begun-after-due",
        WhyNot::RecordedAfterDue => "case-pause-recorded-after-due",
    }
}

/// The key of the words for what became of a row.
pub const fn fate_key(fate: Fate) -> &'static str {
    match fate {
        Fate::Counted => "fate-counted",
        Fate::NotYetDue => "fate-not-yet-due",
        Fate::OutOfScope => "fate-out-of-scope",
        Fate::Excluded => "fate-excluded",
        Fate::Missing => "fate-missing",
        Fate::Rejected => "fate-rejected",
    }
}
