//! A template as it is written: names, filters, tests and templates that do not exist, and what would
//! let a page run away or an unescaped text through. Found at their place, before any page is made.

use minijinja::machinery::{self, Span as Mark, Token, ast};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;

use super::fault::syntax_finding;
use super::kinds::{FILTERS, FUNCTIONS, TESTS};
use super::{BUILT_IN, Own, OwnTemplates, is_built_in, offered};
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::outputs::context::{self, Shape, Step};
use crate::outputs::template::{OWN_FILTERS, TEMPLATES, syntax};
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
    let Ok(syntax) = syntax() else { return Seen::default() };
    if let Some(mark) = too_intricate(&own.text, syntax.clone()) {
        let start = usize::try_from(mark.start_offset).unwrap_or(0);
        let at = if own.text.is_char_boundary(start) { start } else { 0 };
        let span = Span::new(own.file, at..at);
        let finding = Diagnostic::fault("wrong-template", Message::new("template-intricate"), span);
        return Seen { findings: vec![finding], ..Seen::default() };
    }
    let parsed = match machinery::parse(&own.text, &own.name, syntax) {
        Ok(parsed) => parsed,
        Err(error) => return Seen { findings: vec![syntax_finding(&error, own)], ..Seen::default() },
    };
    let schema = context::schema_of_template(&own.name);
    let mut inspector =
        Inspector { own, all, seen: Seen::default(), scope: Vec::new(), held: Vec::new(), aside: 0 };
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

    fn report(&mut self, span: Mark, message: Message) {
        let finding = Diagnostic::fault("wrong-template", message, self.span(span));
        self.seen.findings.push(finding);
    }

    fn unknown(&mut self, key: &'static str, name: &str, known: &[&str], span: Mark) {
        let message = Message::new(key)
            .with("name", name)
            .with("suggestion", offered(nearest(name, known.iter().copied())))
            .with("known", known.join(", "));
        self.report(span, message);
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

    /// A body whose names end with it.
    fn body(&mut self, statements: &[ast::Stmt<'i>]) {
        let before = self.scope.len();
        statements.iter().for_each(|statement| self.statement(statement));
        self.scope.truncate(before);
    }

    /// A body whose text is held aside before it is printed.
    fn body_aside(&mut self, statements: &[ast::Stmt<'i>]) {
        self.aside += 1;
        self.body(statements);
        self.aside -= 1;
    }

    fn text(&mut self, length: usize) {
        let texts = &mut self.seen.texts;
        texts.any = texts.any.max(length);
        if self.aside > 0 {
            texts.aside = texts.aside.max(length);
        }
    }

    fn note_others(&mut self) {
        self.seen.texts.others_aside |= self.aside > 0;
    }

    /// Names that stay in force behind it.
    fn statement(&mut self, statement: &ast::Stmt<'i>) {
        match statement {
            ast::Stmt::Template(template) => {
                // A macro is known above the place it stands at.
                for own in &template.children {
                    if let ast::Stmt::Macro(own) = own {
                        self.scope.push((own.name, None));
                    }
                }
                template.children.iter().for_each(|own| self.statement(own));
            }
            ast::Stmt::EmitRaw(text) => self.text(text.raw.len()),
            ast::Stmt::EmitExpr(emit) => self.see(&emit.expr),
            ast::Stmt::ForLoop(own) => self.for_loop(own),
            ast::Stmt::IfCond(own) => {
                self.expression(&own.expr);
                // What is set under a condition is in force behind it, as in the engine.
                own.true_body.iter().for_each(|own| self.statement(own));
                own.false_body.iter().for_each(|own| self.statement(own));
            }
            ast::Stmt::WithBlock(own) => {
                let before = self.scope.len();
                for (target, value) in &own.assignments {
                    let shape = self.expression(value);
                    self.bind(target, shape, true);
                }
                self.body(&own.body);
                self.scope.truncate(before);
            }
            ast::Stmt::Set(own) => {
                let shape = self.expression(&own.expr);
                self.bind(&own.target, shape, true);
            }
            ast::Stmt::SetBlock(own) => {
                self.body_aside(&own.body);
                own.filter.iter().for_each(|filter| self.see(filter));
                self.bind(&own.target, None, true);
            }
            ast::Stmt::AutoEscape(own) => {
                self.report(own.enabled.span(), Message::new("template-escape").with("name", "autoescape"));
                self.body(&own.body);
            }
            ast::Stmt::FilterBlock(own) => {
                self.expression(&own.filter);
                self.body_aside(&own.body);
            }
            ast::Stmt::Block(own) => {
                self.note_others();
                self.body(&own.body);
            }
            ast::Stmt::Extends(own) => self.template(&own.name, "extends"),
            ast::Stmt::Include(own) => {
                self.note_others();
                self.template(&own.name, "include");
            }
            ast::Stmt::Import(own) => {
                self.template(&own.expr, "import");
                self.bind(&own.name, None, false);
            }
            ast::Stmt::FromImport(own) => {
                self.template(&own.expr, "import");
                own.names
                    .iter()
                    .for_each(|(name, alias)| self.bind(alias.as_ref().unwrap_or(name), None, false));
            }
            ast::Stmt::Macro(own) => self.macro_body(own),
            ast::Stmt::CallBlock(own) => {
                self.call(&own.call);
                self.macro_body(&own.macro_decl);
            }
            ast::Stmt::Do(own) => self.call(&own.call),
        }
    }

    fn for_loop(&mut self, own: &ast::ForLoop<'i>) {
        let shape = self.expression(&own.iter).and_then(Shape::item);
        let before = self.scope.len();
        self.scope.push(("loop", None));
        self.bind(&own.target, shape, false);
        own.filter_expr.iter().for_each(|filter| self.see(filter));
        self.body(&own.body);
        self.scope.truncate(before);
        self.body(&own.else_body);
    }

    fn macro_body(&mut self, own: &ast::Macro<'i>) {
        own.defaults.iter().for_each(|default| self.see(default));
        let before = self.scope.len();
        self.scope.extend([(own.name, None), ("caller", None)]);
        own.args.iter().for_each(|argument| self.bind(argument, None, true));
        self.body_aside(&own.body);
        self.scope.truncate(before);
        self.scope.push((own.name, None));
    }

    /// The name of another template, written out.
    fn template(&mut self, name: &ast::Expr<'i>, how: &str) {
        let written = match name {
            ast::Expr::Const(name) => name.value.as_str().map(str::to_owned),
            _ => None,
        };
        let Some(written) = written else {
            return self.report(name.span(), Message::new("template-worked-out-name"));
        };
        if written == self.own.name {
            let message = if how == "extends" && is_built_in(&written) {
                Message::new("template-itself").with("name", written)
            } else {
                Message::new("template-depth")
            };
            return self.report(name.span(), message);
        }
        if !self.all.knows(&written) {
            let built_in = TEMPLATES.iter().map(|(known, _)| (*known).to_owned());
            let own = self.all.iter().map(|own| own.name.clone());
            let prefixed = TEMPLATES.iter().map(|(known, _)| format!("{BUILT_IN}{known}"));
            let known: Vec<String> = built_in.chain(own).chain(prefixed).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.unknown("template-unknown-name", &written, &known, name.span());
        }
        self.seen.uses.push(written);
    }

    /// Looks through an expression whatever its form.
    fn see(&mut self, expression: &ast::Expr<'i>) {
        self.expression(expression);
    }

    fn arguments(&mut self, arguments: &[ast::CallArg<'i>]) {
        for argument in arguments {
            match argument {
                ast::CallArg::Pos(own)
                | ast::CallArg::Kwarg(_, own)
                | ast::CallArg::PosSplat(own)
                | ast::CallArg::KwargSplat(own) => self.see(own),
            }
        }
    }

    /// What is known of the form of a value.
    fn expression(&mut self, expression: &ast::Expr<'i>) -> Option<Shape<'i>> {
        match expression {
            ast::Expr::Var(name) => return self.variable(name.id, name.span()),
            ast::Expr::GetAttr(own) => {
                let above = self.expression(&own.expr)?;
                return self.step(above, own.name, own.span());
            }
            ast::Expr::GetItem(own) => {
                let above = self.expression(&own.expr);
                self.expression(&own.subscript_expr);
                let ast::Expr::Const(key) = &own.subscript_expr else { return None };
                return match key.value.as_str() {
                    Some(key) => {
                        let key = key.to_owned();
                        self.step(above?, &key, own.span())
                    }
                    None => above?.item(),
                };
            }
            ast::Expr::Const(_) => {}
            ast::Expr::Slice(own) => {
                [&own.start, &own.stop, &own.step].into_iter().flatten().for_each(|part| self.see(part));
                return self.expression(&own.expr);
            }
            ast::Expr::UnaryOp(own) => self.see(&own.expr),
            ast::Expr::BinOp(own) => self.operation(own, own.span()),
            ast::Expr::Compare(own) => {
                self.expression(&own.expr);
                own.ops.iter().for_each(|op| self.see(&op.expr));
            }
            ast::Expr::IfExpr(own) => {
                self.expression(&own.test_expr);
                self.expression(&own.true_expr);
                own.false_expr.iter().for_each(|own| self.see(own));
            }
            ast::Expr::Filter(own) => return self.filter(own, own.span()),
            ast::Expr::Test(own) => self.test(own, own.span()),
            ast::Expr::Call(own) => self.call(own),
            ast::Expr::List(own) => self.collection(&own.items),
            ast::Expr::Tuple(own) => self.collection(&own.items),
            ast::Expr::Map(own) => {
                self.collection(&own.keys);
                self.collection(&own.values);
            }
        }
        None
    }

    fn variable(&mut self, name: &str, span: Mark) -> Option<Shape<'i>> {
        let found = self.scope.iter().rev().find(|(known, _)| *known == name).map(|(_, shape)| *shape);
        if let Some(shape) = found {
            return shape;
        }
        // A part sees what the template that includes it sees.
        let told = is_built_in(&self.own.name) && !context::is_part(&self.own.name);
        if told && !FUNCTIONS.contains(&name) && name != "self" {
            let known: Vec<&str> =
                self.scope.iter().map(|(known, _)| *known).chain(FUNCTIONS.iter().copied()).collect();
            self.unknown("template-undefined", name, &known, span);
        }
        None
    }

    fn step(&mut self, above: Shape<'i>, name: &str, span: Mark) -> Option<Shape<'i>> {
        match above.step(name) {
            Step::To(shape) => Some(shape),
            Step::Open => None,
            Step::Unknown(known) => {
                let message = Message::new("template-undefined")
                    .with("name", name)
                    .with("suggestion", offered(nearest(name, known)));
                // The name alone, at the end of the stretch that leads to it.
                let whole = self.span(span);
                let text = self.own.text.get(whole.range()).unwrap_or("");
                let at = text.rfind(name).map_or(whole.range(), |at| {
                    let start = whole.range().start + at;
                    start..start + name.len()
                });
                self.seen.findings.push(Diagnostic::fault(
                    "wrong-template",
                    message,
                    Span::new(self.own.file, at),
                ));
                None
            }
        }
    }

    /// Texts and lists that grow by themselves have no bound that is seen in time.
    fn operation(&mut self, own: &ast::BinOp<'i>, span: Mark) {
        let is_number = |side: &ast::Expr<'_>| match side {
            ast::Expr::Const(value) => value.value.kind() == ValueKind::Number,
            _ => false,
        };
        let sign = match own.op {
            ast::BinOpKind::Concat => Some("~"),
            ast::BinOpKind::Mul => Some("*"),
            ast::BinOpKind::Pow => Some("**"),
            ast::BinOpKind::Add if !is_number(&own.left) && !is_number(&own.right) => Some("+"),
            _ => None,
        };
        if let Some(sign) = sign {
            self.report(span, Message::new("template-joins").with("name", sign));
        }
        self.expression(&own.left);
        self.expression(&own.right);
    }

    fn filter(&mut self, own: &ast::Filter<'i>, span: Mark) -> Option<Shape<'i>> {
        let guarded = own.name == "default";
        let above = match &own.expr {
            Some(inner) if guarded => {
                let quiet = self.seen.findings.len();
                let shape = self.expression(inner);
                self.seen.findings.truncate(quiet);
                shape
            }
            Some(inner) => self.expression(inner),
            None => None,
        };
        self.arguments(&own.args);
        if ["safe", "e", "escape"].contains(&own.name) {
            self.report(span, Message::new("template-escape").with("name", own.name));
        } else if !FILTERS.contains(&own.name) && !OWN_FILTERS.contains(&own.name) {
            let known: Vec<&str> = FILTERS.iter().chain(OWN_FILTERS).copied().collect();
            self.unknown("template-unknown-filter", own.name, &known, span);
        }
        match own.name {
            "first" | "last" | "min" | "max" => above?.item(),
            "list" | "reverse" | "sort" | "unique" | "select" | "reject" | "selectattr" | "rejectattr" => {
                above
            }
            _ => None,
        }
    }

    fn test(&mut self, own: &ast::Test<'i>, span: Mark) {
        let quiet = self.seen.findings.len();
        self.expression(&own.expr);
        // Whether a name is given may be asked of any name.
        if ["defined", "undefined"].contains(&own.name) {
            self.seen.findings.truncate(quiet);
        }
        self.arguments(&own.args);
        if !TESTS.contains(&own.name) {
            self.unknown("template-unknown-test", own.name, TESTS, span);
        }
    }

    fn call(&mut self, own: &ast::Call<'i>) {
        // `super()`, `self.block()` and `loop()` lay out what stands elsewhere, and hold it aside.
        if root_of(&own.expr).is_some_and(|name| ["loop", "self", "super"].contains(&name)) {
            self.seen.texts.others_aside = true;
        }
        match &own.expr {
            ast::Expr::Var(name) => {
                let known =
                    self.scope.iter().any(|(known, _)| *known == name.id) || FUNCTIONS.contains(&name.id);
                if !known {
                    let message_known: Vec<&str> = FUNCTIONS.to_vec();
                    self.unknown("template-unknown-function", name.id, &message_known, name.span());
                }
            }
            other => self.see(other),
        }
        self.arguments(&own.args);
    }

    /// A list of what the page is given is as deep as that; one of what was set has no bound.
    fn collection(&mut self, items: &[ast::Expr<'i>]) {
        for item in items {
            if let Some(name) = root_of(item).filter(|name| self.held.contains(name)) {
                let message = Message::new("template-nests").with("name", Argument::from(name));
                self.report(item.span(), message);
            }
            if matches!(item, ast::Expr::List(_) | ast::Expr::Tuple(_) | ast::Expr::Map(_))
                || root_of(item).is_some()
                || says_a_word(item)
            {
                self.expression(item);
            } else if !matches!(item, ast::Expr::Const(_)) {
                // What is worked out may be anything.
                self.report(item.span(), Message::new("template-nests"));
            }
        }
    }
}

/// Whether it is words of the program: a text, and so no list.
fn says_a_word(expression: &ast::Expr<'_>) -> bool {
    matches!(expression, ast::Expr::Call(call) if matches!(&call.expr, ast::Expr::Var(name) if name.id == "word"))
}

/// The name that a value is a part of.
fn root_of<'e>(expression: &ast::Expr<'e>) -> Option<&'e str> {
    match expression {
        ast::Expr::Var(name) => Some(name.id),
        ast::Expr::GetAttr(own) => root_of(&own.expr),
        ast::Expr::GetItem(own) => root_of(&own.expr),
        _ => None,
    }
}
