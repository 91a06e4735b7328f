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
