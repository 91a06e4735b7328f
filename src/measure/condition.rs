//! Conditions on rows: an expression, or columns with the values wanted.

use crate::diagnostic::Diagnostic;
use crate::expression::{self, Cell, Circuit, Column, ColumnType, Constancy, ExpressionFault, Gate};
use crate::language::{Argument, Message};
use crate::model::kinds::indicator::Where;
use crate::model::{CellText, Either, OneOrMany, Spanned, Table, slug_of};
use crate::schema::nearest;
use crate::values::{Decimal, Duration, Fault, Money, Percent, Ratio, fold, parse_date, parse_yes_no};
use crate::world::Span;

/// A compiled condition.
#[derive(Debug, Clone)]
pub enum Condition {
    Expression(expression::Expression),
    /// Every column holds one of its values.
    Values(Vec<(usize, Vec<Cell<'static>>)>),
}

impl Condition {
    /// Adds the condition to those that are worked out together.
    pub fn add_to(&self, circuit: &mut Circuit) -> Gate {
        match self {
            Self::Expression(expression) => circuit.expression(expression),
            Self::Values(columns) => circuit.values(columns),
        }
    }

    /// Whether it depends on a working calendar.
    pub fn counts_business_time(&self) -> bool {
        match self {
            Self::Expression(expression) => expression.counts_business_time(),
            Self::Values(_) => false,
        }
    }

    /// The columns it reads.
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::Expression(expression) => expression.columns().to_vec(),
            Self::Values(columns) => columns.iter().map(|(column, _)| *column).collect(),
        }
    }
}

/// Compiles a `where`. `complete` is false when a column of the source could not be read: unknown
/// columns are then not reported.
pub fn of_where(
    wanted: &Where,
    columns: &[Column],
    complete: bool,
    text: &dyn Fn(Span) -> String,
    findings: &mut Vec<Diagnostic>,
) -> Option<Condition> {
    match wanted {
        Either::Short(expression) => of_expression(expression, columns, complete, text, findings),
        Either::Long(table) => of_table(table, columns, findings),
    }
}

/// Compiles a condition written as text; its faults point into the YAML scalar.
pub fn of_expression(
    written: &crate::model::Expression,
    columns: &[Column],
    complete: bool,
    text: &dyn Fn(Span) -> String,
    findings: &mut Vec<Diagnostic>,
) -> Option<Condition> {
    match expression::compile_condition(&written.text, columns) {
        Ok(expression) => {
            findings.extend(constant(written, &expression, columns));
            Some(Condition::Expression(expression))
        }
        Err(faults) => {
            let whole = text(Span { start: 0, end: u32::MAX, ..written.node.span });
            for fault in faults {
                if !complete && fault.key == "expression-unknown-column" {
                    continue;
                }
                findings.push(explain(written, &fault, &whole));
            }
            None
        }
    }
}

/// That a condition says the same of every row.
fn constant(
    written: &crate::model::Expression,
    expression: &expression::Expression,
    columns: &[Column],
) -> Option<Diagnostic> {
    let (constancy, column) = expression.constancy()?;
    let message = match constancy {
        Constancy::Always => Message::new("measure-condition-always"),
        Constancy::UnlessMissing => Message::new("measure-condition-unless-missing"),
        Constancy::Never => Message::new("measure-condition-never"),
        Constancy::Unknown => Message::new("measure-condition-unknown"),
    };
    let column = column.and_then(|at| columns.get(at));
    let message = message
        .with("cause", if column.is_some() { "column" } else { "nothing" })
        .with("column", column.map_or("", |column| column.name.as_str()));
    Some(Diagnostic::fault("constant-condition", message, written.node.span))
}

/// Compiles a formula over figures, each under a name of its own.
pub fn of_figures(
    written: &crate::model::Expression,
    names: &[Column],
    text: &dyn Fn(Span) -> String,
    findings: &mut Vec<Diagnostic>,
) -> Option<expression::Expression> {
    match expression::compile(&written.text, names) {
        Ok(expression) => Some(expression),
        Err(faults) => {
            let whole = text(Span { start: 0, end: u32::MAX, ..written.node.span });
            findings.extend(faults.into_iter().map(|mut fault| {
                if fault.key == "expression-unknown-column" {
                    fault.key = "measure-unknown-figure";
                }
                explain(written, &fault, &whole)
            }));
            None
        }
    }
}

