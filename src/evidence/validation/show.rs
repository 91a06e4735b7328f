//! A validation of the tool, as a table for people and as data.

use crate::language::{Language, Message, Speaker, decimal};
use crate::report::Style;
use serde_json::Value;

use super::{Outcome, Validation, formula_named, told};

/// The results as data.
pub fn validation_json(outcomes: &[Outcome]) -> String {
    serde_json::to_string_pretty(&Validation::of(outcomes)).unwrap_or_default() + "\n"
}

/// A line per vector, under its section; the wrong ones told apart, and how many there are.
pub fn validation_text(outcomes: &[Outcome], speaker: &Speaker, style: Style) -> String {
    let mut rows = vec![[
        String::new(),
        speaker.word("selftest-section"),
        speaker.word("selftest-formula"),
        speaker.word("selftest-inputs"),
        speaker.word("selftest-expected"),
        speaker.word("selftest-found"),
    ]];
    rows.extend(outcomes.iter().map(|outcome| row(outcome, speaker)));
    let mut text = aligned(&rows, style);
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    let message = if failed == 0 { "selftest-all-found" } else { "selftest-some-wrong" };
    let message = Message::new(message).with("n", outcomes.len()).with("failed", failed);
    text.push_str(&format!("\n{}\n", speaker.say(&message)));
    text
}

const SOUND: &str = "✓";
const WRONG: &str = "✗";

fn row(outcome: &Outcome, speaker: &Speaker) -> [String; 6] {
    let vector = &outcome.vector;
    let formula = formula_named(&vector.formula);
    let formula = formula.map_or_else(|| vector.formula.clone(), |formula| speaker.word(formula.words));
    let language = speaker.language();
    let mut expected = values(&vector.expected, language);
    if vector.within > 0.0 {
        expected = format!("{expected} ± {}", value(&serde_json::json!(vector.within), language));
    }
    let found = outcome.found.as_deref().map(|found| values(found, language));
    [
        if outcome.passed { SOUND } else { WRONG }.to_owned(),
        vector.section.clone(),
        formula,
        values(&vector.inputs, language),
        expected,
        found.unwrap_or_else(|| speaker.word("selftest-no-answer")),
    ]
}

fn values(values: &[Value], language: Language) -> String {
    values.iter().map(|own| value(own, language)).collect::<Vec<_>>().join(" · ")
}

fn value(value: &Value, language: Language) -> String {
    match value {
        Value::Null => "∞".to_owned(),
        Value::Number(_) => decimal(language, &told(value)),
        Value::Array(items) => {
            items.iter().map(|item| self::value(item, language)).collect::<Vec<_>>().join(" ")
        }
        _ => told(value),
    }
}

/// Columns as wide as their widest cell; the last one as it comes.
fn aligned(rows: &[[String; 6]], style: Style) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let padded = row.iter().zip(&widths).map(|(cell, width)| {
            let gap = width - cell.chars().count();
            format!("{cell}{:gap$}  ", "")
        });
        let line = padded.collect::<String>() + &row[5];
        match (style, row[0].as_str()) {
            (Style::Coloured, WRONG) => text.push_str(&format!("\u{1b}[31m{}\u{1b}[0m\n", line.trim_end())),
            _ => text.push_str(&format!("{}\n", line.trim_end())),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::validation::of_section;

    #[test]
    fn a_wrong_figure_is_told_apart() {
        let mut outcomes = of_section("4.9");
        let speaker = Speaker::new(Language::English, "en");
        let sound = validation_text(&outcomes, &speaker, Style::Plain);
        assert!(sound.contains("✓  4.9") && !sound.contains(WRONG), "{sound}");
        outcomes[3].passed = false;
        outcomes[3].found = None;
        let wrong = validation_text(&outcomes, &speaker, Style::Plain);
        assert!(wrong.contains("✗  4.9") && wrong.contains("no answer"), "{wrong}");
        assert!(validation_json(&outcomes).contains("\"failed\": 1"));
    }

    #[test]
    fn french_figures_have_a_comma() {
        let outcomes = of_section("4.9");
        let speaker = Speaker::new(Language::French, "fr");
        let text = validation_text(&outcomes, &speaker, Style::Plain);
        assert!(text.contains("0,7864 · 0,9565 ± 0,00005"), "{text}");
    }
}
