//! A failure of the engine as a finding: where in the template it stands, what it was met for, and
//! what to write instead, in the reader's words.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

use super::guard::Harm;
use super::kinds::{FILTERS, FUNCTIONS, TESTS};
use super::{BUILT_IN, Own, OwnTemplates, offered};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::outputs::context;
use crate::outputs::template::{OWN_FILTERS, TEMPLATES};
use crate::schema::nearest;
use crate::world::{Files, SourceFile, Span};

/// Why a template of ours or of the project was stopped by us rather than by the engine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a value that is absent was printed")]
    Absent,
    #[error("a list or a group was printed")]
    Compound,
    #[error("no words for {0}")]
    NoWords(String),
    #[error("a page is too long")]
    TooMuch,
    #[error("no drawing")]
    NoDrawing,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(ErrorKind::InvalidOperation, refusal.to_string()).with_source(refusal)
    }
}

/// Whether a value has a form on a page.
pub fn is_printable(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::String | ValueKind::Number | ValueKind::Bool)
}

/// A failure to lay out a page of a project that has templates of its own; `template` is the one that
/// the page was begun with.
pub fn finding(
    error: &Error,
    (page, template): (&str, &str),
    own: &OwnTemplates,
    files: &mut Files,
) -> Diagnostic {
    let chain = chain(error);
    let of_the_project = |error: &&&Error| error.name().is_some_and(|name| own.named(name).is_some());
    let (at, template) = match chain.iter().rev().find(of_the_project) {
        Some(at) => (*at, at.name().and_then(|name| own.named(name))),
        // The engine does not say where: what was begun with, else any that may have had a part in it.
        None if error.kind() == ErrorKind::WriteFailure
            || chain.iter().all(|error| error.name().is_none()) =>
        {
            (error, own.named(template).or_else(|| own.iter().next()))
        }
        None => (error, None),
    };
    let cause = chain.last().copied().unwrap_or(error);
    let slug = if runs_away(cause) { "template-runs-away" } else { "wrong-template" };
    let (span, message) = match template {
        Some(template) => {
            let span = span_of(at, template);
            (span, message_of(cause, template, marked(span, template)))
        }
        None => in_built_in(at, cause, own, files),
    };
    Diagnostic::fault(slug, message, span)
        .with_label(span, Message::new("template-on-page").with("page", page))
}

/// A page that would hold what pages may not: said at the first place of the project's templates that
/// could have brought it.
pub fn finding_of_harm(harm: &Harm, page: &str, template: &str, own: &OwnTemplates) -> Option<Diagnostic> {
    let trace = harm.trace().to_lowercase();
    let found = own.iter().find_map(|own| {
        let at = own.text.to_lowercase().find(&trace).filter(|at| own.text.is_char_boundary(*at))?;
        let end = (at + trace.len()).min(own.text.len());
        let end = if own.text.is_char_boundary(end) { end } else { at };
        Some(Span::new(own.file, at..end))
    });
    let whole = || own.named(template).or_else(|| own.iter().next()).map(|own| Span::new(own.file, 0..0));
    let message = Message::new("template-brings").with("page", page).with("what", harm.message());
    Some(Diagnostic::fault("template-not-harmless", message, found.or_else(whole)?))
}

/// The failure and those it comes from, outermost first.
fn chain(error: &Error) -> Vec<&Error> {
    let mut chain = vec![error];
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        chain.extend(source.downcast_ref::<Error>());
        next = source.source();
    }
    chain
}

fn refusal(error: &Error) -> Option<&Refusal> {
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        if let Some(refusal) = source.downcast_ref::<Refusal>() {
            return Some(refusal);
        }
        next = source.source();
    }
    None
}

fn runs_away(error: &Error) -> bool {
    let deep = error.detail().is_some_and(|detail| detail.contains("recursion limit"));
    matches!(error.kind(), ErrorKind::OutOfFuel | ErrorKind::WriteFailure)
        || deep
        || refusal(error) == Some(&Refusal::TooMuch)
}

