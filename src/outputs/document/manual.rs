//! The procedures as a manual for the staff: steps, who, by when, what each role may grant.

use super::block::{Block, Column, Document, Plan, Run, Table};
use super::contact::{address, business_days, channels, provider};
use super::control;
use super::duties::roles;
use super::markdown::{self, one_line};
use super::pen::{Pen, links, row, said, told};
use super::pieces::{joined, link};
use crate::model::{ComplaintProcedure, Definition};
use crate::outputs::view::{self, DeadlineView, ProcedureManual, Reader};

/// The manual; nothing where no procedure is in force.
pub fn manual(reader: &Reader<'_>) -> Option<Document> {
    let procedures: Vec<_> = view::in_force::<ComplaintProcedure>(reader.atlas.compilation).collect();
    if procedures.is_empty() {
        return None;
    }
    let mut pen = Pen::new(reader);
    for own in &procedures {
        procedure(&mut pen, own.definition, &view::procedure_manual(reader, own));
        pen.blocks.push(Block::Break);
    }
    roles(&mut pen);
    let one = procedures.first().map(|own| own.definition).filter(|_| procedures.len() == 1);
    let mut document = control::document(reader, Plan::Report, reader.word("staff-title"), one);
    document.subtitle = Some(reader.word("edition-staff-only"));
    document.blocks = pen.blocks;
    Some(document.settled())
}

fn procedure(pen: &mut Pen<'_>, own: &Definition, view: &ProcedureManual) {
    let anchor = format!("{}-{}", own.kind.slug, own.id());
    pen.blocks.push(Block::heading(1, Some(anchor), markdown::plain(&view.title)));
    if let Some(owner) = &view.owner {
        pen.runs(vec![Run::text(pen.label("staff-answers")), link(owner)]);
    }
    receive(pen, view);
    assess(pen, view);
    steps(pen, view);
    investigate(pen, view);
    grant(pen, view);
    escalate(pen, view);
    close(pen, view);
    files(pen, view);
}

fn receive(pen: &mut Pen<'_>, view: &ProcedureManual) {
    pen.heading(2, "staff-receive");
    if let Some(definition) = &view.definition {
        pen.lead(definition);
    }
    pen.listed(&view.principles);
    if !view.channels.is_empty() {
        pen.text(pen.word("staff-channels-lead"));
        channels(pen, &view.channels);
    }
    if let Some(charges) = &view.charges {
        if charges.free {
            pen.text(pen.word("complain-free"));
        } else {
            let mut runs = vec![Run::text(pen.label("complain-charges"))];
            runs.extend(joined(charges.items.iter().map(markdown::runs)));
            pen.runs(runs);
        }
    }
    if !view.record.is_empty() {
        pen.heading(2, "staff-record");
        pen.bullets(view.record.iter().map(|datum| vec![Run::text(datum.as_str())]));
    }
}

fn assess(pen: &mut Pen<'_>, view: &ProcedureManual) {
    if view.assessed_on.is_empty() && view.priorities.is_none() {
        return;
    }
    pen.heading(2, "staff-assess");
    if !view.assessed_on.is_empty() {
        let on = view.assessed_on.join(", ").to_lowercase();
        pen.text(format!("{}{on}.", pen.label("staff-assessed-on")));
    }
    let Some(matrix) = &view.priorities else { return };
    let columns = std::iter::once(Column::text(pen.word("staff-priority"), 28))
        .chain(matrix.columns.iter().map(|title| Column::text(title.as_str(), 24)));
    let rows = matrix.rows.iter().map(|row| {
        let first = super::block::Cell::of(vec![Run::bold(row.urgency.as_str())]);
        let mut cells = vec![first];
        cells.extend(
            (0..matrix.columns.len())
                .map(|at| super::block::Cell::text(row.cells.get(at).map_or("", String::as_str))),
        );
        cells
    });
    let (columns, rows, about) = (columns.collect(), rows.collect(), pen.word("staff-priority"));
    pen.blocks.push(Block::Table(Table { about, columns, rows }));
    if !matrix.always_first.is_empty() {
        pen.text(format!("{}{}.", pen.label("staff-always-first"), matrix.always_first.join(", ")));
    }
}

