//! Expressions: what is known of the form of each value, and the names, filters, tests and functions
//! that there are none of.

use minijinja::machinery::{Span as Mark, ast};
use minijinja::value::ValueKind;

use super::Inspector;
use crate::language::{Argument, Message};
use crate::outputs::context::{self, Shape, Step};
use crate::outputs::own::kinds::{FILTERS, FUNCTIONS, TESTS};
use crate::outputs::own::{is_built_in, offered};
use crate::outputs::template::OWN_FILTERS;
use crate::schema::nearest;

/// Filters that make a text of a text.
const TEXT_FILTERS: [&str; 11] =
    ["address", "capitalize", "code", "css", "line", "lower", "message", "prose", "title", "trim", "upper"];

impl<'i> Inspector<'i> {
    /// Looks through an expression whatever its form.
    pub fn see(&mut self, expression: &ast::Expr<'i>) {
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
    pub fn expression(&mut self, expression: &ast::Expr<'i>) -> Option<Shape<'i>> {
        match expression {
            ast::Expr::Var(name) => return self.variable(name.id, name.span()),
            ast::Expr::GetAttr(own) => {
                if let ast::Expr::Var(module) = &own.expr {
                    self.of_module(module.id, own, own.span());
                }
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
        // A part sees what the template that includes it has set.
        let told = is_built_in(&self.own.name) && !context::sees_other_names(&self.own.name);
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
                self.report_at(self.place_of(name, span), message);
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
        if TEXT_FILTERS.contains(&own.name) && above.is_some_and(Shape::is_compound) {
            self.report(span, Message::new("template-compound"));
        }
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

    pub fn call(&mut self, own: &ast::Call<'i>) {
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
            other => {
                if let ast::Expr::GetAttr(of) = other {
                    if let ast::Expr::Var(module) = &of.expr {
                        self.handed(module.id, of.name, own);
                    }
                }
                self.see(other);
            }
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
