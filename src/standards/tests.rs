//! Coverage, as systems see it: what shows a clause, what speaks against it, and the gates.

use jiff::civil::{Date, date};

use super::{ClauseStatus, GateStands, HasData, gated_levels};
use crate::compile::{Compilation, Depth, compile};
use crate::world::MemoryWorld;

const TODAY: Date = date(2026, 7, 15);

/// A sector code with clause numbers that begin alike.
const CODE: &str = "kind: Catalogue\nid: sector-code\ntitle: Sector code\nstandard: Sector code\nedition: \"3\"\nnature: requirements\nclauses:\n  - {clause: 5.1.1, title: Contact, shown_by: [code-of-conduct.contact]}\n  - {clause: 5.1.2, title: Consultation, shown_by: [code-of-conduct.consulted]}\n  - {clause: 5.1.12, title: Means, shown_by: [code-of-conduct.resources]}\n  - {clause: 5.2, title: Culture}\n";

const CHARTER: &str = "kind: CodeOfConduct\nid: charter\ntitle: Charter\npromises: [answer]\nresources: Two people\nconsulted: [{who: Customers}]\n---\nkind: Promise\nid: answer\ntitle: Answer\nstatement: We answer.\n---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n";

fn system(claim: &str, rest: &str) -> String {
    format!(
        "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\ntimezone: Europe/Brussels\nowner: manager\nstandards:\n  - {claim}\n{rest}"
    )
}

/// Compiles a system that claims the sector code, with more definitions and gates.
fn compiled(claim: &str, gates: &str, more: &str) -> Compilation {
    let definitions = format!("{CODE}---\n{CHARTER}{more}");
    let world = MemoryWorld::new(TODAY)
        .with_definition("smq.yaml", system(claim, gates))
        .with_definition("rest.yaml", definitions);
    compile(&world, Depth::Data).expect("a compilation")
}

/// The status of every clause, as `5.1.1 declared`.
fn statuses(compilation: &Compilation) -> Vec<String> {
    let clauses = compilation.coverage.iter().flat_map(|coverage| &coverage.clauses);
    clauses.map(|clause| format!("{} {}", clause.clause, clause.status.name())).collect()
}

const CLAIM: &str = "{standard: \"Sector code:3\"}";

#[test]
fn a_clause_is_shown_by_its_own_fields_alone() {
    let found = compiled(CLAIM, "", "");
    assert_eq!(
        statuses(&found),
        ["5.1.1 not shown", "5.1.2 declared", "5.1.12 declared", "5.2 for the auditor"]
    );
    // Two of three: what only an auditor can see is not counted.
    assert_eq!(found.coverage[0].documented(), (2, 3));
    assert_eq!(
        found.coverage[0].clauses[2].fields,
        [("code-of-conduct.resources".to_owned(), vec!["code-of-conduct/charter".to_owned()])]
    );
}

#[test]
fn numbers_that_begin_alike_are_not_one_clause() {
    let claim = "{standard: \"Sector code:3\", not_applicable: {\"5.1.1\": \"No contact\"}}";
    let found = compiled(claim, "", "");
    assert_eq!(
        statuses(&found)[..3],
        ["5.1.1 not applicable", "5.1.2 declared", "5.1.12 declared"].map(str::to_owned)
    );
    let audit = |criteria: &str| {
        format!(
            "---\nkind: Audit\nid: a\ntitle: A\ndate: 2026-05-01\ncriteria: [\"Sector code {criteria}\"]\n"
        )
    };
    assert_eq!(statuses(&compiled(CLAIM, "", &audit("5.1.1")))[2], "5.1.12 declared");
    assert_eq!(statuses(&compiled(CLAIM, "", &audit("5.1.12")))[2], "5.1.12 audited");
    // The chapter stands for its clauses; an audit shows nothing that is not declared.
    assert_eq!(
        statuses(&compiled(CLAIM, "", &audit("5.1"))),
        ["5.1.1 not shown", "5.1.2 audited", "5.1.12 audited", "5.2 for the auditor"]
    );
    assert_eq!(statuses(&compiled(CLAIM, "", &audit("5.2")))[3], "5.2 audited");
}

