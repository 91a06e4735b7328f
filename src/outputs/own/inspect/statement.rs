//! Statements: which names are in force behind them, what they hold aside, and which other templates
//! they call for.

use minijinja::machinery::ast;

use super::{Inspector, others};
use crate::language::Message;
use crate::outputs::context::Shape;
use crate::outputs::own::{BUILT_IN, is_built_in};
use crate::outputs::template::TEMPLATES;

impl<'i> Inspector<'i> {
    /// A body whose names end with it.
    fn body(&mut self, statements: &[ast::Stmt<'i>]) {
        let before = self.scope.len();
        statements.iter().for_each(|statement| self.statement(statement));
        self.scope.truncate(before);
        self.modules.retain(|(at, _)| *at < before);
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
    pub fn statement(&mut self, statement: &ast::Stmt<'i>) {
        match statement {
            ast::Stmt::Template(template) => {
                // A macro is known above the place it stands at.
                for own in &template.children {
                    if let ast::Stmt::Macro(own) = own {
                        self.scope.push((own.name, None));
                    }
                }
                template.children.iter().for_each(|own| self.statement(own));
                self.lost(template);
            }
            ast::Stmt::EmitRaw(text) => self.text(text.raw.len()),
            ast::Stmt::EmitExpr(emit) => {
                if self.expression(&emit.expr).is_some_and(Shape::is_compound) {
                    self.report(emit.expr.span(), Message::new("template-compound"));
                }
            }
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
                if let Some(given) = others::given_by_written(&own.expr, self.all) {
                    self.modules.push((self.scope.len(), given));
                }
                self.bind(&own.name, None, false);
            }
            ast::Stmt::FromImport(own) => {
                self.template(&own.expr, "import");
                self.imported(own);
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
        let whole = self.expression(&own.iter);
        if whole.is_some_and(Shape::is_single) {
            self.report(own.iter.span(), Message::new("template-not-a-list"));
        }
        let shape = whole.and_then(Shape::item);
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
}
