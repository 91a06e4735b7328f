//! The formula of a figure in words, one sentence or two for each measure.

use super::words::Words;
use crate::language::Message;
use crate::model::{
    Addend, AgeClock, BacklogFigure, BacklogFormula, CesScoring, ContactFormula, ContactShare,
    ContactVariant, CsatVariant, Exposure, Formula, NamedIndicator, PauseFormula, Presence, RateOf,
    RepeatFigure, RepeatFormula, ResponseVariant, RetentionFigure, Survey,
};
use crate::values::Within;

/// What is measured, under a limit if there is one.
pub fn formula(words: &Words<'_>, limit: Option<Within>) -> Vec<String> {
    let Some(formula) = words.formula() else { return Vec::new() };
    let say = |key: &'static str| words.say(Message::new(key));
    match formula {
        Formula::Time { .. } => time(words, formula, limit),
        Formula::Share { of, among } => {
            let key = if among.is_some() { "figures-words-share-among" } else { "figures-words-share" };
            let message = Message::new(key).with("of", Words::code(&of.text));
            let among = among.as_ref().map(|among| Words::code(&among.text)).unwrap_or_default();
            vec![words.say(message.with("among", among))]
        }
        Formula::ShareOfSums { numerator, denominator } => {
            let message = Message::new("figures-words-sums").with("above", sum(words, numerator));
            vec![words.say(message.with("below", sum(words, denominator)))]
        }
        Formula::Count => vec![say("figures-words-count")],
        Formula::Sum(column) => one(words, "figures-words-sum", &column.value.0),
        Formula::Mean { of, weight: None } => one(words, "figures-words-mean", &of.value.0),
        Formula::Mean { of, weight: Some(weight) } => {
            let message = Message::new("figures-words-weighted").with("column", words.column(&of.value.0));
            vec![words.say(message.with("weight", words.column(&weight.value.0)))]
        }
        Formula::NetPromoter { question } => asked(words, "figures-words-nps", &question.value.to_string()),
        Formula::Satisfaction { question, variant } => {
            asked(words, satisfaction(*variant), &question.value.to_string())
        }
        Formula::Effort { question, scoring, .. } => {
            asked(words, effort(*scoring), &question.value.to_string())
        }
        Formula::Contacts(contacts) => self::contacts(words, contacts),
        Formula::Responses(responses) => vec![say(match responses.variant {
            ResponseVariant::Rr1 => "figures-words-rr1",
            ResponseVariant::Rr2 => "figures-words-rr2",
            ResponseVariant::Rr3 => "figures-words-rr3",
            ResponseVariant::EmailDelivered => "figures-words-delivered",
        })],
        Formula::Rate { of, exposure, per } => rate(words, of, exposure, *per),
        Formula::Repeat(repeat) => self::repeat(words, repeat),
        Formula::Presence { figure, by } => presence(words, *figure, by),
        Formula::Retained { figure, numerator, start } => {
            let key = match figure {
                RetentionFigure::Retention => "figures-words-kept",
                RetentionFigure::Churn => "figures-words-lost",
            };
            let start = words.column(&start.column.value.0);
            vec![words.say(Message::new(key).with("above", sum(words, numerator)).with("below", start))]
        }
        Formula::Backlog(backlog) => self::backlog(words, backlog),
        Formula::Derived { formula, figures, .. } => {
            let named = figures.iter().map(|(name, own)| format!("`{name}` = {}", indicator(words, own)));
            let named = named.collect::<Vec<_>>().join(", ");
            let message = Message::new("figures-words-derived").with("formula", Words::code(&formula.text));
            vec![words.say(message.with("figures", named))]
        }
        Formula::Index(parts) => {
            let formatter = words.reader.formatter();
            let part = |(own, weight): &(NamedIndicator, crate::model::Spanned<crate::values::Ratio>)| {
                format!("{} × {}", formatter.share(weight.value, 0), indicator(words, own))
            };
            let parts = parts.iter().map(part).collect::<Vec<_>>().join(" + ");
            vec![words.say(Message::new("figures-words-index").with("parts", parts))]
        }
        Formula::Typed(_) => vec![say("figures-words-typed")],
    }
}

