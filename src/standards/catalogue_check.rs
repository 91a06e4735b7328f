//! A catalogue of the project names fields and rules: those that do not exist would never show a
//! clause, nor ever contradict it, in silence.

use serde_json::Value as Json;

use super::fields::Path;
use crate::diagnostic::{Diagnostic, FAULTS};
use crate::language::{Argument, Message};
use crate::model::{Catalogue, Control, Header, KINDS, Kind, Line, List, Slot, Spanned, schema_of};
use crate::resolve::Model;
use crate::rules::RULES;
use crate::schema::nearest;

/// What is wrong with the path of a field.
#[derive(Debug, PartialEq, Eq)]
pub struct PathFault {
    /// The part that is not known.
    pub part: String,
    /// What could stand in its place.
    pub known: Vec<String>,
}

/// Every field and rule that catalogues of the project name and that does not exist.
pub fn check_catalogues(model: &Model) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for catalogue in model.each::<Catalogue>().filter(|own| !own.definition.built_in) {
        let about = catalogue.definition.address();
        for clause in catalogue.clauses.items().map(|clause| &clause.value) {
            let paths = lines(&clause.shown_by).chain(lines(&clause.evidenced_by));
            findings.extend(paths.filter_map(unknown_field).map(|found| found.about(about.as_str())));
            let codes = lines(&clause.silent);
            findings.extend(codes.filter_map(unknown_code).map(|found| found.about(about.as_str())));
        }
    }
    findings
}

fn lines(list: &Slot<List<Line>>) -> impl Iterator<Item = &Spanned<Line>> {
    list.items()
}

fn unknown_field(line: &Spanned<Line>) -> Option<Diagnostic> {
    let fault = path_fault(&line.value.0)?;
    Some(unknown("resolve-unknown-field", fault, line))
}

fn unknown_code(line: &Spanned<Line>) -> Option<Diagnostic> {
    let known = known_codes();
    let code = line.value.0.as_str();
    if known.contains(&code) {
        return None;
    }
    let known = known.into_iter().map(str::to_owned).collect();
    Some(unknown("resolve-unknown-code", PathFault { part: code.to_owned(), known }, line))
}

fn unknown(key: &'static str, fault: PathFault, line: &Spanned<Line>) -> Diagnostic {
    let near = nearest(&fault.part, fault.known.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new(key)
        .with("path", line.value.0.as_str())
        .with("part", fault.part)
        .with("suggestion", Argument::List(near.into_iter().collect()));
    Diagnostic::fault("unknown-reference", message, line.span)
}

/// Codes of rules, and of the faults before them.
pub fn known_codes() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.code.0).chain(FAULTS.iter().map(|fault| fault.code.0)).collect()
}

/// What is wrong with a path, held against the published schema of its kind.
pub fn path_fault(text: &str) -> Option<PathFault> {
    let path = Path::of(text);
    let Some(kind) = KINDS.iter().find(|kind| kind.slug == path.kind) else {
        let known = KINDS.iter().map(|kind| kind.slug.to_owned()).collect();
        return Some(PathFault { part: path.kind.to_owned(), known });
    };
    match path.steps.as_slice() {
        [] => Some(PathFault { part: text.to_owned(), known: Vec::new() }),
        [only] if is_of_header(kind, only) => None,
        ["in_force", _] if kind.controlled => None,
        steps => fault_in(&schema_of(kind, crate::language::Language::English), steps, &path.values),
    }
}

fn is_of_header(kind: &Kind, key: &str) -> bool {
    Header::KEYS.contains(&key) || kind.controlled && Control::KEYS.contains(&key)
}

fn fault_in(schema: &Json, steps: &[&str], values: &[&str]) -> Option<PathFault> {
    let mut places = vec![schema];
    for step in steps {
        let mut forms = Vec::new();
        places.iter().for_each(|place| collect(schema, place, &mut forms));
        let free: Vec<&Json> = forms.iter().filter_map(|form| free_key(form)).collect();
        let named: Vec<&Json> = forms.iter().filter_map(|form| form.get("properties")?.get(*step)).collect();
        if named.is_empty() && free.is_empty() {
            let keys = forms.iter().filter_map(|form| form.get("properties")?.as_object());
            let known = keys.flat_map(|keys| keys.keys().cloned()).collect();
            return Some(PathFault { part: (*step).to_owned(), known });
        }
        places = if named.is_empty() { free } else { named };
    }
    let mut forms = Vec::new();
    places.iter().for_each(|place| collect(schema, place, &mut forms));
    let words: Vec<String> = forms.iter().flat_map(|form| words_of(form)).collect();
    let wrong = values.iter().find(|value| !words.iter().any(|word| word == *value))?;
    Some(PathFault { part: (*wrong).to_owned(), known: words })
}

