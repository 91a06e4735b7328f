//! The charter as a file for customers: what we promise, how to complain, what happens when the
//! answer does not satisfy. Plain words only: no id, no figure, no name of a measure.

use super::block::{Block, Document, Plan, Run};
use super::contact::{address, business_days, channels, provider};
use super::control;
use super::markdown::{self, one_line};
use super::pen::{Pen, row, told};
use crate::model::{CodeOfConduct, Definition};
use crate::outputs::view::{
    self, CharterView, ComplaintView, ExceptionView, FactView, LevelView, PromiseView, Reader, RecourseView,
    RedressView,
};

/// The charter; nothing where there is nothing to publish.
pub fn charter(reader: &Reader<'_>) -> Option<Document> {
    let (charter, complain) = (view::charter(reader), view::complain(reader));
    if charter.codes.is_empty() && complain.procedures.is_empty() {
        return None;
    }
    let mut pen = Pen::new(reader);
    if let Some(vision) = &charter.vision {
        pen.lead(vision);
    }
    promises(&mut pen, &charter);
    if let Some(policy) = &charter.policy {
        pen.heading(1, "charter-policy");
        pen.prose(policy);
    }
    let several = complain.procedures.len() > 1;
    for procedure in &complain.procedures {
        pen.blocks.push(Block::Break);
        if several {
            pen.title(1, &procedure.title);
        } else {
            pen.heading(1, "complain-title");
        }
        self::procedure(&mut pen, procedure);
    }
    if complain.has_recourse {
        recourse(&mut pen, &view::recourse(reader));
    }
    if let Some(calendar) = &charter.business_days {
        pen.heading(1, "hours-business-days");
        business_days(&mut pen, calendar);
    }
    let title = one_line(&charter.title.text);
    let mut document = control::document(reader, Plan::Leaflet, title, only_code(reader));
    document.blocks = pen.blocks;
    Some(document.settled())
}

/// The one code of conduct in force, whose version is the charter's.
fn only_code<'r>(reader: &Reader<'r>) -> Option<&'r Definition> {
    let mut all = view::in_force::<CodeOfConduct>(reader.atlas.compilation);
    let first = all.next().map(|own| own.definition);
    first.filter(|_| all.next().is_none())
}

fn promises(pen: &mut Pen<'_>, charter: &CharterView) {
    for code in &charter.codes {
        match &code.title {
            Some(title) => pen.title(1, title),
            None if charter.codes.len() > 1 => pen.heading(1, "charter-others"),
            None => pen.heading(1, "menu-charter"),
        }
        facts(pen, &code.applies);
        code.promises.iter().for_each(|own| promise(pen, own));
        if !code.principles.is_empty() {
            pen.heading(2, "charter-principles");
            pen.listed(&code.principles);
        }
        if let Some(contact) = &code.contact {
            pen.heading(2, "charter-questions");
            channels(pen, std::slice::from_ref(contact));
        }
    }
}

fn facts(pen: &mut Pen<'_>, facts: &[FactView]) {
    pen.terms(facts.iter().map(|fact| (fact.label.clone(), row(&fact.items))).collect());
}

fn promise(pen: &mut Pen<'_>, own: &PromiseView) {
    let mut title = vec![Run::text(format!("{}. ", own.number))];
    title.extend(markdown::plain(&own.title));
    pen.blocks.push(Block::heading(2, None, title));
    pen.lead(&own.statement);
    if let Some(from) = &own.from {
        pen.quiet(from.as_str());
    }
    let mut rows: Vec<(String, Vec<Run>)> =
        own.applies.iter().map(|fact| (fact.label.clone(), row(&fact.items))).collect();
    rows.extend(own.exceptions.iter().map(|one| (pen.word("charter-exception"), exception(pen, one))));
    let amends = match &own.redress {
        Some(redress) => self::redress(pen, redress),
        None => vec![Run::text(pen.word("charter-no-redress"))],
    };
    rows.push((pen.word("charter-if-we-fail"), amends));
    pen.terms(rows);
    if own.no_exception {
        pen.quiet(pen.word("charter-no-exception"));
    }
}

fn exception(pen: &Pen<'_>, own: &ExceptionView) -> Vec<Run> {
    let mut runs = row(&own.when);
    if let Some(then) = &own.then {
        runs.push(Run::text(format!(". {}", pen.label("charter-then"))));
        runs.extend(markdown::runs(then));
    }
    runs
}

fn redress(pen: &Pen<'_>, own: &RedressView) -> Vec<Run> {
    let mut runs = markdown::runs(&own.give);
    runs.iter_mut().for_each(|run| run.bold = true);
    if own.automatic {
        runs.push(Run::text(format!("\n{}", pen.word("charter-automatic"))));
    }
    if let Some(claim) = &own.claim {
        runs.push(Run::text(format!("\n{}", pen.label("charter-claim"))));
        runs.extend(markdown::plain(&claim.title));
        if let Some(to) = &claim.address {
            runs.extend([Run::text(" ("), address(to), Run::text(")")]);
        }
        let until = own.until.as_ref().map_or_else(String::new, |until| format!(", {until}"));
        runs.push(Run::text(format!("{until}.")));
    }
    runs
}