fn one(words: &Words<'_>, key: &'static str, column: &str) -> Vec<String> {
    vec![words.say(Message::new(key).with("column", words.column(column)))]
}

/// From when to when, in which time, what is taken off, and what makes a stop void.
fn time(words: &Words<'_>, formula: &Formula, limit: Option<Within>) -> Vec<String> {
    let Formula::Time { from, to, less, reopened, due } = formula else { return Vec::new() };
    let (from, to) = (words.column(&from.value.0), words.column(&to.value.0));
    let message = |key: &'static str| Message::new(key).with("from", from.clone()).with("to", to.clone());
    let mut sentences = vec![words.say(match (limit, due) {
        (Some(Within::DueDate), Some(due)) => {
            message("figures-words-on-time").with("due", words.column(&due.value.0))
        }
        (Some(within), _) => {
            message("figures-words-within").with("within", words.reader.formatter().within(within))
        }
        (None, _) => message("figures-words-time"),
    })];
    match less {
        Some(PauseFormula::Column(column)) => {
            sentences.extend(one(words, "figures-words-less", &column.value.0));
        }
        Some(PauseFormula::Pairs { at_most: Some(most), .. }) => {
            sentences.push(words.say(Message::new("figures-words-paused-most").with("most", most.value)));
        }
        Some(PauseFormula::Pairs { at_most: None, .. }) => {
            sentences.push(words.say(Message::new("figures-words-paused")));
        }
        None => {}
    }
    if let Some(reopened) = reopened {
        let message = Message::new("figures-words-reopened").with("window", reopened.within);
        sentences.push(words.say(message));
    }
    sentences
}

/// « A » + « B » − « C ».
fn sum(words: &Words<'_>, addends: &[Addend]) -> String {
    let mut text = String::new();
    for addend in addends {
        let sign = match (text.is_empty(), addend.sign < 0) {
            (true, false) => "",
            (true, true) => "− ",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        text.push_str(sign);
        text.push_str(&words.column(&addend.column.value.0));
    }
    text
}

/// What is made of the answers to a question, quoted as it was asked.
fn asked(words: &Words<'_>, key: &'static str, question: &str) -> Vec<String> {
    let survey = words.indicator.body().survey.given();
    let survey = survey.and_then(|own| words.reader.atlas.compilation.model.find::<Survey>(&own.id));
    let asked = survey.and_then(|survey| {
        let mut questions = survey.body().questions.items().map(|question| &question.value);
        let found = questions.find(|own| own.id.given().is_some_and(|id| id.to_string() == question))?;
        Some(words.reader.prose(found.ask.given()?).text)
    });
    let asked = words.reader.formatter().quoted(asked.as_deref().unwrap_or(question).trim());
    vec![words.say(Message::new(key).with("question", asked))]
}

const fn satisfaction(variant: CsatVariant) -> &'static str {
    match variant {
        CsatVariant::TopTwoOfFive => "figures-words-csat-two-of-five",
        CsatVariant::TopBox => "figures-words-csat-top",
        CsatVariant::TopTwoOfTen => "figures-words-csat-two-of-ten",
        CsatVariant::Mean => "figures-words-csat-mean",
        CsatVariant::Net => "figures-words-csat-net",
    }
}

const fn effort(scoring: CesScoring) -> &'static str {
    match scoring {
        CesScoring::Mean => "figures-words-ces-mean",
        CesScoring::Positive => "figures-words-ces-share",
        CesScoring::Net => "figures-words-ces-net",
    }
}

