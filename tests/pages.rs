//! The pages of the whole system, and the agenda as another program reads it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test of the program from outside"
)]

#[path = "project/mod.rs"]
mod project;

use std::process::Command;

use project::Project;
use smqc::language::Speaker;
use smqc::outputs::{Artifact, Edition, make_all};

const SYSTEM: &str = r#"
kind: System
id: shop
title: {en: "The shop, \"ours\"; and more", fr: "La boutique"}
smqc: 1
organisation: A shop
languages: [en, fr]
timezone: Europe/Brussels
defaults: {owner: boss}
vocabulary: {services: {repair: {en: Repairs, fr: Réparations}}}
policy: {text: We listen., review_due: 2027-03-01}
---
kind: Role
id: boss
title: {en: The boss, fr: La direction}
held_by: 1 person
level: top management
competences: [{what: First aid, evidence: certificate, until: 2026-01-31}]
training_due: 2027-09-30
authority: {redress_up_to: 500 EUR, settles: yes}
---
kind: Role
id: clerk
title: {en: Clerk, fr: Guichet}
held_by: 4 people
deputy: boss
---
kind: ComplaintProcedure
id: complaints
title: {en: "Complaints\nEND:VEVENT\nBEGIN:VEVENT;,\\ <script>", fr: Réclamations}
version: 2
review_due: 2027-02-01
definition: Any complaint.
stages:
  - {id: ack, title: Acknowledge, owner: clerk, within: 1 business day, tell_customer: true}
  - {id: look, title: Look into it, owner: clerk, within: {P1: 2 business days, others: 5 business days}}
  - {id: answer, title: Answer, owner: boss, after: look, within: 3 business days, tell_customer: true}
  - {id: ask, title: Ask again, owner: clerk, after: [ack, answer], within: 10 business days}
pause: {when: we wait for the customer, at_most: 10 business days}
responses:
  - {id: refund, title: Refund, up_to: 500 EUR, granted_by: boss}
closed_when: [customer accepts, options exhausted]
escalation:
  - {level: Clerk, owner: clerk}
  - {level: Boss, owner: boss, when: customer disagrees, answers_within: 5 business days}
  - {level: Outside, provider: mediator, or_after: 30 calendar days}
---
kind: DisputeProvider
id: mediator
title: {en: The mediator, fr: Le médiateur}
fee: free
settled_by: boss
agreement: {until: 2028-12-31}
---
kind: Survey
id: opinion
title: {en: Opinion, fr: Avis}
version: 1
population: {who: customers, size: 2000}
sampling: {method: random, size: 480}
expected: {response: 25 %, precision: 5 points at 95 %}
period: quarter
questions: [{id: q, scale: satisfaction-5, ask: {en: "How satisfied are you?", fr: "Êtes-vous satisfait ?"}}]
report: {to: [boss], within: 30 calendar days}
---
kind: Action
id: sign
title: {en: A clearer sign at the door for everybody who comes in and looks for the counter é€😀, fr: Un panneau}
opened: 2026-01-05
due: 2026-03-01
---
kind: Action
id: someday
title: {en: Some day, fr: Un jour}
opened: 2026-01-05
"#;

fn made() -> Vec<Artifact> {
    let outcome = Project::on("2026-03-31").with("smq.yaml", SYSTEM).measure();
    make_all(&outcome.0, &Edition::of(&outcome.0, Speaker::new)).expect("every page can be made")
}

fn text<'a>(artifacts: &'a [Artifact], path: &str) -> &'a str {
    let found = artifacts.iter().find(|own| own.path == path);
    std::str::from_utf8(&found.unwrap_or_else(|| panic!("{path} is missing")).bytes).expect("UTF-8")
}

