//! Shares that the measures of contacts and answers come down to: conditions made from declared
//! variants.

use super::condition::{self, Condition};
use super::formulas::{Quotient, Term, TermOf};
use super::indicator_plan::{FormulaPlan, Planner, position, unit_of};
use super::source_plan::SourcePlan;
use crate::diagnostic::Diagnostic;
use crate::expression::{self, Cell};
use crate::language::{Argument, Message};
use crate::model::kinds::source::ColumnType;
use crate::model::{
    ColumnName, ContactFormula, ContactShare, ContactVariant, Disposition, Either, List, OneOrMany,
    ResponseFormula, ResponseVariant, Spanned, Table,
};
use crate::values::{Decimal, Duration, Percent};

/// Those whose eligibility is known, by AAPOR: they stand below the line in full.
const ELIGIBLE: &[Disposition] = &[
    Disposition::Complete,
    Disposition::Partial,
    Disposition::Refusal,
    Disposition::NonContact,
    Disposition::Other,
];

const ONE: Decimal = Decimal::integer(1);

impl Planner<'_> {
    /// Contacts one by one: the variants of metrics 4.6 as conditions on `answered` and `wait`.
    pub(super) fn contacts(&mut self, contacts: &ContactFormula, source: &SourcePlan) -> Option<FormulaPlan> {
        let answered = self.answered(&contacts.answered, source)?;
        let mut waited = |limit: Duration| self.waited(contacts.wait.as_ref()?, limit, source);
        let (of, among) = match contacts.share {
            ContactShare::Abandoned { short: None } => (format!("not ({answered})"), None),
            ContactShare::Abandoned { short: Some(short) } => {
                let short = waited(short)?;
                (format!("not ({answered})"), Some(format!("{answered} or not ({short})")))
            }
            ContactShare::ServiceLevel { variant, within, short } => {
                let early = waited(within)?;
                let in_time = format!("{answered} and {early}");
                match variant {
                    ContactVariant::Offered => (in_time, None),
                    ContactVariant::AnsweredOnly => (early, Some(answered)),
                    ContactVariant::ExcludeEarlyAbandons => {
                        (in_time, Some(format!("{answered} or not ({early})")))
                    }
                    ContactVariant::CreditEarlyAbandons => (early, None),
                    ContactVariant::ExcludeShort => {
                        let short = waited(short?)?;
                        (in_time, Some(format!("{answered} or not ({short})")))
                    }
                }
            }
        };
        let compiled = |text: String| {
            expression::compile_condition(&text, &source.typed).ok().map(Condition::Expression)
        };
        let among = match among {
            Some(among) => Some(compiled(among)?),
            None => None,
        };
        Some(FormulaPlan::Share { of: compiled(of)?, among })
    }

    /// The condition under which a contact was answered.
    fn answered(&mut self, column: &Spanned<ColumnName>, source: &SourcePlan) -> Option<String> {
        let at = position(source, &column.value.0)?;
        let name = quoted(&column.value.0);
        match source.columns[at].kind {
            ColumnType::YesNo => Some(name),
            ColumnType::Date | ColumnType::Datetime | ColumnType::Text | ColumnType::Category => {
                Some(format!("{name} is not null"))
            }
            _ => {
                self.wrong_type("measure-answered-type", column);
                None
            }
        }
    }

    /// The condition under which a contact waited no longer than so long.
    fn waited(
        &mut self,
        column: &Spanned<ColumnName>,
        limit: Duration,
        source: &SourcePlan,
    ) -> Option<String> {
        let at = position(source, &column.value.0)?;
        let name = quoted(&column.value.0);
        let unit = match source.columns[at].kind {
            ColumnType::Duration => {
                return self.seconds(limit, column).map(|limit| format!("{name} <= {limit} seconds"));
            }
            ColumnType::Count | ColumnType::Integer | ColumnType::Number => unit_of(source, at),
            _ => None,
        };
        let unit = unit.and_then(|unit| Duration { amount: 1, unit }.seconds());
        let Some(unit) = unit else {
            self.wrong_type("measure-wait-unit", column);
            return None;
        };
        self.seconds(limit, column).map(|limit| format!("{name} * {unit} <= {limit}"))
    }

    /// A limit in seconds; business time is no time in a queue.
    fn seconds(&mut self, limit: Duration, column: &Spanned<ColumnName>) -> Option<i64> {
        let seconds = limit.seconds();
        if seconds.is_none() {
            let message = Message::new("measure-wait-limit").with("limit", limit);
            self.findings.push(Diagnostic::fault("value-does-not-fit", message, column.span));
        }
        seconds
    }

    /// A response rate: from statuses, a share of rows; from counts, of sums.
    pub(super) fn responses(
        &mut self,
        responses: &ResponseFormula,
        source: &SourcePlan,
    ) -> Option<FormulaPlan> {
        let above: &[Disposition] = match responses.variant {
            ResponseVariant::Rr2 => &[Disposition::Complete, Disposition::Partial],
            _ => &[Disposition::Complete],
        };
        let Some(status) = &responses.status else {
            return self.responses_of_counts(responses, above, source);
        };
        let words = self.statuses(responses, status, source)?;
        let at = position(source, &status.value.0)?;
        let having = |wanted: &[Disposition]| {
            let of_these = words.iter().filter(|(disposition, _)| wanted.contains(disposition));
            Condition::Values(vec![(at, of_these.map(|(_, cell)| cell.clone()).collect())])
        };
        let known = match responses.variant {
            ResponseVariant::EmailDelivered => &[Disposition::Complete, Disposition::Delivered],
            _ => ELIGIBLE,
        };
        if responses.variant != ResponseVariant::Rr3 {
            let among = [known, &[Disposition::Unknown]].concat();
            return Some(FormulaPlan::Share { of: having(above), among: Some(having(&among)) });
        }
        let term =
            |weight: Decimal, wanted: &[Disposition]| Term { weight, of: TermOf::Rows(having(wanted)) };
        Some(FormulaPlan::Quotient(Quotient {
            above: vec![term(ONE, above)],
            below: vec![term(ONE, known), term(share_of(responses.eligible), &[Disposition::Unknown])],
        }))
    }

    /// Every status listed, as it stands in the cells; each declared value has its place.
    fn statuses(
        &mut self,
        responses: &ResponseFormula,
        status: &Spanned<ColumnName>,
        source: &SourcePlan,
    ) -> Option<Vec<(Disposition, Cell<'static>)>> {
        let at = position(source, &status.value.0)?;
        let mut words = Vec::new();
        for (disposition, listed) in &responses.by {
            let items = List { items: listed.clone(), complete: true };
            let value = Spanned { value: OneOrMany(items), span: status.span };
            let key = Spanned { value: status.value.0.clone(), span: status.span };
            let table = Either::Long(Table { entries: vec![(key, value)], complete: true });
            let found = condition::of_where(&table, &source.typed, true, self.text, self.findings);
            let Some(Condition::Values(columns)) = found else { return None };
            let cells = columns.into_iter().flat_map(|(_, cells)| cells);
            words.extend(cells.map(|cell| (*disposition, cell)));
        }
        if responses.variant == ResponseVariant::EmailDelivered {
            return Some(words);
        }
        let expression::ColumnType::Category(declared, false) = &source.typed[at].kind else {
            self.wrong_type("measure-status-open", status);
            return None;
        };
        let is_listed = |word: &&String| {
            words.iter().any(|(_, cell)| matches!(cell, Cell::Text(listed) if listed == word.as_str()))
        };
        let unlisted: Vec<String> = declared.iter().filter(|word| !is_listed(word)).cloned().collect();
        if unlisted.is_empty() {
            return Some(words);
        }
        let message = Message::new("measure-status-unlisted")
            .with("column", status.value.0.as_str())
            .with("words", Argument::List(unlisted));
        self.findings.push(Diagnostic::fault("value-does-not-fit", message, status.span));
        None
    }

    fn responses_of_counts(
        &mut self,
        responses: &ResponseFormula,
        above: &[Disposition],
        source: &SourcePlan,
    ) -> Option<FormulaPlan> {
        let mut terms = Vec::new();
        for (disposition, column) in &responses.counts {
            terms.push((*disposition, self.number(column, source)?));
        }
        let of = |wanted: &[Disposition], weight: Decimal| {
            let of_these = terms.iter().filter(|(disposition, _)| wanted.contains(disposition));
            of_these.map(|(_, column)| Term { weight, of: TermOf::Column(*column) }).collect::<Vec<_>>()
        };
        let below = match responses.variant {
            ResponseVariant::EmailDelivered => of(&[Disposition::Delivered], ONE),
            _ => [of(ELIGIBLE, ONE), of(&[Disposition::Unknown], share_of(responses.eligible))].concat(),
        };
        Some(FormulaPlan::Quotient(Quotient { above: of(above, ONE), below }))
    }
}

/// A percentage as a share, exactly.
const fn share_of(percent: Percent) -> Decimal {
    let number = percent.number();
    Decimal::new(number.units(), number.scale() + 2)
}

/// A column's name in backquotes.
fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}
