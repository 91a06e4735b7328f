//! What a template asks of another: blocks that this one has, macros that it has, with as much as they
//! take. What another never prints would be lost without a word.

use minijinja::machinery::{self, ast};

use super::{Inspector, unknown};
use crate::language::Message;
use crate::outputs::own::{BUILT_IN, OwnTemplates};
use crate::outputs::template::{TEMPLATES, syntax};
use crate::world::Span;

/// How far templates that extend each other are followed.
const DEEPEST: usize = 8;

/// A name that a template gives to those that import it.
pub struct Given {
    pub name: String,
    /// Of a macro: the names of its arguments, and how many of them may be left out.
    pub arguments: Option<(Vec<String>, usize)>,
}

/// The text behind the name of a template.
fn text_of<'t>(name: &str, all: &'t OwnTemplates) -> Option<&'t str> {
    let plain = name.strip_prefix(BUILT_IN);
    let own = all.named(name).filter(|_| plain.is_none()).map(|own| own.text.as_str());
    let name = plain.unwrap_or(name);
    own.or_else(|| TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text))
}

fn read<'t>(name: &'t str, all: &'t OwnTemplates) -> Option<ast::Stmt<'t>> {
    machinery::parse(text_of(name, all)?, name, syntax().ok()?).ok()
}

/// What the template gives whose name is written out.
pub fn given_by_written(name: &ast::Expr<'_>, all: &OwnTemplates) -> Option<Vec<Given>> {
    given_by(written(name)?, all)
}

/// What a template gives to those that import it; nothing where it cannot be read.
fn given_by(name: &str, all: &OwnTemplates) -> Option<Vec<Given>> {
    let ast::Stmt::Template(template) = read(name, all)? else { return None };
    let mut given = Vec::new();
    for statement in &template.children {
        match statement {
            ast::Stmt::Macro(own) => {
                let names = own.args.iter().filter_map(named).map(str::to_owned);
                given.push(Given {
                    name: own.name.to_owned(),
                    arguments: Some((names.collect(), own.defaults.len())),
                });
            }
            ast::Stmt::Set(own) => given.extend(plain(named(&own.target))),
            ast::Stmt::SetBlock(own) => given.extend(plain(named(&own.target))),
            ast::Stmt::Import(own) => given.extend(plain(named(&own.name))),
            // It gives on what it takes from others: their names are not followed.
            ast::Stmt::FromImport(_) | ast::Stmt::Extends(_) | ast::Stmt::Include(_) => return None,
            _ => {}
        }
    }
    Some(given)
}

fn named<'e>(expression: &ast::Expr<'e>) -> Option<&'e str> {
    match expression {
        ast::Expr::Var(name) => Some(name.id),
        _ => None,
    }
}

fn plain(name: Option<&str>) -> Option<Given> {
    name.map(|name| Given { name: name.to_owned(), arguments: None })
}

/// Every block of a template and of those that it extends; nothing where one cannot be read.
fn blocks_of(name: &str, all: &OwnTemplates, depth: usize) -> Option<Vec<String>> {
    let ast::Stmt::Template(template) = read(name, all)? else { return None };
    let mut blocks = Vec::new();
    collect(&template.children, &mut blocks);
    for statement in &template.children {
        if let ast::Stmt::Extends(own) = statement {
            let above = written(&own.name).filter(|_| depth > 0)?;
            blocks.extend(blocks_of(above, all, depth - 1)?);
        }
    }
    Some(blocks)
}

fn written<'e>(name: &'e ast::Expr<'_>) -> Option<&'e str> {
    match name {
        ast::Expr::Const(name) => name.value.as_str(),
        _ => None,
    }
}

