//! What each role does and may grant, as a part of the staff's manual.

use super::block::{Block, Run};
use super::manual::deadlines;
use super::markdown;
use super::pen::{Pen, links, said, told};
use super::pieces::link;
use crate::model::Role;
use crate::outputs::view::{self, RoleManual};

/// One section per role in force.
pub fn roles(pen: &mut Pen<'_>) {
    let reader = pen.reader;
    pen.heading(1, "staff-roles");
    for own in view::in_force::<Role>(reader.atlas.compilation) {
        let view = view::role_manual(reader, &own);
        let anchor = format!("role-{}", own.id());
        pen.blocks.push(Block::heading(2, Some(anchor), markdown::plain(&view.title)));
        role(pen, &view);
    }
}

fn role(pen: &mut Pen<'_>, view: &RoleManual) {
    let one = |link_to: Option<&view::Link>| link_to.map(|own| vec![link(own)]).unwrap_or_default();
    pen.terms(vec![
        (pen.reader.field_label("held_by"), said(view.held_by.as_ref())),
        (pen.word("staff-deputy"), one(view.deputy.as_ref())),
        (pen.word("staff-reports-to"), one(view.reports_to.as_ref())),
        (pen.word("staff-stands-in-for"), links(&view.stands_in_for)),
    ]);
    pen.listed(&view.responsibilities);
    for duties in &view.procedures {
        let mut items: Vec<Vec<Run>> = Vec::new();
        items.extend(duties.owns.then(|| vec![Run::text(pen.word("staff-owns"))]));
        items.extend(duties.tasks.iter().map(|task| {
            let mut runs = markdown::plain(&task.title);
            if !task.deadlines.is_empty() {
                let when = deadlines(pen, &task.deadlines).replace('\n', ", ");
                runs.extend([Run::text(pen.word("page-colon") + " "), Run::bold(when)]);
            }
            runs.extend(task.told.iter().map(|told| Run::text(format!(". {told}"))));
            runs
        }));
        items.extend(duties.investigates.then(|| vec![Run::text(pen.word("staff-investigates"))]));
        items.extend(duties.sees_files.then(|| vec![Run::text(pen.word("staff-sees-files"))]));
        pen.small(vec![Run::text(pen.label("staff-i-do")), link(&duties.procedure)]);
        pen.bullets(items);
    }
    grants(pen, view);
    if !view.competences.is_empty() {
        pen.small(vec![Run::text(pen.word("staff-training"))]);
        pen.listed(&view.competences);
    }
}

/// What the role may grant, and for what.
fn grants(pen: &mut Pen<'_>, view: &RoleManual) {
    let responses = view.procedures.iter().flat_map(|duties| &duties.responses);
    let rows = responses.chain(&view.grants).map(|own| {
        let mut runs = markdown::plain(&own.title);
        if own.what.is_some() {
            runs.push(Run::text(pen.word("page-colon") + " "));
            runs.extend(told(own.what.as_ref()));
        }
        runs
    });
    let mut items: Vec<Vec<Run>> = view.authority.iter().map(|own| vec![Run::text(own.as_str())]).collect();
    items.extend(rows);
    if !items.is_empty() {
        pen.small(vec![Run::text(pen.word("staff-i-grant"))]);
        pen.bullets(items);
    }
}