/// How to complain, and what happens then.
fn procedure(pen: &mut Pen<'_>, own: &ComplaintView) {
    if own.charges.as_ref().is_some_and(|charges| charges.free) {
        pen.text(pen.word("complain-free"));
    }
    pen.heading(2, "complain-where");
    channels(pen, &own.channels);
    pen.heading(2, "complain-tell");
    pen.text(pen.word("complain-tell-note"));
    pen.bullets(own.tell.iter().map(|what| vec![Run::text(what.as_str())]));
    if let Some(definition) = &own.definition {
        pen.heading(2, "complain-what-is");
        pen.prose(definition);
        pen.listed(&own.principles);
    }
    steps(pen, own);
    if !own.decision.is_empty() {
        pen.heading(2, "complain-decision");
        pen.bullets(own.decision.iter().map(|part| vec![Run::text(part.as_str())]));
    }
    if !own.automated.is_empty() {
        pen.heading(2, "complain-automated");
        pen.text(pen.word("complain-automated-note"));
        pen.listed(&own.automated);
    }
    pen.heading(2, "complain-help");
    pen.text(pen.word("complain-help-note"));
    if let Some(charges) = own.charges.as_ref().filter(|charges| !charges.items.is_empty()) {
        pen.heading(2, "complain-charges");
        pen.bullets(charges.items.iter().map(markdown::runs));
    }
    data(pen, own);
}

fn steps(pen: &mut Pen<'_>, own: &ComplaintView) {
    if own.steps.is_empty() {
        return;
    }
    pen.heading(2, "complain-next");
    pen.text(pen.word("complain-next-note"));
    let rows = own.steps.iter().map(|step| {
        let mut when: Vec<Run> = Vec::new();
        if let Some(limit) = &step.limit {
            when.push(Run::bold(limit.as_str()));
            if !step.after.is_empty() {
                when.push(Run::text(format!(" ({}", pen.label("complain-after"))));
                when.extend(row(&step.after));
                when.push(Run::text(")"));
            }
        }
        for more in [&step.urgent, &step.told].into_iter().flatten() {
            when.extend((!when.is_empty()).then(|| Run::text("\n")));
            when.push(Run::text(more.as_str()));
        }
        (one_line(&step.title.text), when)
    });
    pen.terms(
        rows.map(|(title, when)| (title, if when.is_empty() { vec![Run::text("—")] } else { when }))
            .collect(),
    );
    if let Some(total) = &own.total {
        pen.text(total.as_str());
    }
    if let Some(pause) = &own.pause {
        let mut runs = vec![Run::text(pen.label("complain-pause"))];
        runs.extend(markdown::runs(&pause.when));
        let mut rest = pause.at_most.as_ref().map_or_else(String::new, |most| format!(", {most}"));
        if let Some(remind) = &pause.remind {
            rest.push_str(&format!(", {} {remind}", pen.word("complain-reminded")));
        }
        runs.push(Run::text(format!("{rest}.")));
        pen.runs(runs);
    }
}

/// What becomes of what a customer tells.
fn data(pen: &mut Pen<'_>, own: &ComplaintView) {
    if own.confidentiality.is_none() && own.retention.is_none() && own.privacy_notice.is_none() {
        return;
    }
    pen.heading(2, "complain-data");
    if let Some(confidentiality) = &own.confidentiality {
        pen.prose(confidentiality);
    }
    if let Some(retention) = &own.retention {
        pen.text(retention.as_str());
    }
    if !own.used_for.is_empty() {
        let mut runs = vec![Run::text(pen.label("complain-used-for"))];
        runs.extend(row(&own.used_for));
        pen.runs(runs);
    }
    if let Some(notice) = &own.privacy_notice {
        pen.runs(vec![Run::text(pen.label("complain-privacy")), address(notice)]);
    }
}

fn recourse(pen: &mut Pen<'_>, view: &RecourseView) {
    pen.heading(1, "recourse-title");
    pen.text(pen.word("recourse-lead"));
    for ladder in &view.ladders {
        match &ladder.title {
            Some(title) => pen.title(2, title),
            None => pen.heading(2, "recourse-steps"),
        }
        let items = ladder.levels.iter().enumerate().map(|(i, own)| level(pen, own, i == 0));
        let items = items.collect();
        pen.blocks.push(Block::List { start: Some(1), items });
    }
    pen.heading(2, "recourse-bodies");
    if view.providers.is_empty() {
        pen.text(pen.word("recourse-none"));
    }
    for own in &view.providers {
        pen.small(markdown::plain(&own.title));
        provider(pen, own);
    }
    pen.text(pen.word("recourse-rights"));
}

fn level(pen: &Pen<'_>, own: &LevelView, first: bool) -> Vec<Block> {
    let mut name = markdown::plain(&own.name);
    name.iter_mut().for_each(|run| run.bold = true);
    if own.outside {
        name.push(Run::text(format!(" ({})", pen.word("recourse-outside").to_lowercase())));
    }
    let mut when = Vec::new();
    if own.when.is_some() {
        when.push(Run::text(pen.label("recourse-when")));
        when.extend(told(own.when.as_ref()));
    }
    if let Some(limit) = &own.or_after {
        when.push(Run::text(if when.is_empty() { limit.clone() } else { format!(", {limit}") }));
    }
    if when.is_empty() && first {
        when.push(Run::text(pen.word("recourse-start")));
    } else if !when.is_empty() {
        when.push(Run::text("."));
    }
    if let Some(answers) = &own.answers {
        when.push(Run::text(format!(" {answers}")));
    }
    if !when.is_empty() {
        name.push(Run::text("\n"));
        name.extend(when);
    }
    vec![Block::Paragraph { look: super::block::Look::Plain, runs: name }]
}
