//! What `check` shows beside findings: coverage, chains, waivers.

use super::{Project, code, err, example, out, smqc};
use serde_json::Value;

#[test]
fn coverage_is_told_clause_by_clause_in_every_format() {
    let example = example("punctuality");
    let text = out(&smqc(&["check", "--coverage", "--as-of", "2026-07-15", &example]));
    assert!(text.contains("ISO 10002:2018 (guidance)"), "{text}");
    assert!(text.contains("documented and audited"), "{text}");
    assert!(!text.to_lowercase().contains("certif"), "{text}");
    let french = out(&smqc(&["check", "--coverage", "--lang", "fr", &example]));
    assert!(french.contains("écart par rapport aux recommandations"), "{french}");
    let json = out(&smqc(&["check", "--coverage", "--format", "json", &example]));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let clauses = json.pointer("/standards/2/clauses").and_then(Value::as_array).expect("clauses");
    assert_eq!(clauses.len(), 39, "every clause of ISO 10002");
    let csv = out(&smqc(&["check", "--coverage", "--format", "csv", &example]));
    let rows = csv.lines().filter(|line| line.starts_with("ISO 10002:2018,")).count();
    assert_eq!(rows, 39);
}

#[test]
fn a_missing_link_is_named_between_its_neighbours() {
    let project = Project::new(
        "kind: Promise\nid: answer\ntitle: Answer\nstatement: We answer.\nindicator: replies\nprocedure: handling\n---\nkind: Indicator\nid: replies\ntitle: Replies\nmeasure: {typed: {by: manager, values: [{period: 2026-01, value: 91 %}]}}\n---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n---\nkind: ComplaintProcedure\nid: handling\ntitle: Handling\nescalation: [{level: Agent, owner: manager}]\n",
    );
    let text = out(&project.run(&["check", "--chain"]));
    assert!(text.contains("missing: escalation → dispute provider"), "{text}");
    assert!(text.contains("0 of 1 promise"), "{text}");
    let json: Value =
        serde_json::from_str(&out(&project.run(&["check", "--chain", "--format", "json"]))).expect("JSON");
    assert_eq!(json.pointer("/promises/0/links/3/stands"), Some(&Value::from("missing")));
    assert_eq!(json.pointer("/promises/0/whole"), Some(&Value::from(false)));
}

#[test]
fn waivers_are_told_with_the_days_left() {
    let project = Project::new(
        "kind: Promise\nid: answer\ntitle: Answer\nstatement: We answer.\n---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n---\nkind: Role\nid: head\ntitle: Head\nheld_by: 1 person\n---\nkind: Waiver\nid: later\nrule: SMQ1004\ntarget: promise/answer\nreason: From autumn on\nuntil: 2026-07-31\nowner: manager\napproved: {by: head, date: 2026-07-01}\n---\nkind: Waiver\nid: over\nrule: SMQ1001\ntarget: promise/answer\nreason: Soon\nuntil: 2026-07-14\nowner: manager\napproved_by: head\n",
    );
    let as_of = ["--as-of", "2026-07-15"];
    let text = out(&project.run(&[&["check", "--waivers"], &as_of[..]].concat()));
    for told in
        ["16 days left; silences one finding", "one day ago", "role/manager", "role/head", "From autumn on"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    let json = out(&project.run(&[&["check", "--waivers", "--format", "json"], &as_of[..]].concat()));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let days: Vec<i64> = json["waivers"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|own| own["days_left"].as_i64())
        .collect();
    assert_eq!(days, [-1, 16]);
}

#[test]
fn one_view_at_a_time() {
    let both = smqc(&["check", "--coverage", "--chain", &example("punctuality")]);
    assert_eq!(code(&both), 2, "{}", err(&both));
}