/// A part of a schema in all its forms: the items of a list, the branches of a choice.
fn collect<'s>(schema: &'s Json, part: &'s Json, forms: &mut Vec<&'s Json>) {
    if let Some(target) = part.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix('#')) {
        schema.pointer(target).into_iter().for_each(|target| collect(schema, target, forms));
    }
    forms.push(part);
    let branches = part.get("anyOf").and_then(Json::as_array).into_iter().flatten();
    branches.chain(part.get("items")).for_each(|branch| collect(schema, branch, forms));
}

/// What stands under a key of the user's own.
fn free_key(form: &Json) -> Option<&Json> {
    form.get("additionalProperties").filter(|value| value.is_object())
}

/// The closed words, and the kinds that may be referred to.
fn words_of(form: &Json) -> Vec<String> {
    let listed = ["enum", "x-ref"].into_iter().filter_map(|key| form.get(key)?.as_array()).flatten();
    listed.filter_map(Json::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{known_codes, path_fault};
    use crate::resolve::split_clause;
    use crate::rules::RULES;
    use crate::standards::BUILT_IN;
    use crate::standards::audits::is_within;

    /// Values of a list of a catalogue: the clause, and what is listed under a key.
    fn listed<'t>(text: &'t str, key: &str) -> Vec<(&'t str, Vec<&'t str>)> {
        let mut clause = "";
        let mut found = Vec::new();
        for line in text.lines() {
            if let Some(number) = line.trim().strip_prefix("- clause: ") {
                clause = number.trim_matches('"');
            }
            let list = line.trim().strip_prefix(key).and_then(|rest| rest.strip_prefix(": ["));
            if let Some(list) = list.and_then(|list| list.strip_suffix(']')) {
                found.push((clause, list.split(", ").filter(|item| !item.is_empty()).collect()));
            }
        }
        found
    }

    #[test]
    fn every_field_of_a_built_in_catalogue_exists() {
        for built_in in BUILT_IN {
            for (clause, paths) in
                listed(built_in.text, "shown_by").into_iter().chain(listed(built_in.text, "evidenced_by"))
            {
                for path in paths {
                    assert_eq!(path_fault(path), None, "{} {clause}: {path}", built_in.path);
                }
            }
        }
    }

    #[test]
    fn every_rule_of_a_built_in_catalogue_exists() {
        let known = known_codes();
        for built_in in BUILT_IN {
            for (clause, codes) in listed(built_in.text, "silent") {
                for code in codes {
                    assert!(known.contains(&code), "{} {clause}: {code}", built_in.path);
                }
            }
        }
    }

    #[test]
    fn every_rule_with_a_clause_speaks_against_it() {
        let mut unlisted = Vec::new();
        for rule in RULES {
            // Clauses 1 to 3 (scope, references, terms) ask for nothing.
            let asking = clauses_of(rule.basis)
                .into_iter()
                .filter(|(_, number)| !["1", "2", "3"].contains(&number.as_str()));
            for (standard, number) in asking {
                let own = BUILT_IN.iter().find(|own| own.standard == Some(standard.as_str()));
                let silent = own.map_or_else(Vec::new, |own| listed(own.text, "silent"));
                // A chapter speaks through its clauses.
                let named = silent.iter().filter(|(clause, _)| is_within(clause, &number));
                if own.is_some() && !named.flat_map(|(_, codes)| codes).any(|code| *code == rule.code.0) {
                    unlisted.push(format!("{standard} {number}: {}", rule.code.0));
                }
            }
        }
        assert_eq!(unlisted, Vec::<String>::new(), "clauses that do not list a rule whose basis they are");
    }

    /// The clauses of a basis: `ISO 10001:2018, 4.7 and 6.4; ISO 9001:2015, 8.2.3`.
    fn clauses_of(basis: &str) -> Vec<(String, String)> {
        let mut clauses = Vec::new();
        let mut standard = None;
        let words: Vec<&str> = basis.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            match pair {
                ["ISO", name] => standard = Some(format!("ISO {name}")),
                [_, number] if split_clause(&format!("x {number}")).is_some() => {
                    let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
                    clauses
                        .extend(standard.clone().filter(|_| digits).map(|own| (own, (*number).to_owned())));
                }
                _ => {}
            }
        }
        clauses
    }

    #[test]
    fn a_renamed_field_is_told_with_the_one_meant() {
        let fault = |path: &str| path_fault(path).map(|fault| fault.part);
        assert_eq!(fault("complaint-procedure.charge").as_deref(), Some("charge"));
        assert_eq!(fault("complaint-procedure.stages.whithin").as_deref(), Some("whithin"));
        assert_eq!(fault("complaint.charges").as_deref(), Some("complaint"));
        assert_eq!(fault("action.origin=promis").as_deref(), Some("promis"));
        for sound in [
            "promise.owner",
            "promise.in_force.from",
            "complaint-procedure.record.fields.anything",
            "survey.population.includes",
            "action.origin=complaint|survey",
            "role.level=top management",
            "indicator.measure",
        ] {
            assert_eq!(fault(sound), None, "{sound}");
        }
        assert_eq!(fault("role.review_due").as_deref(), Some("review_due"));
    }
}
