//! What a clause asks for: its own fields and rules, and those of the clauses it stands for.

use super::audits::{ClauseKey, clause_key, is_within};
use crate::model::kinds::catalogue::Clause;
use crate::model::{Catalogue, Line, List, Slot};
use crate::resolve::Model;

/// What shows a clause, and what speaks against it.
#[derive(Debug, Default)]
pub struct Asked {
    /// Paths of fields that must be given.
    pub fields: Vec<String>,
    /// Paths of fields behind which evidence may lie.
    pub evidence: Vec<String>,
    /// Codes of rules that must be silent.
    pub silent: Vec<String>,
    /// The clauses of other standards that it stands for, chapters taken apart.
    pub follows: Vec<ClauseKey>,
}

/// What a clause asks for, the clauses it maps to included; each clause is followed once.
pub fn asked(model: &Model, key: &ClauseKey, clause: &Clause) -> Asked {
    let mut asked = Asked::default();
    let mut seen = vec![key.clone()];
    let mut waiting: Vec<&Clause> = vec![clause];
    while let Some(clause) = waiting.pop() {
        add(&mut asked.fields, &clause.shown_by);
        add(&mut asked.evidence, &clause.evidenced_by);
        add(&mut asked.silent, &clause.silent);
        for reference in clause.maps_to.items() {
            let Some((catalogue, number)) = clause_key(model, &reference.value.0) else { continue };
            for (own, mapped) in clauses_within(model, &catalogue, &number) {
                let key = (catalogue.clone(), own.to_owned());
                if !seen.contains(&key) {
                    seen.push(key.clone());
                    asked.follows.push(key);
                    waiting.push(mapped);
                }
            }
        }
    }
    asked
}

/// The clauses of a number: itself, those of a chapter, or the one that a finer number is part of.
fn clauses_within<'m>(model: &'m Model, catalogue: &str, number: &str) -> Vec<(&'m str, &'m Clause)> {
    let Some(catalogue) = model.find::<Catalogue>(catalogue) else { return Vec::new() };
    let clauses = || {
        let all = catalogue.body().clauses.items();
        all.filter_map(|clause| Some((clause.value.clause.given()?.0.as_str(), &clause.value)))
    };
    let within: Vec<_> = clauses().filter(|(own, _)| is_within(own, number)).collect();
    if within.is_empty() {
        clauses()
            .filter(|(own, _)| is_within(number, own))
            .max_by_key(|(own, _)| own.len())
            .into_iter()
            .collect()
    } else {
        within
    }
}

fn add(to: &mut Vec<String>, list: &Slot<List<Line>>) {
    for line in list.items() {
        if !to.contains(&line.value.0) {
            to.push(line.value.0.clone());
        }
    }
}