/// Contacts answered in time, or given up.
fn contacts(words: &Words<'_>, contacts: &ContactFormula) -> Vec<String> {
    let mut sentences = Vec::new();
    match contacts.share {
        ContactShare::ServiceLevel { variant, within, short } => {
            sentences.push(words.say(Message::new("figures-words-answered").with("within", within)));
            let key = match variant {
                ContactVariant::Offered => "figures-words-contacts-offered",
                ContactVariant::AnsweredOnly => "figures-words-contacts-answered",
                ContactVariant::ExcludeEarlyAbandons => "figures-words-contacts-early-out",
                ContactVariant::CreditEarlyAbandons => "figures-words-contacts-early-in",
                ContactVariant::ExcludeShort => "figures-words-contacts-short",
            };
            let message = Message::new(key);
            sentences.push(words.say(match short {
                Some(short) => message.with("short", short),
                None => message.with("short", within),
            }));
        }
        ContactShare::Abandoned { short } => {
            sentences.push(words.say(Message::new("figures-words-abandoned")));
            sentences.extend(
                short.map(|short| {
                    words.say(Message::new("figures-words-contacts-short").with("short", short))
                }),
            );
        }
    }
    sentences
}

fn rate(words: &Words<'_>, of: &RateOf, exposure: &Exposure, per: u32) -> Vec<String> {
    let above = match of {
        RateOf::Rows => words.say(Message::new("figures-words-rows")),
        RateOf::Sum(column) => words.column(&column.value.0),
        RateOf::Indicator(own) => indicator(words, own),
    };
    let below = match exposure {
        Exposure::Columns(columns) => {
            columns.iter().map(|column| words.column(&column.value.0)).collect::<Vec<_>>().join(" + ")
        }
        Exposure::Indicator(own) => indicator(words, own),
        Exposure::Typed(_) => words.say(Message::new("figures-words-exposure")),
    };
    let per = words.reader.count(u64::from(per));
    let message = Message::new("figures-words-rate").with("above", above).with("below", below);
    vec![words.say(message.with("per", per))]
}

fn repeat(words: &Words<'_>, repeat: &RepeatFormula) -> Vec<String> {
    let key = match repeat.figure {
        RepeatFigure::FirstContactGross | RepeatFigure::FirstContactNet => "figures-words-first-contact",
        RepeatFigure::Recurrence => "figures-words-recurrence",
        RepeatFigure::Reopening => "figures-words-reopening",
        RepeatFigure::Repurchase => "figures-words-repurchase",
    };
    let by: Vec<String> =
        repeat.key.iter().chain(&repeat.same).map(|column| words.column(&column.value.0)).collect();
    let mut sentences = vec![words.say(Message::new(key).with("window", repeat.window.value))];
    if !by.is_empty() {
        sentences.push(words.say(Message::new("figures-words-same").with("columns", by.join(", "))));
    }
    if let Some(solvable) = &repeat.solvable {
        let message = Message::new("figures-words-solvable").with("cases", Words::code(&solvable.text));
        sentences.push(words.say(message));
    }
    sentences
}

fn presence(words: &Words<'_>, figure: RetentionFigure, by: &Presence) -> Vec<String> {
    let key = match figure {
        RetentionFigure::Retention => "figures-words-retention",
        RetentionFigure::Churn => "figures-words-churn",
    };
    let mut sentences = vec![words.say(Message::new(key))];
    if let Presence::Activity { inactive_after, .. } = by {
        let message = Message::new("figures-words-inactive").with("after", inactive_after.value);
        sentences.push(words.say(message));
    }
    sentences
}

fn backlog(words: &Words<'_>, backlog: &BacklogFormula) -> Vec<String> {
    let key = match backlog.figure {
        BacklogFigure::Open => "figures-words-open",
        BacklogFigure::Overdue => "figures-words-overdue",
        BacklogFigure::ClosureRate => "figures-words-closure",
        BacklogFigure::P90Age => match backlog.age.as_ref().map(|age| age.value) {
            Some(AgeClock::BusinessDays) => "figures-words-age-business",
            _ => "figures-words-age",
        },
    };
    let message = Message::new(key).with("opened", words.column(&backlog.opened.value.0));
    vec![words.say(message.with("closed", words.column(&backlog.closed.value.0)))]
}

fn indicator(words: &Words<'_>, named: &NamedIndicator) -> String {
    let title = words.reader.link_to("indicator", &named.id, None).label.text;
    words.reader.formatter().quoted(&title)
}