/// « P1 : 1 jour ouvré », one line each.
pub fn deadlines(pen: &Pen<'_>, deadlines: &[DeadlineView]) -> String {
    let lines = deadlines.iter().map(|own| match &own.priority {
        Some(priority) => format!("{priority}{} {}", pen.word("page-colon"), own.limit),
        None => own.limit.clone(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn steps(pen: &mut Pen<'_>, view: &ProcedureManual) {
    if view.stages.is_empty() {
        return;
    }
    pen.heading(2, "staff-steps");
    let rows = view.stages.iter().map(|stage| {
        let mut title = vec![Run::bold(format!("{}. ", stage.number))];
        title.extend(markdown::plain(&stage.title));
        let mut when = Vec::new();
        if !stage.deadlines.is_empty() {
            let from = stage.after.clone().unwrap_or_else(|| pen.word("staff-from-receipt"));
            when = vec![Run::bold(deadlines(pen, &stage.deadlines)), Run::text(format!("\n{from}"))];
        }
        let who = stage.owner.as_ref().map(|owner| vec![link(owner)]).unwrap_or_default();
        [title, who, when, said(stage.told.as_ref())]
    });
    let (rows, about) = (rows.collect(), pen.word("staff-steps"));
    let columns = [("staff-step", 30), ("staff-who", 24), ("staff-by-when", 25), ("staff-customer", 21)];
    pen.table(&about, columns, rows);
    if let Some(total) = &view.total {
        pen.runs(vec![Run::bold(pen.label("staff-total")), Run::text(total.as_str())]);
    }
    pen.small(vec![Run::text(pen.word("staff-clock"))]);
    if let Some(calendar) = &view.calendar {
        pen.text(format!("{} {}.", pen.word("staff-clock-note"), one_line(&calendar.title.text)));
        business_days(pen, calendar);
    }
    match &view.pause {
        None => pen.text(pen.word("staff-no-pause")),
        Some(pause) => {
            let mut runs = vec![Run::text(pen.label("staff-pause"))];
            runs.extend(markdown::runs(&pause.when));
            let mut rest = pause.at_most.as_ref().map_or_else(String::new, |most| format!(", {most}"));
            if let Some(remind) = &pause.remind {
                rest.push_str(&format!(" ({} {remind})", pen.word("staff-reminder")));
            }
            runs.push(Run::text(format!("{rest}.")));
            pen.runs(runs);
        }
    }
}

fn investigate(pen: &mut Pen<'_>, view: &ProcedureManual) {
    let Some(own) = &view.investigation else { return };
    pen.heading(2, "staff-investigate");
    let mut rows = vec![
        (pen.word("staff-who"), own.by.as_ref().map(|by| vec![link(by)]).unwrap_or_default()),
        (pen.word("staff-never-by"), row(&own.never_by)),
    ];
    rows.extend(own.depth.iter().map(|depth| {
        (depth.priority.clone().unwrap_or_else(|| pen.word("staff-depth")), markdown::runs(&depth.text))
    }));
    pen.terms(rows);
}

fn grant(pen: &mut Pen<'_>, view: &ProcedureManual) {
    if !view.responses.is_empty() {
        pen.heading(2, "staff-responses");
        let rows = view.responses.iter().map(|own| {
            let limit = own.up_to.clone().unwrap_or_else(|| pen.word("staff-no-limit"));
            let by = own.granted_by.as_ref().map(|by| vec![link(by)]);
            let by = by.unwrap_or_else(|| vec![Run::text(pen.word("staff-anyone"))]);
            [markdown::plain(&own.title), vec![Run::text(limit)], by]
        });
        let (rows, about) = (rows.collect(), pen.word("staff-responses"));
        pen.table(&about, [("staff-response", 44), ("staff-limit", 22), ("staff-granted-by", 34)], rows);
    }
    if !view.automated.is_empty() {
        pen.small(vec![Run::text(pen.word("complain-automated"))]);
        let items = view.automated.iter().map(|own| {
            let mut runs = markdown::runs(&own.when);
            if let Some(by) = &own.reviewed_by {
                runs.extend([Run::text(" ("), link(by), Run::text(")")]);
            }
            runs
        });
        pen.bullets(items.collect::<Vec<_>>());
    }
    if !view.decision.is_empty() {
        pen.heading(2, "staff-decision");
        pen.bullets(view.decision.iter().map(|part| vec![Run::text(part.as_str())]));
    }
}

fn escalate(pen: &mut Pen<'_>, view: &ProcedureManual) {
    if view.escalation.is_empty() {
        return;
    }
    pen.heading(2, "staff-escalate");
    let rows = view.escalation.iter().map(|rung| {
        let mut name = markdown::plain(&rung.name);
        if rung.outside {
            name.push(Run::text(format!(" ({})", pen.word("recourse-outside").to_lowercase())));
        }
        let mut when = told(rung.when.as_ref());
        if let Some(limit) = &rung.or_after {
            when.push(Run::text(if when.is_empty() { limit.clone() } else { format!(", {limit}") }));
        }
        let who = rung.owner.as_ref().map(|owner| vec![link(owner)]).unwrap_or_default();
        [name, who, when, said(rung.answers_within.as_ref())]
    });
    let (rows, about) = (rows.collect(), pen.word("staff-escalate"));
    let columns =
        [("document-level", 26), ("staff-who", 24), ("recourse-when", 30), ("staff-answer-due", 20)];
    pen.table(&about, columns, rows);
    for own in &view.providers {
        pen.small(markdown::plain(&own.title));
        provider(pen, own);
    }
}

fn close(pen: &mut Pen<'_>, view: &ProcedureManual) {
    if view.closed_when.is_empty() {
        return;
    }
    pen.heading(2, "staff-close");
    pen.text(pen.word("staff-close-note"));
    pen.listed(&view.closed_when);
    if let Some(survey) = &view.satisfaction {
        pen.runs(vec![Run::text(pen.label("staff-then-survey")), link(survey)]);
    }
}

fn files(pen: &mut Pen<'_>, view: &ProcedureManual) {
    let said_of_data =
        view.confidentiality.is_some() || view.retention.is_some() || view.legal_basis.is_some();
    let listed = !view.access.is_empty() || !view.used_for.is_empty() || view.privacy_notice.is_some();
    if !said_of_data && !listed {
        return;
    }
    pen.heading(2, "staff-confidential");
    if let Some(confidentiality) = &view.confidentiality {
        pen.prose(confidentiality);
    }
    let mut kept = said(view.retention.as_ref());
    if let Some(reason) = &view.retention_reason {
        kept.extend((!kept.is_empty()).then(|| Run::text(" ")));
        kept.extend(markdown::runs(reason));
    }
    pen.terms(vec![
        (pen.word("staff-access"), links(&view.access)),
        (pen.word("staff-files-kept"), kept),
        (pen.word("staff-legal-basis"), told(view.legal_basis.as_ref())),
        (pen.word("staff-used-for"), row(&view.used_for)),
        (
            pen.word("complain-privacy"),
            view.privacy_notice.as_ref().map(|own| vec![address(own)]).unwrap_or_default(),
        ),
    ]);
}