#[test]
fn what_does_not_apply_has_a_reason_and_an_owner() {
    let claim = "{standard: \"Sector code:3\", not_applicable: {\"5.1\": \"No charter\"}}";
    let found = compiled(claim, "", "");
    let reasons = found.coverage[0].clauses.iter().filter_map(|clause| match &clause.status {
        ClauseStatus::NotApplicable { reason, owner } => {
            Some((reason.for_reader("en", "en").0.to_owned(), owner.clone()))
        }
        _ => None,
    });
    let reasons: Vec<_> = reasons.collect();
    assert_eq!(reasons, vec![("No charter".to_owned(), Some("role/manager".to_owned())); 3]);
}

#[test]
fn an_open_finding_keeps_an_audit_from_counting() {
    let audit = |finding: &str| {
        format!(
            "---\nkind: Audit\nid: a\ntitle: A\ndate: 2026-05-01\ncriteria: [\"Sector code 5.1\"]\nfindings:\n  - {{id: f, clause: \"Sector code 5.1.12\", what: W, {finding}}}\n"
        )
    };
    let means = |finding: &str| statuses(&compiled(CLAIM, "", &audit(finding)))[1..3].to_vec();
    assert_eq!(means("grade: minor"), ["5.1.2 audited", "5.1.12 declared"]);
    assert_eq!(means("grade: minor, closed: 2026-06-01"), ["5.1.2 audited", "5.1.12 audited"]);
    assert_eq!(means("grade: minor, closed: 2026-08-01"), ["5.1.2 audited", "5.1.12 declared"]);
    assert_eq!(means("grade: strength"), ["5.1.2 audited", "5.1.12 audited"]);
    let planned = "---\nkind: Audit\nid: a\ntitle: A\ndate: 2026-09-01\ncriteria: [\"Sector code 5.1\"]\n";
    assert_eq!(statuses(&compiled(CLAIM, "", planned))[1], "5.1.2 declared");
}

#[test]
fn a_rule_that_speaks_contradicts_a_clause_unless_it_is_waived() {
    let asked = "  - {clause: 6, title: Redress, shown_by: [promise.statement], silent: [SMQ1004]}\n";
    let more =
        format!("---\n{}{asked}", CODE.replace("sector-code", "other-code").replace("Sector", "Other"));
    let found = compiled("{standard: \"Other code:3\"}", "", &more);
    let last = found.coverage[0].clauses.last().expect("a clause");
    let ClauseStatus::Contradicted(against) = &last.status else { panic!("{:?}", last.status) };
    assert_eq!(
        (against[0].code.as_str(), &against[0].about[..]),
        ("SMQ1004", &["promise/answer".to_owned()][..])
    );
    let off = compiled("{standard: \"Other code:3\"}", "rules: {SMQ1004: off}\n", &more);
    let last = off.coverage[0].clauses.last().expect("a clause");
    assert_eq!(
        (&last.status, &last.switched_off[..]),
        (&ClauseStatus::Declared, &["SMQ1004".to_owned()][..])
    );
    let waiver = "---\nkind: Waiver\nid: w\nrule: SMQ1004\ntarget: promise/answer\nreason: R\nuntil: 2026-12-31\nowner: manager\n";
    let found = compiled("{standard: \"Other code:3\"}", "", &format!("{more}{waiver}"));
    let last = found.coverage[0].clauses.last().expect("a clause");
    assert_eq!((&last.status, last.waived[0].code.as_str()), (&ClauseStatus::Declared, "SMQ1004"));
}

#[test]
fn a_mapped_clause_follows_the_clause_it_stands_for() {
    let more = "---\nkind: Catalogue\nid: customer-list\ntitle: Customer list\nstandard: Customer list\nedition: \"2026\"\nnature: requirements\nclauses:\n  - {clause: A1, title: Means, maps_to: [\"Sector code:3 5.1.12\"]}\n  - {clause: A2, title: Contact, maps_to: [\"Sector code 5.1\"]}\n  - {clause: A3, title: Two, shown_by: [promise.need], maps_to: [\"Sector code 5.1.12\"]}\n---\nkind: Audit\nid: a\ntitle: A\ndate: 2026-05-01\ncriteria: [\"Sector code 5.1.12\"]\n";
    let found = compiled("{standard: \"Customer list:2026\"}", "", more);
    assert_eq!(statuses(&found), ["A1 audited", "A2 not shown", "A3 not shown"]);
    assert_eq!(found.coverage[0].clauses[0].follows, ["sector-code:5.1.12"]);
}

