//! Categories: their values are known, so a value that cannot occur is a mistake.

use super::ColumnType;
use super::check::Checker;
use super::fault::ExpressionFault;
use super::nearest::nearest;
use super::quotes::written_text;
use super::syntax::{Shape, Syntax};
use crate::values::fold;

impl Checker<'_> {
    /// `channel = letter`, where `letter` is no column but a value of the category.
    pub(super) fn unquoted_value(&self, column: &Syntax, value: &Syntax) -> Option<ExpressionFault> {
        let (_, values, _) = self.category(column)?;
        let Shape::Column(name) = &value.shape else { return None };
        let known = values.iter().find(|value| fold(value) == fold(name))?;
        if self.index_of(name).is_some() {
            return None;
        }
        let fault = ExpressionFault::new("expression-unquoted-value", value.span.clone());
        Some(fault.with("value", known).offering([written_text(known)]))
    }

    /// The name and the values of a category, and whether it takes others.
    fn category(&self, syntax: &Syntax) -> Option<(&str, &[String], bool)> {
        let Shape::Column(name) = &syntax.shape else { return None };
        let column = self.columns.get(self.index_of(name)?)?;
        match &column.kind {
            ColumnType::Category(values, others) => Some((&column.name, values, *others)),
            _ => None,
        }
    }

    pub(super) fn unknown_value(&self, column: &Syntax, literal: &Syntax) -> Result<(), ExpressionFault> {
        let Some((name, values, false)) = self.category(column) else { return Ok(()) };
        let Shape::Text(value) = &literal.shape else { return Ok(()) };
        if values.is_empty() || values.contains(value) {
            return Ok(());
        }
        let known = nearest(value, values.iter().map(String::as_str));
        Err(ExpressionFault::new("expression-unknown-value", literal.span.clone())
            .with("column", name)
            .with("value", value)
            .with("values", values.join(", "))
            .offering(known.map(written_text)))
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn categories() {
        check(
            r"
            channel = 'couriel'
                      ^^^^^^^^^ expression-unknown-value → 'courriel'

            channel = courriel
                      ^^^^^^^^ expression-unquoted-value → 'courriel'

            nature = livraison
                     ^^^^^^^^^ expression-unquoted-value → 'livraison'

            nature = 'autre chose'

            channel = nature
            ",
        );
    }
}
