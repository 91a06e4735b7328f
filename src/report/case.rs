//! One case, told step by step.

use std::fmt::Write;

use crate::language::{Message, Speaker};
use crate::measure::{CaseReport, CaseStep, Fate};
use crate::time::{Counted, PassedOver, Step};

use super::scale::within_text;
use crate::values::Within;

/// The same as data.
pub fn case_json(reports: &[CaseReport]) -> String {
    let rows: Vec<serde_json::Value> = reports
        .iter()
        .map(|report| {
            let cells = report.cells.iter().map(|(name, value)| (name.clone(), serde_json::json!(value)));
            serde_json::json!({
                "source": report.source,
                "file": report.path,
                "line": report.line,
                "cells": cells.collect::<serde_json::Map<_, _>>(),
                "indicators": report.steps.iter().map(step_json).collect::<Vec<_>>(),
            })
        })
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn step_json(step: &CaseStep) -> serde_json::Value {
    let days = step.days.iter().map(|day| {
        let counted = match day.counted {
            Some(Counted::Day(n)) => serde_json::json!({"day": n}),
            Some(Counted::Seconds(seconds)) => serde_json::json!({"seconds": seconds}),
            None => serde_json::Value::Null,
        };
        serde_json::json!({"date": day.date.to_string(), "opens": day.opens, "counted": counted})
    });
    serde_json::json!({
        "indicator": step.indicator,
        "limit": step.limit.map(within_text),
        "fate": fate_name(step.fate),
        "good": step.good,
        "period": step.period.map(|period| period.to_string()),
        "start": step.start.map(|day| day.to_string()),
        "stop": step.stop.map(|day| day.to_string()),
        "due": step.due.map(|due| due.day.to_string()),
        "due_time": step.due_time.map(|time| time.to_string()),
        "business_days": step.ours,
        "excel_networkdays": step.excel,
        "days": days.collect::<Vec<_>>(),
    })
}

fn fate_name(fate: Fate) -> &'static str {
    fate_key(fate).trim_start_matches("fate-")
}

/// The story of every row of a case.
pub fn case_text(reports: &[CaseReport], speaker: &Speaker) -> String {
    let mut text = String::new();
    for report in reports {
        let place = format!("{}:{}", report.path, report.line);
        let heading = Message::new("case-row").with("source", report.source.as_str()).with("place", place);
        text.push_str(&speaker.say(&heading));
        text.push('\n');
        for (name, value) in &report.cells {
            let value = value.clone().unwrap_or_else(|| speaker.word("case-missing"));
            let _ = writeln!(text, "  {name}: {value}");
        }
        for step in &report.steps {
            text.push('\n');
            text.push_str(&step_text(step, speaker));
        }
        text.push('\n');
    }
    text
}

fn step_text(step: &CaseStep, speaker: &Speaker) -> String {
    let formatter = speaker.formatter();
    let limit = step.limit.map_or_else(String::new, |limit| format!(" ({})", limit_text(limit, speaker)));
    let mut text = format!("{}{limit}\n", step.indicator);
    if let Some(due) = step.due {
        for day in &step.days {
            let _ = writeln!(text, "  {}", day_text(day, speaker));
        }
        let at = step
            .due_time
            .map_or_else(|| speaker.word("case-end-of-day"), |time| time.strftime("%H:%M").to_string());
        let message = Message::new("case-due").with("day", due.day).with("at", at);
        let _ = writeln!(text, "  {}", speaker.say(&message));
        let stopped = match step.stop {
            Some(stop) => speaker.say(&Message::new("case-stopped").with("day", stop)),
            None => speaker.word("case-open"),
        };
        let _ = writeln!(text, "  {stopped}");
        if let (Some(ours), Some(excel)) = (step.ours, step.excel) {
            let message = Message::new("case-excel").with("ours", ours).with("excel", excel);
            let _ = writeln!(text, "  {}", speaker.say(&message));
        }
    }
    let outcome = match (step.fate, step.due.is_some()) {
        (Fate::Counted, true) if step.good => speaker.word("case-in-time"),
        (Fate::Counted, true) => speaker.word("case-late"),
        (Fate::Counted, false) if step.good => speaker.word("case-good"),
        (fate, _) => speaker.word(fate_key(fate)),
    };
    let period = step.period.map_or_else(String::new, |period| format!(", {}", formatter.period_key(period)));
    let _ = writeln!(text, "  → {outcome}{period}");
    text
}

fn limit_text(limit: Within, speaker: &Speaker) -> String {
    match limit {
        Within::Duration(duration) => speaker.formatter().duration(duration),
        Within::DueDate => within_text(limit),
    }
}

const fn fate_key(fate: Fate) -> &'static str {
    match fate {
        Fate::Counted => "fate-counted",
        Fate::NotYetDue => "fate-not-yet-due",
        Fate::OutOfScope => "fate-out-of-scope",
        Fate::Excluded => "fate-excluded",
        Fate::Missing => "fate-missing",
        Fate::Rejected => "fate-rejected",
    }
}

fn day_text(step: &Step, speaker: &Speaker) -> String {
    let weekday = speaker.word(&format!("weekday-{}", step.date.weekday().to_monday_one_offset()));
    let date = speaker.formatter().date(step.date);
    let told = match (step.counted, step.passed_over) {
        (Some(Counted::Day(0)), _) => speaker.word("case-day-zero"),
        (Some(Counted::Day(n)), _) => speaker.say(&Message::new("case-day").with("n", n)),
        (Some(Counted::Seconds(seconds)), _) => {
            let minutes = seconds / 60;
            let clock = format!("{}:{:02}", minutes / 60, minutes % 60);
            speaker.say(&Message::new("case-hours").with("clock", clock))
        }
        (None, Some(reason)) => speaker.word(match reason {
            PassedOver::Weekday => "case-closed-weekday",
            PassedOver::Holiday => "case-closed-holiday",
            PassedOver::Closing => "case-closed-closing",
            PassedOver::AfterHours => "case-after-hours",
            PassedOver::AfterCutOff => "case-after-cut-off",
        }),
        (None, None) => String::new(),
    };
    format!("{weekday} {date} — {told}")
}