/// What stands between the tags, blanks joined.
fn plain(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// metrics.md 4.10: 2000 people, ±5 % at 95 % → 323 of them; 120 answers of 2000 → ±8.7 points.
#[test]
fn the_sample_is_worked_out_with_its_numbers() {
    let artifacts = made();
    let page = plain(text(&artifacts, "auditor/en/survey/opinion.html"));
    for step in [
        "n₀ = 1.959964² × 0.5 × 0.5 ÷ 0.05² 384.15",
        "n = 384.15 ÷ (1 + 383.15 ÷ 2,000) 322.39",
        "rounded up 323",
        "323 ÷ 25% 1,292",
        "1.959964 × √(0.5 × 0.5 ÷ 120) × √((2,000 − 120) ÷ 1,999) ± 8.7 points",
    ] {
        assert!(page.contains(step), "{step} is missing in: {page}");
    }
}

#[test]
fn the_matrix_says_what_the_definitions_say_and_no_more() {
    let artifacts = made();
    let page = text(&artifacts, "auditor/markdown/en/responsibilities.md");
    let row = |start: &str| {
        let line = page.lines().find(|line| line.starts_with(&format!("| {start}")));
        let cells = line.unwrap_or_else(|| panic!("{start} is missing in: {page}")).split('|').map(str::trim);
        cells.skip(2).map(str::to_owned).collect::<Vec<String>>()
    };
    // Clerk, boss, mediator, complainant.
    assert_eq!(row("1\\. Acknowledge"), ["R", "A", "", "I", ""]);
    assert_eq!(row("2\\. Look into it"), ["R", "A", "", "", ""]);
    assert_eq!(row("3\\. Answer"), ["", "R A", "", "I", ""]);
    assert_eq!(row("Granting"), ["", "R A", "", "", ""]);
    assert_eq!(row("Level 3"), ["", "A C", "R", "", ""]);
    assert!(page.contains("no longer valid") || page.contains("No longer valid"), "{page}");
}

#[test]
fn what_is_overdue_is_said_in_a_word_and_what_has_no_date_is_listed() {
    let artifacts = made();
    let page = plain(text(&artifacts, "auditor/en/calendar.html"));
    assert!(page.contains("1 March 2026 Action due A clearer sign"), "{page}");
    // The action, and the certificate of first aid.
    assert!(page.contains("2 overdue"), "{page}");
    assert_eq!(page.matches(" Overdue ").count(), 2, "{page}");
    assert!(page.contains("Some day Action without a due date"), "{page}");
    let french = plain(text(&artifacts, "auditor/fr/calendar.html"));
    assert!(french.contains("En retard"), "{french}");
}

#[test]
fn the_course_of_a_procedure_is_drawn_and_listed() {
    let artifacts = made();
    let page = text(&artifacts, "auditor/en/complaint-procedure/complaints.html");
    let drawing = page.split("<svg class=\"flow\"").nth(1).and_then(|rest| rest.split("</svg>").next());
    let drawing = drawing.expect("a drawing");
    // Receipt, four stages, two levels (the first one is the stages), closure, and two panels.
    assert_eq!(drawing.matches("<g class=").count(), 10, "{drawing}");
    // Three steps follow one another, one waits for two; then the level, the next, the end twice.
    assert_eq!(drawing.matches("class=\"tip\"").count(), 9, "{drawing}");
    assert_eq!(drawing.matches("arrow unsettled").count(), 2, "{drawing}");
    let list = plain(page.split("<div class=\"told\">").nth(1).expect("a list"));
    for said in
        ["1. Acknowledge", "Acknowledge Clerk From receipt: within 1 business day The complainant is told"]
    {
        assert!(plain(drawing).contains(said) || list.contains(said), "{said}: {list}");
    }
    assert!(list.contains("From “Acknowledge”, “Answer”: within 10 business days"), "{list}");
}

#[test]
fn the_master_list_names_every_controlled_document_and_file() {
    let artifacts = made();
    let page = text(&artifacts, "auditor/en/documents.html");
    for part in ["complaint-procedure/complaints.html", "survey/opinion.html", "agenda.ics", "staff/"] {
        assert!(page.contains(part), "{part}");
    }
    let own = artifacts.iter().filter(|own| own.path.starts_with("auditor/en/checklist"));
    assert!(own.count() == 0 || page.contains("checklist"));
}

#[test]
fn the_glossary_has_an_anchor_for_each_word_and_the_words_of_the_system() {
    let artifacts = made();
    for (language, own) in [("en", "Repairs"), ("fr", "Réparations")] {
        let page = text(&artifacts, &format!("auditor/{language}/glossary.html"));
        assert!(page.contains("id=\"term-margin\"") && page.contains("id=\"term-n\""));
        assert!(page.contains(own), "{language}");
    }
}

/// The agenda, read by the Python package `icalendar`.
#[test]
fn the_agenda_is_read_by_another_program() {
    let python = std::env::var("SMQC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let installed = Command::new(&python).args(["-c", "import icalendar"]).output();
    if !installed.is_ok_and(|output| output.status.success()) {
        let must = std::env::var("SMQC_REQUIRE_READERS").is_ok_and(|value| value == "1");
        assert!(!must, "the Python package icalendar is missing");
        eprintln!("skipped: the Python package icalendar is missing");
        return;
    }
    let artifacts = made();
    for edition in ["auditor", "staff"] {
        let bytes = text(&artifacts, &format!("{edition}/en/agenda.ics"));
        let folder = std::env::temp_dir().join(format!("smqc-agenda-{}-{edition}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("agenda.ics");
        std::fs::write(&file, bytes).expect("a file");
        let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/agenda.py");
        let output = Command::new(&python).arg(script).arg(&file).output().expect("Python runs");
        std::fs::remove_dir_all(&folder).expect("the folder is ours");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.starts_with("calendar The shop, \"ours\"; and more\n"), "{said}");
        assert!(said.contains("'Review of the policy: The shop, \"ours\"; and more' -P14D"), "{said}");
        // A title with line ends and signs of the format is one event still.
        assert!(said.contains("Complaints\\nEND:VEVENT\\nBEGIN:VEVENT;,\\\\ <script>"), "{said}");
        assert!(said.contains("2027-02-01") && said.contains("-P14D"), "{said}");
        if edition == "auditor" {
            assert!(said.contains("é€😀"), "{said}");
        }
    }
}

#[test]
fn the_same_definitions_give_the_same_agenda() {
    assert_eq!(text(&made(), "auditor/fr/agenda.ics"), text(&made(), "auditor/fr/agenda.ics"));
}

/// A level has its name in the reader's language, and so have the steps and levels that others name.
#[test]
fn steps_and_levels_are_called_by_their_names() {
    let procedure = r#"
kind: System
id: shop
title: A shop
smqc: 1
organisation: A shop
languages: [en, fr]
timezone: Europe/Brussels
standards: [{standard: "ISO 10001:2018"}, {standard: "ISO 10002:2018"}, {standard: "ISO 18295-1:2017"}]
---
kind: Role
id: boss
title: The boss
---
kind: ComplaintProcedure
id: complaints
title: Complaints
stages:
  - {id: ack, title: {en: Acknowledge, fr: Accuser réception}, within: 1 calendar day}
  - {id: ask, title: {en: Ask again, fr: Relancer}, after: ack, within: 10 calendar days}
escalation:
  - {level: Shop, owner: boss}
  - {level: {en: The board, fr: Le conseil}, when: customer disagrees, next: dehors}
  - {level: {en: Outside, fr: Dehors}, when: final refusal}
"#;
    let outcome = Project::on("2026-03-31").with("smq.yaml", procedure).measure();
    let artifacts =
        make_all(&outcome.0, &Edition::of(&outcome.0, Speaker::new)).expect("every page can be made");
    let told = |path: &str| plain(text(&artifacts, path));
    let english = told("auditor/en/complaint-procedure/complaints.html");
    assert!(english.contains("Ask again 10 calendar days Acknowledge"), "{english}");
    assert!(english.contains("Level 2: The board") && english.contains("Level 1: Shop"), "{english}");
    let french = told("auditor/fr/complaint-procedure/complaints.html");
    assert!(french.contains("Relancer 10 jours calendaires Accuser réception"), "{french}");
    assert!(french.contains("Niveau 2 : Le conseil"), "{french}");
    assert!(french.contains("Le conseil le client n’est pas d’accord Dehors"), "{french}");
    assert!(told("customer/fr/recourse.html").contains("Le conseil"));
    assert!(!told("customer/en/recourse.html").contains("conseil"));
    // What shows a clause, in words.
    let covered = |path: &str, words: &str| assert!(told(path).contains(words), "{path}: {}", told(path));
    covered("auditor/en/coverage/iso-10001-2018.html", "Supports (promise or code of conduct)");
    covered("auditor/fr/coverage/iso-10001-2018.html", "Contribue à (promesse ou charte)");
    covered("auditor/fr/coverage/iso-10002-2018.html", "Origine (réclamation, procédure de réclamation, ");
    covered("auditor/fr/coverage/iso-18295-1-2017.html", "Éléments d’entrée (enquêtes ou réclamations)");
}