fn collect(statements: &[ast::Stmt<'_>], blocks: &mut Vec<String>) {
    for statement in statements {
        match statement {
            ast::Stmt::Block(own) => {
                blocks.push(own.name.to_owned());
                collect(&own.body, blocks);
            }
            ast::Stmt::ForLoop(own) => {
                [&own.body, &own.else_body].iter().for_each(|own| collect(own, blocks));
            }
            ast::Stmt::IfCond(own) => {
                [&own.true_body, &own.false_body].iter().for_each(|own| collect(own, blocks));
            }
            ast::Stmt::WithBlock(own) => collect(&own.body, blocks),
            ast::Stmt::SetBlock(own) => collect(&own.body, blocks),
            ast::Stmt::FilterBlock(own) => collect(&own.body, blocks),
            _ => {}
        }
    }
}

impl<'i> Inspector<'i> {
    /// What stands in a template that extends another, and would not come out.
    pub fn lost(&mut self, template: &ast::Template<'i>) {
        let is_extends = |own: &&ast::Stmt<'i>| matches!(own, ast::Stmt::Extends(_));
        let mut extended = template.children.iter().skip_while(|own| !is_extends(own));
        let Some(ast::Stmt::Extends(first)) = extended.next() else { return };
        let Some(name) = written(&first.name) else { return };
        let Some(blocks) = blocks_of(name, self.all, DEEPEST) else { return };
        let mut known: Vec<&str> = blocks.iter().map(String::as_str).collect();
        known.sort_unstable();
        known.dedup();
        for statement in extended {
            let lost = || Message::new("template-lost").with("known", known.join(", "));
            match statement {
                ast::Stmt::Extends(own) => {
                    self.report(own.name.span(), Message::new("template-extends-twice"));
                }
                ast::Stmt::EmitRaw(own) if !own.raw.trim().is_empty() => {
                    self.report_at(self.first_words(own.span()), lost());
                }
                ast::Stmt::EmitExpr(own) => self.report(own.expr.span(), lost()),
                ast::Stmt::Include(own) => self.report(own.name.span(), lost()),
                _ => {}
            }
        }
        for statement in &template.children {
            if let ast::Stmt::Block(own) = statement
                && !known.contains(&own.name)
            {
                let message = unknown("template-unknown-block", own.name, &known);
                self.report_at(self.name_of_block(own.name, own.span()), message);
            }
        }
    }

    /// The first line with words in it.
    fn first_words(&self, span: machinery::Span) -> Span {
        let whole = self.span(span);
        let text = self.own.text.get(whole.range()).unwrap_or("");
        let start = whole.range().start + (text.len() - text.trim_start().len());
        let length = text.trim_start().lines().next().map_or(0, str::len);
        Span::new(self.own.file, start..start + length)
    }

    /// The name behind the word `block`.
    fn name_of_block(&self, name: &str, span: machinery::Span) -> Span {
        let whole = self.span(span);
        let text = self.own.text.get(whole.range()).unwrap_or("");
        let word = text.find("block").map_or(0, |at| at + "block".len());
        let at = text.get(word..).and_then(|rest| rest.find(name));
        let start = whole.range().start + word + at.unwrap_or(0);
        Span::new(self.own.file, at.map_or(whole.range(), |_| start..start + name.len()))
    }

    /// Names taken out of another template.
    pub fn imported(&mut self, own: &ast::FromImport<'i>) {
        let Some(given) = given_by_written(&own.expr, self.all) else { return };
        let known: Vec<&str> = given.iter().map(|given| given.name.as_str()).collect();
        for (name, _) in &own.names {
            if let Some(wanted) = named(name).filter(|wanted| !known.contains(wanted)) {
                self.unknown("template-unknown-macro", wanted, &known, name.span());
            }
        }
    }

    /// A name of an imported template.
    pub fn of_module(&mut self, module: &str, own: &ast::GetAttr<'i>, span: machinery::Span) {
        let Some(given) = self.module(module) else { return };
        let known: Vec<String> = given.iter().map(|given| given.name.clone()).collect();
        if !known.iter().any(|known| known == own.name) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = unknown("template-unknown-macro", own.name, &known);
            self.report_at(self.place_of(own.name, span), message);
        }
    }

    /// Whether a macro of an imported template is handed what it takes.
    pub fn handed(&mut self, module: &str, name: &str, call: &ast::Call<'i>) {
        let spread =
            |own: &ast::CallArg<'_>| matches!(own, ast::CallArg::PosSplat(_) | ast::CallArg::KwargSplat(_));
        let given = self.module(module).and_then(|given| given.iter().find(|given| given.name == name));
        let Some((arguments, optional)) = given.and_then(|given| given.arguments.as_ref()) else { return };
        let needed = arguments.len().saturating_sub(*optional);
        let count = call.args.len();
        if count < needed && !call.args.iter().any(spread) {
            let message = Message::new("template-macro-arguments")
                .with("name", name)
                .with("known", arguments.join(", "));
            self.report_at(self.place_of(name, call.expr.span()), message);
        }
    }

    fn module(&self, name: &str) -> Option<&[Given]> {
        // A name bound again within hides the import.
        let bound = self.scope.iter().rposition(|(own, _)| *own == name)?;
        let module = self.modules.iter().rev().find(|(at, _)| *at == bound)?;
        Some(&module.1)
    }
}
