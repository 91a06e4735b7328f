//! SMQ1013: customers read the charter before those who have to keep it.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::common::Audience;
use crate::model::{CodeOfConduct, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

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
    }
}

/// The day on which one of these was first told; nothing when some day is not known.
fn first_told(code: &CodeOfConduct, audiences: &[Audience]) -> Option<Spanned<Date>> {
    let list = code.communication.given().filter(|list| list.complete)?;
    let told = list.iter().filter(|act| act.to.given().is_none_or(|to| audiences.contains(to)));
    let days: Option<Vec<_>> = told.map(|act| act.date.spanned().cloned()).collect();
    days?.into_iter().min_by_key(|day| day.value)
}
