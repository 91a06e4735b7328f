//! SMQ1013: customers read the charter before those who have to keep it.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::common::{Audience, Communication};
use crate::model::{CodeOfConduct, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ1013"),
    slug: "customers-told-before-staff",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.7",
    page: include_str!("customers_told_before_staff.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for code in model.active::<CodeOfConduct>() {
        let staff = first_told(code.body(), &[Audience::Staff]);
        let customers = first_told(code.body(), &[Audience::Customers, Audience::Public]);
        if let (Some(staff), Some(customers)) = (staff, customers)
            && customers.value < staff.value
        {
            let message = Message::new("customers-told-before-staff")
                .with("customers", customers.value)
                .with("staff", staff.value);
            report.add(code.definition, customers.span, message);
        }
        if let Some(span) = told_to_customers_alone(code.body()) {
            report.add(code.definition, span, Message::new("customers-told-before-staff-never-told"));
        }
    }
}

/// Where customers were told of a code, if those who keep it never were.
fn told_to_customers_alone(code: &CodeOfConduct) -> Option<Span> {
    let acts = code.communication.given().filter(|acts| acts.complete)?;
    let is_inside =
        |act: &&Spanned<Communication>| act.value.to.given().is_none_or(|to| *to == Audience::Staff);
    let outside = |act: &&Spanned<Communication>| {
        matches!(act.value.to.given(), Some(Audience::Customers | Audience::Public))
    };
    let customers = acts.items.iter().find(outside)?;
    acts.items.iter().find(is_inside).is_none().then_some(customers.span)
}

/// The day on which one of these was first told; nothing when some day is not known.
fn first_told(code: &CodeOfConduct, audiences: &[Audience]) -> Option<Spanned<Date>> {
    let list = code.communication.given().filter(|list| list.complete)?;
    let told = list.iter().filter(|act| act.to.given().is_none_or(|to| audiences.contains(to)));
    let days: Option<Vec<_>> = told.map(|act| act.date.spanned().cloned()).collect();
    days?.into_iter().min_by_key(|day| day.value)
}