#[test]
fn a_gate_is_held_against_exact_shares() {
    let stands = |gate: &str, has_data| {
        let found = compiled(CLAIM, &format!("gates: {{sector-code: {gate}}}\n"), "");
        let levels = gated_levels(&found.model, &found.coverage, has_data);
        levels.iter().map(|own| (own.level, own.clauses, own.of, own.stands)).collect::<Vec<_>>()
    };
    let (reached, not) = (GateStands::Reached, GateStands::NotReached);
    assert_eq!(stands("{declared: 66 %}", HasData::Yes), [("declared", 2, 3, reached)]);
    // Two of three are not 66.67 %.
    assert_eq!(stands("{declared: 66.67 %}", HasData::Yes), [("declared", 2, 3, not)]);
    assert_eq!(
        stands("{evidenced: 10 %, audited: 0 %}", HasData::No),
        [("evidenced", 0, 3, GateStands::NeedsData), ("audited", 0, 3, reached)]
    );
}

#[test]
fn a_gate_on_what_is_not_claimed_is_an_error() {
    let codes = |gates: &str| {
        let found = compiled(CLAIM, gates, "");
        let errors =
            found.findings.iter().filter(|finding| finding.severity == crate::diagnostic::Severity::Error);
        errors.map(|finding| finding.code.0).collect::<Vec<_>>()
    };
    assert_eq!(codes("gates: {Sector code: {declared: 50 %}}\n"), Vec::<&str>::new());
    assert_eq!(
        codes("gates: {findings: warning, \"sector code:3\": {declared: 50 %}}\n"),
        Vec::<&str>::new()
    );
    assert_eq!(codes("gates: {sector-cod: {declared: 50 %}}\n"), ["SMQ7002"]);
    assert_eq!(codes("gates: {findngs: warning}\n"), ["SMQ7016"]);
    assert_eq!(codes("gates: {sector-code: {declard: 50 %}}\n"), ["SMQ7016"]);
    assert_eq!(codes("gates: {sector-code: {declared: 0.5}}\n").len(), 1);
}

/// A promise on a register, a procedure that keeps it, an objective nobody measured yet.
const PRACTICE: &str = "kind: Catalogue\nid: practice-code\ntitle: Practice code\nstandard: Practice code\nedition: \"1\"\nnature: guidance\nclauses:\n  - {clause: A, title: Results, shown_by: [promise.target]}\n  - {clause: B, title: Wording, shown_by: [promise.statement]}\n  - {clause: C, title: Receipt, shown_by: [complaint-procedure.record.fields.remedy_sought]}\n  - {clause: D, title: Stages, shown_by: [complaint-procedure.stages], evidenced_by: [complaint-procedure.stages.measured_by]}\n  - {clause: E, title: Review, shown_by: [review.inputs=surveys]}\n  - {clause: F, title: Other review, shown_by: [review.inputs=audits]}\n---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n---\nkind: Source\nid: register\ntitle: Register\nfiles: r.csv\nabout: received\ncolumns:\n  received: {from: R, type: date}\n  answered: {from: A, type: date}\n  wish: {from: W, type: text}\n---\nkind: Calendar\nid: days\ntitle: Days\nhours: \"Mo-Fr 09:00-17:00\"\n---\nkind: Indicator\nid: answers\ntitle: Answers\nsource: register\ncalendar: days\nperiod: month\nmeasure: {time: {from: received, to: answered}}\n---\nkind: Promise\nid: answer\ntitle: Answer\nstatement: We answer {within}.\nindicator: answers\ntarget: at least 50 % within 5 business days\n---\nkind: ComplaintProcedure\nid: handling\ntitle: Handling\nrecord: {source: register, fields: {request: wish}}\nstages:\n  - {id: reply, within: 5 business days, measured_by: answers}\n---\nkind: Review\nid: spring\ntitle: Spring\ndate: 2026-04-01\ninputs: [surveys]\n";

const REGISTER: &str =
    "R,A,W\n2026-05-04,2026-05-05,refund\n2026-05-11,2026-05-12,refund\n2026-06-01,2026-06-02,repair\n";

