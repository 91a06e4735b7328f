//! Templates: compiled once per language and form, strict about what is undefined, and escaping
//! whatever is not known to be safe.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use super::OutputError;
use super::prose;
use crate::language::Speaker;

/// What is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Html,
    Markdown,
}

macro_rules! templates {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $name))),)*]
    };
}

/// Every template, by name.
pub const TEMPLATES: &[(&str, &str)] = templates! {
    "base.html"
    "calendar.html"
    "calendar.md"
    "channels.html"
    "charter.html"
    "charter.md"
    "checklist.html"
    "checklist.md"
    "complain.html"
    "control.html"
    "control.md"
    "coverage.html"
    "coverage.md"
    "data.html"
    "data.md"
    "definition.html"
    "definitions.html"
    "document.html"
    "documents.html"
    "documents.md"
    "editions.html"
    "editions.md"
    "entrance.html"
    "findings.html"
    "findings.md"
    "flow.html"
    "flow.md"
    "form-complaint.html"
    "form-follow-up.html"
    "form-letters.html"
    "form-parts.html"
    "form-questionnaire.html"
    "forms.html"
    "glossary.html"
    "glossary.md"
    "kind.md"
    "languages.html"
    "overview.html"
    "overview.md"
    "parts.html"
    "parts.md"
    "procedure.html"
    "promises.html"
    "recourse.html"
    "responsibilities.html"
    "responsibilities.md"
    "role.html"
    "sample.html"
    "sample.md"
    "search.html"
    "staff.html"
    "standards.html"
    "survey.html"
};

/// The style sheet of the site, in the order of its parts.
pub const STYLE: &str = concat!(
    include_str!("../../templates/style/base.css"),
    include_str!("../../templates/style/checklist.css"),
    include_str!("../../templates/style/documents.css"),
    include_str!("../../templates/style/editions.css"),
    include_str!("../../templates/style/figures.css"),
    include_str!("../../templates/style/forms.css"),
    include_str!("../../templates/style/pages.css"),
    include_str!("../../templates/style/search.css"),
);

/// Instructions one page may take: a page of ten thousand rows needs a few million.
const FUEL: u64 = 200_000_000;

/// The escaping of Markdown.
const MARKDOWN: &str = "markdown";

/// The templates of one language and form.
pub struct Press {
    environment: Environment<'static>,
}

impl Press {
    pub fn new(speaker: &Arc<Speaker>, form: Form) -> Result<Self, OutputError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(failed("templates"))?);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".md") { AutoEscape::Custom(MARKDOWN.into()) } else { AutoEscape::Html }
        });
        environment.set_formatter(print);
        let own = Arc::clone(speaker);
        environment.add_function("word", move |key: &str| {
            own.find(key)
                .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no words for {key}")))
        });
        add_filters(&mut environment, form);
        for (name, text) in TEMPLATES {
            environment.add_template(name, text).map_err(failed(name))?;
        }
        Ok(Self { environment })
    }

    /// Lays out a page.
    pub fn print(&self, template: &str, page: &str, context: &impl Serialize) -> Result<String, OutputError> {
        let template = self.environment.get_template(template).map_err(failed(page))?;
        template.render(Value::from(Serde(context))).map_err(failed(page))
    }
}

/// A failure on a page.
fn failed(page: &str) -> impl FnOnce(Error) -> OutputError + '_ {
    move |source| OutputError::Template { page: page.to_owned(), source }
}

#[cfg(test)]
impl Press {
    /// Names that a template uses without defining them.
    pub fn undeclared(&self, template: &str) -> Vec<String> {
        let template = self.environment.get_template(template);
        let names = template.map(|own| own.undeclared_variables(false)).unwrap_or_default();
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort();
        names
    }
}

fn add_filters(environment: &mut Environment<'static>, form: Form) {
    let safe = Value::from_safe_string;
    match form {
        Form::Html => {
            environment.add_filter("prose", move |text: &str| safe(prose::to_html(text)));
            environment.add_filter("message", move |text: &str| safe(prose::code_spans(text)));
            environment.add_filter("css", move |text: &str| safe(prose::css_string(text)));
        }
        Form::Markdown => {
            environment.add_filter("prose", move |text: &str| safe(prose::to_markdown(text)));
            environment.add_filter("line", move |text: &str| safe(prose::to_line(text)));
            environment.add_filter("message", move |text: &str| safe(prose::message(text)));
            environment.add_filter("code", move |text: &str| safe(prose::code_span(text)));
        }
    }
    // Drawings of our own.
    environment.add_filter("drawing", move |svg: String| safe(svg));
}

/// Prints a value: escaped for the form of its template, unless it is known to be safe.
fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(Error::new(ErrorKind::InvalidOperation, "a value that is absent was printed"));
    }
    let text = match value.as_str() {
        Some(text) => std::borrow::Cow::Borrowed(text),
        None => std::borrow::Cow::Owned(value.to_string()),
    };
    let printed = match state.auto_escape() {
        _ if value.is_safe() => out.write_str(&text),
        AutoEscape::Html => out.write_str(&prose::escape(&text)),
        AutoEscape::Custom(name) if name == MARKDOWN => out.write_str(&prose::escape_markdown(&text)),
        _ => out.write_str(&text),
    };
    printed.map_err(Error::from)
}
