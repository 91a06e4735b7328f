//! SMQ3015: what was settled has not been done in time.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, OVERDUE, Plans};
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::sampling::number;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3015"),
    slug: "remedy-overdue",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 7.6",
    page: include_str!("remedy_overdue.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let Some(record) = provider.record.given() else { continue };
        let read = record.source.given().and_then(|source| measured.sources.get(&source.id));
        let due = record.fields.given().and_then(|fields| fields.get("remedy_due"));
        let (Some(read), Some(due)) = (read, due) else { continue };
        let Some(watch) = read.watch(&provider.definition.address(), OVERDUE) else { continue };
        if watch.count > 0 {
            let message = Message::new("remedy-overdue")
                .with("n", watch.count)
                .with("count", number(watch.count))
                .with("of", number(watch.of))
                .with("cut-off", read.last_cut_off(plans.as_of));
            let finding = report.add(provider.definition, due.span, message);
            finding.data.clone_from(&watch.first);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::compile::{Depth, compile};
    use crate::language::Argument;
    use crate::values::Decimal;
    use crate::world::MemoryWorld;

    #[test]
    fn remedies_are_counted_by_the_day_the_data_were_taken_out() {
        let definitions = "kind: System\nid: shop\ntitle: Shop\nsmqc: 1\norganisation: Shop\n\
            languages: [en]\ntimezone: Europe/Brussels\n---\n\
            kind: DisputeProvider\nid: mediator\ntitle: Mediator\n\
            record: {source: disputes, fields: {remedy_due: due, remedy_done: done}}\n---\n\
            kind: Source\nid: disputes\ntitle: Disputes\nfiles: d.csv\nextracted: 2026-07-01\n\
            columns:\n  due: {from: Due, type: date}\n  done: {from: Done, type: date}\n";
        // Done; open since June; no due date; open since the eve; due that day; due later.
        let data = "Due,Done\n2026-05-10,2026-05-08\n2026-06-15,\n,\n2026-06-30,\n2026-07-01,\n2026-08-01,\n";
        let world = MemoryWorld::new(Date::constant(2026, 7, 15))
            .with_definition("smq.yaml", definitions)
            .with_data("d.csv", data);
        let compilation = compile(&world, Depth::Data).expect("a world in memory can be read");
        let finding = compilation.findings.iter().find(|finding| finding.code.0 == "SMQ3015");
        let finding = finding.expect("two remedies are overdue");
        let number = |count| Argument::Number(Decimal::integer(count));
        assert!(finding.message.arguments.contains(&("count", number(2))));
        assert!(finding.message.arguments.contains(&("of", number(5))));
        assert_eq!(finding.data.as_ref().map(|place| (place.path.as_str(), place.line)), Some(("d.csv", 3)));
    }
}