fn practised(depth: Depth) -> Compilation {
    let world = MemoryWorld::new(TODAY)
        .with_definition(
            "smq.yaml",
            system("{standard: \"Practice code:1\"}", "gates: {practice-code: {declared: 80 %}}\n"),
        )
        .with_definition("rest.yaml", PRACTICE)
        .with_data("r.csv", REGISTER);
    compile(&world, depth).expect("a compilation")
}

#[test]
fn evidence_is_a_verdict_a_register_or_a_record_behind_the_very_field() {
    let found = practised(Depth::Data);
    // A statement is no evidence, whatever the verdict on its promise; a datum is found under the
    // names by which it is known; a review of surveys is none of audits.
    assert_eq!(
        statuses(&found),
        ["A evidenced", "B declared", "C evidenced", "D evidenced", "E evidenced", "F not shown"]
    );
    let evidence = |at: usize| {
        let own = found.coverage[0].clauses[at].evidence.iter();
        own.map(|own| format!("{} {}", own.nature.name(), own.by)).collect::<Vec<_>>()
    };
    assert_eq!(evidence(0), ["verdict promise/answer"]);
    assert_eq!(evidence(2), ["register complaint-procedure/handling"]);
    assert_eq!(evidence(3), ["figure indicator/answers"]);
    assert_eq!(evidence(4), ["record review/spring"]);
}

#[test]
fn without_data_only_records_are_evidence() {
    let found = practised(Depth::Definitions);
    assert_eq!(
        statuses(&found)[..5],
        ["A declared", "B declared", "C declared", "D declared", "E evidenced"]
    );
}

#[test]
fn the_five_steps_are_told_for_what_they_can_be_expected_of() {
    use super::StepStands::{Done, Missing, NotExpected};
    let found = practised(Depth::Data);
    let steps = |address: &str| {
        let own = found.steps.iter().find(|own| own.definition == address).expect(address);
        [own.defined, own.written, own.demonstrated, own.verified, own.proved]
    };
    assert!(!found.has_errors(), "{:#?}", found.findings);
    assert_eq!(steps("promise/answer"), [Done, Done, Done, Done, Missing]);
    assert_eq!(steps("complaint-procedure/handling"), [Done, Done, Done, Done, Missing]);
    assert_eq!(steps("indicator/answers"), [Done, Done, Done, Done, Missing]);
    assert!(found.steps.iter().all(|own| !own.definition.starts_with("role/")));
    let record = r#"{"predicate": {"verdicts": [{"holder": "promise/answer", "state": "met"}, {"holder": "promise/other", "state": "no data"}]}}"#;
    let records = [crate::world::RecordFile { path: "1.json".to_owned(), bytes: record.as_bytes().to_vec() }];
    let ground = super::Ground { model: &found.model, measured: found.measured.as_ref(), as_of: TODAY };
    let proved = super::five_steps(&ground, &found.findings, &super::Sealed::read(&records));
    let stands = |address: &str| proved.iter().find(|own| own.definition == address).map(|own| own.proved);
    assert_eq!(stands("promise/answer"), Some(Done));
    assert_eq!(stands("indicator/answers"), Some(Done));
    let unmeasured = compiled(
        CLAIM,
        "",
        "---\nkind: Indicator\nid: idle\ntitle: Idle\nmeasure: {typed: {by: manager, values: [{period: 2026-01, value: 91 %}]}}\n",
    );
    let idle = unmeasured.steps.iter().find(|own| own.definition == "indicator/idle").expect("its steps");
    assert_eq!((idle.demonstrated, idle.verified, idle.proved), (Done, NotExpected, NotExpected));
}

#[test]
fn a_catalogue_of_the_project_names_fields_and_rules_that_exist() {
    let messages = |clause: &str| {
        let more = format!(
            "---\nkind: Catalogue\nid: mine\ntitle: Mine\nstandard: Mine\nedition: \"1\"\nnature: guidance\nclauses:\n  - {{clause: \"1\", title: T, {clause}}}\n"
        );
        let found = compiled(CLAIM, "", &more);
        found.findings.iter().filter(|own| own.code.0 == "SMQ7002").count()
    };
    assert_eq!(messages("shown_by: [promise.redress], silent: [SMQ1004, SMQ0201]"), 0);
    assert_eq!(messages("shown_by: [promise.redres]"), 1);
    assert_eq!(messages("silent: [SMQ9999]"), 1);
    assert_eq!(messages("evidenced_by: [surveys.results]"), 1);
}
