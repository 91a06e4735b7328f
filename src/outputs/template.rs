//! Templates: compiled once per language and form, strict about what is undefined, and escaping
//! whatever is not known to be safe. Those of the project stand in for ours by their names.

use std::cell::RefCell;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::{Serialize, Serializer};

use super::own::{self, BUILT_IN, OwnTemplates, Refusal};
use super::worded::worded;
use super::{Edition, OutputError, prose};
use crate::language::Language;

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

/// Instructions one page of ours may take: a page of ten thousand rows needs a few million.
const FUEL: u64 = 200_000_000;

/// Bytes that a page made with templates of the project may have.
pub const LARGEST_PAGE: usize = 64 << 20;

/// Bytes that values printed on such a page may come to, those held aside included.
const LARGEST_PRINT: usize = 256 << 20;

/// The filters of our own, for one form or the other.
pub const OWN_FILTERS: &[&str] = &["address", "code", "css", "drawing", "line", "message", "prose"];

/// The escaping of Markdown.
const MARKDOWN: &str = "markdown";

/// How templates are written: a statement alone on its line leaves none behind.
///
/// # Errors
/// Never: the signs are the engine's own.
pub fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()
}

/// The templates of one language and form.
pub struct Press {
    environment: Environment<'static>,
    /// The same with the steps of ours: for pages that no template of the project has a part in.
    ours: Environment<'static>,
    form: Form,
    own: OwnTemplates,
}

impl Press {
    pub fn new(edition: &Edition, language: Language, form: Form) -> Result<Self, OutputError> {
        let own = edition.templates().clone();
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(if own.is_empty() { FUEL } else { own.steps() }));
        environment.set_debug(!own.is_empty());
        environment.set_syntax(syntax().map_err(failed("templates"))?);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".md") { AutoEscape::Custom(MARKDOWN.into()) } else { AutoEscape::Html }
        });
        let bounded = !own.is_empty();
        environment.set_formatter(move |out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value| {
            print(out, state, value, Printing { form, bounded })
        });
        let speaker = Arc::clone(edition.speaker(language));
        environment.add_function("word", move |key: &str| {
            speaker.find(key).ok_or_else(|| Error::from(Refusal::NoWords(key.to_owned())))
        });
        own::equip(&mut environment);
        add_filters(&mut environment, form);
        for (name, text) in TEMPLATES {
            if bounded {
                environment.add_template_owned(format!("{BUILT_IN}{name}"), *text).map_err(failed(name))?;
            }
            if own.named(name).is_none() {
                let text =
                    if bounded { (*text).to_owned() } else { worded(text, form, edition.speaker(language)) };
                environment.add_template_owned(*name, text).map_err(failed(name))?;
            }
        }
        for own in own.iter() {
            environment.add_template_owned(own.name.clone(), own.text.clone()).map_err(failed(&own.name))?;
        }
        let mut ours = environment.clone();
        ours.set_fuel(Some(FUEL));
        Ok(Self { environment, ours, form, own })
    }

    /// Lays out a page.
    pub fn print(&self, name: &str, page: &str, context: &impl Serialize) -> Result<String, OutputError> {
        #[cfg(test)]
        super::context::assert_as_told(name, context);
        let environment = if self.own.has_part_in(name) { &self.environment } else { &self.ours };
        let template = environment.get_template(name).map_err(failed_on(page, name))?;
        if self.own.is_empty() {
            return render(|buffer| {
                template
                    .render_captured_to(Value::from(Serde(context)), buffer)
                    .map_err(failed_on(page, name))
            });
        }
        let mut bytes = Bounded::default();
        template
            .render_captured_to(Value::from(Serde(context)), &mut bytes)
            .map_err(failed_on(page, name))?;
        let text = String::from_utf8(bytes.0).unwrap_or_default();
        let harm = match self.form {
            Form::Html => own::harm_in_html(&text),
            Form::Markdown => own::harm_in_markdown(&text),
        };
        match harm {
            None => Ok(text),
            Some(harm) => Err(OutputError::Harm {
                page: page.to_owned(),
                template: name.to_owned(),
                harm: Box::new(harm),
            }),
        }
    }
}