/// Where the engine says that it failed: a stretch of the template, else the line.
pub fn span_of(error: &Error, own: &Own) -> Span {
    let text = own.text.as_str();
    let whole =
        |range: &std::ops::Range<usize>| range.start <= range.end && text.get(range.clone()).is_some();
    if let Some(range) = error.range().filter(whole) {
        return Span::new(own.file, range);
    }
    let line = error.line().unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Span::new(own.file, start..start + length)
}

fn marked(span: Span, own: &Own) -> &str {
    own.text.get(span.range()).unwrap_or("")
}

/// The last name in the marked stretch: `titel` of `view.titel|length`.
fn name_in(marked: &str) -> String {
    let path = marked.split(['|', '(', '[']).next().unwrap_or(marked);
    let letters = |c: char| !(c.is_alphanumeric() || c == '_');
    let name = path.trim_matches(letters).rsplit(letters).next().unwrap_or("");
    name.chars().take(60).collect()
}

fn message_of(error: &Error, own: &Own, marked: &str) -> Message {
    if let Some(refusal) = refusal(error) {
        return match refusal {
            Refusal::Absent => Message::new("template-absent"),
            Refusal::Compound => Message::new("template-compound"),
            Refusal::NoWords(key) => Message::new("template-no-words").with("name", key.as_str()),
            Refusal::TooMuch => Message::new("template-output"),
            Refusal::NoDrawing => Message::new("template-not-a-drawing"),
        };
    }
    if error.detail().is_some_and(|detail| detail.contains("recursion limit")) {
        return Message::new("template-depth");
    }
    let unknown = |key, known: &[&str]| {
        let name = quoted(error).unwrap_or_else(|| name_in(marked));
        let suggestion = offered(nearest(&name, known.iter().copied()));
        Message::new(key).with("name", name).with("suggestion", suggestion).with("known", known.join(", "))
    };
    match error.kind() {
        ErrorKind::SyntaxError => super::syntax::message(error, marked),
        ErrorKind::UndefinedError => {
            let name = name_in(marked);
            let known = context::names_of_template(&own.name);
            let near = nearest(&name, known.iter().map(String::as_str)).filter(|near| *near != name);
            Message::new("template-undefined").with("suggestion", offered(near)).with("name", name)
        }
        ErrorKind::UnknownFilter => unknown(
            "template-unknown-filter",
            &FILTERS.iter().chain(OWN_FILTERS).copied().collect::<Vec<_>>(),
        ),
        ErrorKind::UnknownTest => unknown("template-unknown-test", TESTS),
        ErrorKind::UnknownFunction => unknown("template-unknown-function", FUNCTIONS),
        ErrorKind::TemplateNotFound => {
            unknown("template-unknown-name", &TEMPLATES.iter().map(|(name, _)| *name).collect::<Vec<_>>())
        }
        ErrorKind::UnknownMethod | ErrorKind::UnknownBlock => {
            Message::new("template-unknown-part").with("name", name_in(marked))
        }
        ErrorKind::OutOfFuel => Message::new("template-steps"),
        ErrorKind::WriteFailure => Message::new("template-output"),
        _ => Message::new("template-failed"),
    }
}

/// A name that the engine puts between quotation marks.
fn quoted(error: &Error) -> Option<String> {
    let detail = error.detail()?;
    let name = detail.split('"').nth(1).or_else(|| detail.split_whitespace().nth(1))?;
    let plain = name.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c));
    (plain && !name.is_empty()).then(|| name.to_owned())
}

/// A failure in a built-in template, which the project's do not give what it asks for.
fn in_built_in(error: &Error, cause: &Error, own: &OwnTemplates, files: &mut Files) -> (Span, Message) {
    let name = error.name().unwrap_or_default().trim_start_matches(BUILT_IN).to_owned();
    let names = own.iter().map(|own| own.name.as_str()).collect::<Vec<_>>().join(", ");
    let text = TEMPLATES.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text);
    let file = files.add_aside(SourceFile::built_in(format!("{BUILT_IN}{name}"), text));
    let built_in = Own { name: name.clone(), text: text.to_owned(), file };
    let message = if runs_away(cause) {
        message_of(cause, &built_in, "")
    } else {
        Message::new("template-built-in-fails").with("name", name).with("own", names)
    };
    (span_of(error, &built_in), message)
}