fn explain(written: &crate::model::Expression, fault: &ExpressionFault, file_text: &str) -> Diagnostic {
    let span = written.node.locate(file_text, fault.start, fault.end);
    let mut message = Message::new(fault.key);
    for (name, value) in &fault.arguments {
        message = message.with(name, value.as_str());
    }
    let message = message.with("suggestion", Argument::List(fault.suggestions.clone()));
    let slug =
        if mixes_working_time(fault) { "working-time-against-business-days" } else { "wrong-expression" };
    let finding = Diagnostic::fault(slug, message, span);
    match fault.suggestions.as_slice() {
        [only] => finding.with_fix(span, only.as_str()),
        _ => finding,
    }
}

/// Whether business hours are compared with business days.
fn mixes_working_time(fault: &ExpressionFault) -> bool {
    let is_there = |kind: &str| fault.arguments.iter().any(|(_, value)| value == kind);
    fault.key == "expression-clocks" && is_there("business-days") && is_there("business-hours")
}

/// `{channel: [email, letter], duplicate: no}`.
fn of_table(
    table: &Table<OneOrMany<CellText>>,
    columns: &[Column],
    findings: &mut Vec<Diagnostic>,
) -> Option<Condition> {
    let mut wanted = Vec::new();
    let mut sound = table.complete;
    for (name, values) in &table.entries {
        let Some(at) = columns.iter().position(|column| column.name == name.value) else {
            // An unknown column has been reported when references were resolved.
            sound = false;
            continue;
        };
        let mut cells = Vec::new();
        for value in &values.value.0.items {
            match cell_of(value, &columns[at].kind) {
                Ok(cell) => cells.push(cell),
                Err(finding) => {
                    findings.push(*finding);
                    sound = false;
                }
            }
        }
        wanted.push((at, cells));
    }
    sound.then_some(Condition::Values(wanted))
}

fn cell_of(value: &Spanned<CellText>, kind: &ColumnType) -> Result<Cell<'static>, Box<Diagnostic>> {
    let raw = value.value.0.trim();
    let wrong = |key: &'static str| {
        let message = Message::new(key).with("raw", raw).with("suggestion", Argument::List(Vec::new()));
        Box::new(Diagnostic::fault("wrong-value", message, value.span))
    };
    let faulty =
        |fault: &Fault| Box::new(Diagnostic::fault(slug_of(fault), Message::of_fault(fault), value.span));
    match kind {
        ColumnType::Category(words, open) => {
            let exact = words.iter().find(|word| *word == raw || fold(word) == fold(raw));
            match exact {
                Some(word) => Ok(Cell::Text(word.clone().into())),
                None if *open => Ok(Cell::Text(raw.to_owned().into())),
                None => Err(unknown_category(value, words)),
            }
        }
        ColumnType::Text => Ok(Cell::Text(raw.to_owned().into())),
        ColumnType::YesNo => parse_yes_no(raw).map(Cell::YesNo).ok_or_else(|| wrong("value-yes-no")),
        ColumnType::Date => parse_date(raw).map(Cell::Day).map_err(|_| wrong("value-date")),
        // An instant is never a whole day: no row would ever be meant.
        ColumnType::DateTime => Err(wrong("fit-day-of-instant")),
        ColumnType::Percent => {
            Percent::parse(raw).map(|share| Cell::Number(share.share())).map_err(|fault| faulty(&fault))
        }
        ColumnType::Duration => match Duration::parse(raw) {
            Ok(duration) => {
                let seconds = duration.seconds().map(|seconds| Cell::Number(Ratio::integer(seconds.into())));
                seconds.ok_or_else(|| wrong("fit-length-not-fixed"))
            }
            Err(fault) => Err(faulty(&fault)),
        },
        ColumnType::Money(currency) => match (Decimal::parse(raw), Money::parse(raw)) {
            (Ok(amount), _) => Ok(Cell::Number(amount.ratio())),
            (_, Ok(money)) if money.currency() == currency => Ok(Cell::Number(money.amount.ratio())),
            _ => Err(wrong("value-money")),
        },
        ColumnType::Number => {
            Decimal::parse(raw).map(|n| Cell::Number(n.ratio())).map_err(|_| wrong("value-number"))
        }
    }
}

fn unknown_category(value: &Spanned<CellText>, words: &[String]) -> Box<Diagnostic> {
    let near = nearest(&value.value.0, words.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new("value-word")
        .with("raw", value.value.0.as_str())
        .with("known", Argument::List(words.to_vec()))
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("wrong-value", message, value.span);
    Box::new(match near {
        Some(near) => finding.with_fix(value.span, near),
        None => finding,
    })
}
