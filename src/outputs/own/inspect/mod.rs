//! A template as it is written: names, filters, tests and templates that do not exist, and what would
//! let a page run away or an unescaped text through. Found at their place, before any page is made.

mod expression;
mod others;
mod statement;

use minijinja::machinery::{self, Span as Mark, Token, ast};
use minijinja::syntax::SyntaxConfig;

use super::syntax;
use super::{Own, OwnTemplates, offered};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::outputs::context::{self, Shape};
use crate::outputs::template;
use crate::schema::nearest;
use crate::world::Span;

/// What was seen in a template.
#[derive(Default)]
pub struct Seen {
    pub findings: Vec<Diagnostic>,
    /// Templates that it includes, imports or extends.
    pub uses: Vec<String>,
    pub texts: Texts,
}

impl Seen {
    /// A template that is not looked into any further.
    fn fault(message: Message, span: Span) -> Self {
        Self { findings: vec![Diagnostic::fault("wrong-template", message, span)], ..Self::default() }
    }
}

/// The longest texts that a single step may write, in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts {
    pub any: usize,
    /// Into what is held aside: macros, and what is set from a block.
    pub aside: usize,
    /// Another template, or a block, is laid out into what is held aside.
    pub others_aside: bool,
}

/// The most words and signs of a single tag, and the most `elif` of a template: each may stand in the
/// one before it, and what stands so deep is no longer taken apart.
const LONGEST_TAG: usize = 300;
const MOST_ELIF: usize = 200;

/// Looks through a template of the project.
pub fn inspect(own: &Own, all: &OwnTemplates) -> Seen {
    let Ok(syntax) = template::syntax() else { return Seen::default() };
    // A file that was begun and not saved: the page would be blank, and nobody would know.
    if own.text.trim().is_empty() {
        return Seen::fault(Message::new("template-empty"), Span::new(own.file, 0..0));
    }
    if let Some(mark) = too_intricate(&own.text, syntax.clone()) {
        let start = usize::try_from(mark.start_offset).unwrap_or(0);
        let at = if own.text.is_char_boundary(start) { start } else { 0 };
        return Seen::fault(Message::new("template-intricate"), Span::new(own.file, at..at));
    }
    let parsed = match machinery::parse(&own.text, &own.name, syntax) {
        Ok(parsed) => parsed,
        Err(error) => return Seen { findings: vec![syntax::finding(&error, own)], ..Seen::default() },
    };
    let schema = context::schema_of_template(&own.name);
    let mut inspector = Inspector {
        own,
        all,
        seen: Seen::default(),
        scope: Vec::new(),
        held: Vec::new(),
        modules: Vec::new(),
        aside: 0,
    };
    for (name, shape) in schema.map(context::roots).unwrap_or_default() {
        inspector.scope.push((name, Some(shape)));
    }
    inspector.statement(&parsed);
    inspector.seen
}

/// Where a template is too intricate to be taken apart.
fn too_intricate(text: &str, syntax: SyntaxConfig) -> Option<Mark> {
    let (mut length, mut elifs) = (0, 0);
    // What cannot be read is told by the parser.
    for (token, mark) in machinery::tokenize(text, false, syntax).map_while(Result::ok) {
        match token {
            Token::VariableStart | Token::BlockStart | Token::TemplateData(_) => length = 0,
            Token::Ident("elif") if length == 0 => elifs += 1,
            _ => length += 1,
        }
        if length > LONGEST_TAG || elifs > MOST_ELIF {
            return Some(mark);
        }
    }
    None
}

struct Inspector<'i> {
    own: &'i Own,
    all: &'i OwnTemplates,
    seen: Seen,
    /// Names in force, the innermost last, each with what is known of its form.
    scope: Vec<(&'i str, Option<Shape<'i>>)>,
    /// Names that were set in the template: they may hold anything.
    held: Vec<&'i str>,
    /// What imported templates give, each by the place of its name in the scope.
    modules: Vec<(usize, Vec<others::Given>)>,
    /// How many of the open blocks are held aside.
    aside: usize,
}

impl<'i> Inspector<'i> {
    fn span(&self, span: Mark) -> Span {
        let whole = |at: u32| usize::try_from(at).unwrap_or(0).min(self.own.text.len());
        let (start, end) = (whole(span.start_offset), whole(span.end_offset));
        let on_letters = self.own.text.is_char_boundary(start) && self.own.text.is_char_boundary(end);
        Span::new(self.own.file, if on_letters { start..end } else { 0..0 })
    }

    /// The name alone within the stretch that leads to it.
    fn place_of(&self, name: &str, span: Mark) -> Span {
        let whole = self.span(span);
        let text = self.own.text.get(whole.range()).unwrap_or("");
        let at = text.rfind(name).map_or(whole.range(), |at| {
            let start = whole.range().start + at;
            start..start + name.len()
        });
        Span::new(self.own.file, at)
    }

    fn report_at(&mut self, span: Span, message: Message) {
        self.seen.findings.push(Diagnostic::fault("wrong-template", message, span));
    }

    fn report(&mut self, span: Mark, message: Message) {
        self.report_at(self.span(span), message);
    }

    fn unknown(&mut self, key: &'static str, name: &str, known: &[&str], span: Mark) {
        self.report(span, unknown(key, name, known));
    }

    fn bind(&mut self, target: &ast::Expr<'i>, shape: Option<Shape<'i>>, held: bool) {
        match target {
            ast::Expr::Var(name) => {
                self.scope.push((name.id, shape));
                if held {
                    self.held.push(name.id);
                }
            }
            ast::Expr::List(list) => list.items.iter().for_each(|item| self.bind(item, None, held)),
            ast::Expr::Tuple(tuple) => tuple.items.iter().for_each(|item| self.bind(item, None, held)),
            _ => {}
        }
    }
}

/// There is nothing of a name: the nearest one, and all that there are.
fn unknown(key: &'static str, name: &str, known: &[&str]) -> Message {
    Message::new(key)
        .with("name", name)
        .with("suggestion", offered(nearest(name, known.iter().copied())))
        .with("known", known.join(", "))
}