thread_local! {
    /// Where pages grow: the next one finds the room that the one before it took.
    static DESK: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What was written, in no more room than it takes.
fn render<T>(write: impl FnOnce(&mut Vec<u8>) -> Result<T, OutputError>) -> Result<String, OutputError> {
    let mut buffer = DESK.take();
    buffer.clear();
    let written = write(&mut buffer).map(|_| std::str::from_utf8(&buffer).unwrap_or_default().to_owned());
    DESK.set(buffer);
    written
}

/// A page as far as it may go.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl std::io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_PAGE {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A failure of a template, whatever the page.
fn failed(template: &str) -> impl FnOnce(Error) -> OutputError + '_ {
    failed_on(template, template)
}

/// A failure on a page that was begun with a template.
fn failed_on<'n>(page: &'n str, template: &'n str) -> impl FnOnce(Error) -> OutputError + 'n {
    move |source| OutputError::Template {
        page: page.to_owned(),
        template: template.to_owned(),
        source: Box::new(source),
    }
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
            environment.add_filter("drawing", drawing);
        }
        Form::Markdown => {
            environment.add_filter("prose", move |text: &str| safe(prose::to_markdown(text)));
            environment.add_filter("line", move |text: &str| safe(prose::to_line(text)));
            environment.add_filter("message", move |text: &str| safe(prose::message(text)));
            environment.add_filter("code", move |text: &str| safe(prose::code_span(text)));
            for name in ["address", "drawing"] {
                environment.add_filter(name, move |text: &str| safe(prose::address(text)));
            }
        }
    }
}

/// A drawing of our own as it is; any other text written again from what only draws.
fn drawing(value: &Value) -> Result<Value, Error> {
    if value.is_safe() {
        return Ok(value.clone());
    }
    let drawn = value.as_str().and_then(crate::compile::harmless_drawing);
    drawn.map(Value::from_safe_string).ok_or_else(|| Refusal::NoDrawing.into())
}

/// Hands a drawing of ours to templates as what it is: written here, so nothing to be escaped.
///
/// # Errors
/// Those of the serializer.
#[expect(clippy::ref_option, reason = "the form that serde calls")]
pub fn as_drawing<S: Serializer>(drawing: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    drawing.clone().map(Value::from_safe_string).serialize(serializer)
}

/// The same for a drawing that is always there.
///
/// # Errors
/// Those of the serializer.
pub fn drawn<S: Serializer>(drawing: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Value::from_safe_string(drawing.to_owned()).serialize(serializer)
}

/// What is printed for.
#[derive(Clone, Copy)]
struct Printing {
    form: Form,
    /// What is printed is counted.
    bounded: bool,
}

/// Bytes of the values printed so far.
struct Printed(usize);

/// Prints a value: escaped for the form of the page, unless it is known to be safe.
fn print(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
    printing: Printing,
) -> Result<(), Error> {
    if value.is_none() {
        return Err(Refusal::Absent.into());
    }
    if value.is_undefined() {
        return Err(ErrorKind::UndefinedError.into());
    }
    if !own::is_printable(value) {
        return Err(Refusal::Compound.into());
    }
    let text = match value.as_str() {
        Some(text) => std::borrow::Cow::Borrowed(text),
        None => std::borrow::Cow::Owned(value.to_string()),
    };
    if printing.bounded {
        let printed = state.get_or_insert_extension(Printed(0));
        printed.0 = printed.0.saturating_add(text.len());
        if printed.0 > LARGEST_PRINT {
            return Err(Refusal::TooMuch.into());
        }
    }
    let printed = match printing.form {
        _ if value.is_safe() => out.write_str(&text),
        Form::Html => out.write_str(&prose::escape(&text)),
        Form::Markdown => out.write_str(&prose::escape_markdown(&text)),
    };
    printed.map_err(Error::from)
}
