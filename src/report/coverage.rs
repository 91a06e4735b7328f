//! The coverage of the standards, and the five steps of each definition.

use schemars::JsonSchema;
use serde::Serialize;

use super::coverage_json::{CoverageJson, coverage_json};
use super::delimited::Table;
use super::layout::{Side, hanging, padded, widest};
use super::screen::Screen;
use super::views::some_of;
use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::model::kinds::catalogue::Nature;
use crate::standards::{Against, ClauseCoverage, ClauseStatus, Coverage, FiveSteps, StepStands};

/// What `check --coverage --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageReportJson {
    /// Version of the program.
    pub smqc: &'static str,
    /// The day judged on, at most.
    pub as_of: String,
    /// In the order in which they are claimed.
    pub standards: Vec<CoverageJson>,
    /// The five steps of each definition of which they can be expected.
    pub steps: Vec<StepsJson>,
}

/// The five steps of a definition: `done`, `missing`, or `not expected`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepsJson {
    /// `promise/written-ack`.
    pub definition: String,
    /// In force, without an error on it.
    pub defined: &'static str,
    /// Documents are made of it: the system has no errors.
    pub written: &'static str,
    /// Figures, a register or answers are behind it.
    pub demonstrated: &'static str,
    /// A verdict was reached, or an audit of it left nothing open.
    pub verified: &'static str,
    /// A sealed record holds a verdict of it.
    pub proved: &'static str,
}

/// As data.
pub fn json(compilation: &Compilation, _: &Speaker) -> String {
    super::json::text(&report(compilation))
}

fn report(compilation: &Compilation) -> CoverageReportJson {
    let first = compilation.model.first_language();
    CoverageReportJson {
        smqc: env!("CARGO_PKG_VERSION"),
        as_of: compilation.as_of.to_string(),
        standards: compilation.coverage.iter().map(|own| coverage_json(own, &first)).collect(),
        steps: compilation.steps.iter().map(steps_json).collect(),
    }
}

/// The five steps of a definition, as data.
pub fn steps_json(steps: &FiveSteps) -> StepsJson {
    StepsJson {
        definition: steps.definition.clone(),
        defined: steps.defined.name(),
        written: steps.written.name(),
        demonstrated: steps.demonstrated.name(),
        verified: steps.verified.name(),
        proved: steps.proved.name(),
    }
}

/// One line for each clause; lists have ` | ` between their items.
pub fn csv(compilation: &Compilation, speaker: &Speaker) -> String {
    let mut table = Table::with_header(&[
        "standard",
        "clause",
        "title",
        "status",
        "shown_by",
        "not_given",
        "contradicted_by",
        "evidence",
        "audits",
        "open_findings",
        "reason",
        "owner",
    ]);
    for coverage in &compilation.coverage {
        for clause in &coverage.clauses {
            let (reason, owner) = match &clause.status {
                ClauseStatus::NotApplicable { reason, owner } => {
                    (speaker.formatter().text(reason), owner.clone().unwrap_or_default())
                }
                _ => (String::new(), String::new()),
            };
            let against: Vec<String> = against(clause).iter().map(|rule| rule.code.clone()).collect();
            for cell in [
                coverage.standard.as_str(),
                &clause.clause,
                &speaker.formatter().text(&clause.title),
                clause.status.name(),
                &shown_by(clause).join(" | "),
                &not_given(clause).join(" | "),
                &against.join(" | "),
                &evidence(clause).join(" | "),
                &clause.audited.by.join(" | "),
                &clause.audited.open.join(" | "),
                &reason,
                &owner,
            ] {
                table.text(cell);
            }
            table.end();
        }
    }
    table.finish()
}

/// For people: the clauses standard by standard, then the steps.
pub fn human(compilation: &Compilation, speaker: &Speaker, screen: Screen) -> String {
    if compilation.coverage.is_empty() {
        return speaker.word("coverage-none") + "\n";
    }
    let mut text = String::new();
    for coverage in &compilation.coverage {
        text.push_str(&standard(coverage, speaker, screen));
        text.push('\n');
    }
    text.push_str(&steps(&compilation.steps, speaker, screen));
    text.push_str(&speaker.word("coverage-note"));
    text + "\n"
}

fn standard(coverage: &Coverage, speaker: &Speaker, screen: Screen) -> String {
    let (documented, of) = coverage.documented();
    let counts = Message::new("coverage-counts")
        .with("declared", documented)
        .with("n", of)
        .with("evidenced", coverage.reaching(ClauseStatus::is_evidenced))
        .with("audited", coverage.reaching(ClauseStatus::is_audited));
    let title = format!("{} ({})", coverage.standard, speaker.word(nature(coverage.nature)));
    let mut text = format!("{}\n  {}\n", screen.strong(&title), speaker.say(&counts));
    let words: Vec<String> =
        coverage.clauses.iter().map(|clause| speaker.word(status_key(clause, coverage.nature))).collect();
    let number = widest(coverage.clauses.iter().map(|clause| clause.clause.as_str()));
    let word = widest(words.iter().map(String::as_str));
    for (clause, status) in coverage.clauses.iter().zip(&words) {
        let number = padded(&clause.clause, number, Side::Left);
        let status = padded(status, word, Side::Left);
        let title = screen.text(&speaker.formatter().text(&clause.title));
        text.push_str(&format!("  {number}  {status}  {title}\n"));
        for detail in details(clause, speaker) {
            let detail = hanging(&screen.text(&detail), 6, screen.width);
            text.push_str(&screen.faint(detail.trim_end_matches('\n')));
            text.push('\n');
        }
    }
    text
}

const fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Guidance => "page-nature-guidance",
        Nature::Requirements => "page-nature-requirements",
    }
}

/// The key of the words of a status.
pub const fn status_key(clause: &ClauseCoverage, nature: Nature) -> &'static str {
    match (&clause.status, nature) {
        (ClauseStatus::Declared, _) => "clause-declared",
        (ClauseStatus::Evidenced, _) => "clause-evidenced",
        (ClauseStatus::Audited, _) => "clause-audited",
        (ClauseStatus::NotShown, Nature::Guidance) => "clause-gap-guidance",
        (ClauseStatus::NotShown, Nature::Requirements) => "clause-gap-requirements",
        (ClauseStatus::Contradicted(_), _) => "clause-contradicted",
        (ClauseStatus::AuditorOnly, _) => "clause-auditor",
        (ClauseStatus::NotApplicable { .. }, _) => "clause-not-applicable",
    }
}

/// What stands behind the status of a clause, a line each.
fn details(clause: &ClauseCoverage, speaker: &Speaker) -> Vec<String> {
    let named = |key: &'static str, names: &[String]| {
        let message = Message::new(key).with("names", some_of(names, speaker));
        (!names.is_empty()).then(|| speaker.say(&message))
    };
    let rules = |rules: &[Against]| rules.iter().map(told).collect::<Vec<_>>();
    let mut lines = Vec::new();
    match &clause.status {
        ClauseStatus::NotApplicable { reason, owner } => {
            let message = Message::new("coverage-set-aside")
                .with("reason", speaker.formatter().text(reason))
                .with("owner", owner.clone().unwrap_or_else(|| "none".to_owned()));
            return vec![speaker.say(&message)];
        }
        ClauseStatus::Contradicted(against) => lines.extend(named("coverage-against", &rules(against))),
        _ => lines.extend(named("coverage-shown", &shown_by(clause))),
    }
    lines.extend(named("coverage-not-given", &not_given(clause)));
    lines.extend(named("coverage-follows", &clause.follows));
    lines.extend(named("coverage-evidence", &evidence(clause)));
    lines.extend(named("coverage-audits", &clause.audited.by));
    lines.extend(named("coverage-open", &clause.audited.open));
    lines.extend(named("coverage-waived", &rules(&clause.waived)));
    lines.extend(named("coverage-off", &clause.switched_off));
    lines
}

/// `SMQ1004 (promise/answer)`.
fn told(rule: &Against) -> String {
    match rule.about.as_slice() {
        [] => rule.code.clone(),
        about => format!("{} ({})", rule.code, about.join(", ")),
    }
}

fn against(clause: &ClauseCoverage) -> &[Against] {
    match &clause.status {
        ClauseStatus::Contradicted(against) => against,
        _ => &[],
    }
}

/// The definitions that give its fields, each once.
fn shown_by(clause: &ClauseCoverage) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in clause.fields.iter().flat_map(|(_, by)| by) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn not_given(clause: &ClauseCoverage) -> Vec<String> {
    clause.fields.iter().filter(|(_, by)| by.is_empty()).map(|(path, _)| path.clone()).collect()
}

fn evidence(clause: &ClauseCoverage) -> Vec<String> {
    clause.evidence.iter().map(|own| own.by.clone()).collect()
}

/// The five steps, a line for each definition.
fn steps(all: &[FiveSteps], speaker: &Speaker, screen: Screen) -> String {
    let heads = ["defined", "written", "demonstrated", "verified", "proved"];
    let heads: Vec<String> = heads.iter().map(|head| speaker.word(&format!("step-{head}"))).collect();
    let first = widest(all.iter().map(|own| own.definition.as_str()));
    let mut text = format!("{}\n  {}", screen.strong(&speaker.word("steps-title")), " ".repeat(first));
    heads.iter().for_each(|head| text.push_str(&format!("  {head}")));
    text.push('\n');
    for own in all {
        let cells = heads.iter().zip(own.stands()).map(|(head, stands)| {
            format!("  {}", padded(&speaker.word(step_key(stands)), super::layout::width(head), Side::Left))
        });
        let line = format!("  {}{}", padded(&own.definition, first, Side::Left), cells.collect::<String>());
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text + "\n"
}

/// The key of the word of a step.
pub const fn step_key(stands: StepStands) -> &'static str {
    match stands {
        StepStands::Done => "word-yes",
        StepStands::Missing => "word-no",
        StepStands::NotExpected => "step-not-expected",
    }
}
