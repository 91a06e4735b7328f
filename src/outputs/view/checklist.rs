//! Audit checklists: the clauses of a standard, or those that an audit names, each with what is known
//! of it and room for what the auditor sees. Nothing here answers for the auditor.

use jiff::civil::Date;
use serde::Serialize;

use super::coverage::{ClauseView, clause_view};
use super::known::{Known, grade_key, known};
use super::reader::{Link, Prose, Reader, To, capitalised, clause_anchor};
use crate::compile::Compilation;
use crate::model::kinds::audit::FindingGrade;
use crate::model::kinds::catalogue::Nature;
use crate::model::{Audit, Definition, View};
use crate::standards::{ClauseCoverage, ClauseStatus, Coverage, clause_key, is_within};

/// What a checklist is for.
#[derive(Clone, Copy)]
pub enum Subject<'c> {
    /// Every clause of a standard.
    Standard(&'c Coverage),
    /// The clauses that an audit names as its criteria; where it names none, those that the
    /// definitions in its scope show.
    Audit(View<'c, Audit>),
}

/// A checklist.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ChecklistView {
    /// The standard, or the audit.
    pub subject: Link,
    pub lead: Option<Prose>,
    /// Nature of the standard; auditor, day, scope and criteria of the audit.
    pub facts: Vec<FactView>,
    /// The clauses are of several standards.
    pub several: bool,
    /// The name of the workbook that says the same.
    pub workbook: String,
    /// Every grade that a row takes.
    pub grades: Vec<GradeView>,
    pub rows: Vec<RowView>,
}

/// A labelled line.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ChecklistFact")]
pub struct FactView {
    pub label: String,
    pub texts: Vec<Link>,
}

/// An answer of the auditor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct GradeView {
    /// `none`, `major`, `minor`, `gap` or `opportunity`.
    pub key: &'static str,
    pub word: String,
}

/// One clause.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct RowView {
    /// Of its own on the page.
    pub anchor: String,
    pub standard: String,
    pub requirement: bool,
    /// « exigence » or « recommandation ».
    pub nature: String,
    pub clause: ClauseView,
    pub known: Known,
    /// What the auditor may answer.
    pub grades: Vec<GradeView>,
    /// « Non applicable : … », where the clause is set aside.
    pub not_audited: Option<Prose>,
    /// Where the audit names them.
    pub auditor: Option<Prose>,
    /// Year-month-day.
    pub date: Option<String>,
    #[serde(skip)]
    pub day: Option<Date>,
}

/// The checklists of a system: one per standard, one per audit that names something of them.
pub fn subjects(compilation: &Compilation) -> Vec<Subject<'_>> {
    let standards = compilation.coverage.iter().map(Subject::Standard);
    let audits = compilation.model.active::<Audit>().filter(|audit| !audit.definition.built_in);
    let audits = audits.map(Subject::Audit).filter(|own| !own.clauses(compilation).is_empty());
    standards.chain(audits).collect()
}

/// The checklists of audits, by the title of the audit.
pub fn audit_checklists(reader: &Reader<'_>) -> Vec<Link> {
    let audits = reader.atlas.pages_of("audit");
    let links = audits.filter_map(|own| Some((own, audit_checklist(reader, own)?)));
    links.map(|(own, href)| Link { label: reader.title(own), href: Some(href) }).collect()
}

/// The checklist of an audit; nothing for other kinds, and where the audit names no clause.
pub fn audit_checklist(reader: &Reader<'_>, definition: &Definition) -> Option<String> {
    let audit = definition.view::<Audit>().filter(|_| definition.is_active() && !definition.built_in)?;
    let subject = Subject::Audit(audit);
    let named = !subject.clauses(reader.atlas.compilation).is_empty();
    named.then(|| reader.href(subject.to()))
}

impl<'c> Subject<'c> {
    /// Where its page is.
    pub fn to(self) -> To<'c> {
        match self {
            Self::Standard(coverage) => To::Checklist(&coverage.catalogue),
            Self::Audit(audit) => To::AuditChecklist(audit.definition.id()),
        }
    }

    fn clauses(self, compilation: &'c Compilation) -> Vec<(&'c Coverage, &'c ClauseCoverage)> {
        match self {
            Self::Standard(coverage) => coverage.clauses.iter().map(|clause| (coverage, clause)).collect(),
            Self::Audit(audit) => {
                let all = compilation.coverage.iter();
                let all = all.flat_map(|own| own.clauses.iter().map(move |clause| (own, clause)));
                let named = Named::of(compilation, audit);
                all.filter(|(coverage, clause)| named.holds(coverage, clause)).collect()
            }
        }
    }
}

/// What an audit names.
struct Named {
    /// Catalogue and number; a chapter stands for its clauses.
    criteria: Vec<(String, String)>,
    /// `complaint-procedure/complaints`.
    scope: Vec<String>,
}

impl Named {
    fn of(compilation: &Compilation, audit: View<'_, Audit>) -> Self {
        let criteria = audit.body().criteria.items();
        let scope = audit.body().scope.items().map(|link| {
            let (kind, id, _) = link.value.split();
            format!("{kind}/{id}")
        });
        Self {
            criteria: criteria.filter_map(|own| clause_key(&compilation.model, &own.value.0)).collect(),
            scope: scope.collect(),
        }
    }

    fn holds(&self, coverage: &Coverage, clause: &ClauseCoverage) -> bool {
        if self.criteria.is_empty() {
            let mut by = clause.fields.iter().flat_map(|(_, by)| by);
            return by.any(|address| self.scope.contains(address));
        }
        let mut criteria = self.criteria.iter().filter(|(catalogue, _)| *catalogue == coverage.catalogue);
        criteria.any(|(_, number)| is_within(&clause.clause, number))
    }
}

/// One checklist.
pub fn checklist(reader: &Reader<'_>, subject: Subject<'_>) -> ChecklistView {
    let audit = match subject {
        Subject::Audit(audit) => Some(audit),
        Subject::Standard(_) => None,
    };
    let clauses = subject.clauses(reader.atlas.compilation);
    let rows: Vec<RowView> =
        clauses.iter().map(|(coverage, clause)| row(reader, audit, coverage, clause)).collect();
    let mut grades: Vec<GradeView> = Vec::new();
    for grade in rows.iter().flat_map(|row| &row.grades) {
        if !grades.contains(grade) {
            grades.push(grade.clone());
        }
    }
    grades.sort_by_key(|grade| ORDER.iter().position(|key| *key == grade.key));
    let several = clauses.windows(2).any(|pair| pair[0].0.catalogue != pair[1].0.catalogue);
    let (own, lead, facts, workbook) = match subject {
        Subject::Standard(coverage) => {
            let link = Link {
                label: reader.plain(&coverage.standard),
                href: Some(reader.href(To::Coverage(&coverage.catalogue))),
            };
            (
                link,
                Some(reader.prose(&coverage.title)),
                of_standard(reader, coverage),
                &coverage.catalogue[..],
            )
        }
        Subject::Audit(audit) => {
            (reader.link(audit.definition), None, of_audit(reader, audit), audit.definition.id())
        }
    };
    let workbook = format!("{workbook}.xlsx");
    ChecklistView { subject: own, lead, facts, several, workbook, grades, rows }
}

/// The order of grades in the totals.
const ORDER: [&str; 5] = ["none", "major", "minor", "gap", "opportunity"];

fn of_standard(reader: &Reader<'_>, coverage: &Coverage) -> Vec<FactView> {
    let nature = match coverage.nature {
        Nature::Guidance => "page-nature-guidance",
        Nature::Requirements => "page-nature-requirements",
    };
    let text = Link { label: reader.plain(reader.word(nature)), href: None };
    vec![FactView { label: reader.word("page-nature"), texts: vec![text] }]
}

fn of_audit(reader: &Reader<'_>, audit: View<'_, Audit>) -> Vec<FactView> {
    let body = audit.body();
    let plain = |text: Prose| vec![Link { label: text, href: None }];
    let day = |day: Option<&Date>| {
        let day = day.map(|day| plain(reader.plain(reader.formatter().date(*day))));
        day.unwrap_or_default()
    };
    let scope = body.scope.items().map(|link| reader.link_to_address(&link.value.text));
    let criteria = body.criteria.items().map(|clause| {
        let text = clause.value.0.as_str();
        // A chapter stands for its clauses, and has no place of its own.
        let chapter = || clause_key(&reader.atlas.compilation.model, text);
        let standard = || chapter().filter(|(catalogue, _)| reader.atlas.covers(catalogue));
        reader.standard(text).unwrap_or_else(|| Link {
            label: reader.plain(text),
            href: standard().map(|(catalogue, _)| reader.href(To::Coverage(&catalogue))),
        })
    });
    let rows = [
        ("field-auditor", auditor(reader, audit).map(plain).unwrap_or_default()),
        ("field-date", day(body.date.given())),
        ("checklist-planned", day(body.planned.given().filter(|_| !body.date.is_given()))),
        ("field-scope", scope.collect()),
        ("field-criteria", criteria.collect()),
        (
            "checklist-looked-at",
            body.sample.given().map(|text| plain(reader.prose(text))).unwrap_or_default(),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, texts)| !texts.is_empty());
    rows.map(|(key, texts)| FactView { label: reader.word(key), texts }).collect()
}

/// Who audits, by name, else by role.
fn auditor(reader: &Reader<'_>, audit: View<'_, Audit>) -> Option<Prose> {
    let auditor = audit.body().auditor.given()?;
    let role = auditor.role.given().map(|role| reader.link_to("role", &role.id, None).label);
    auditor.name.given().map(|name| reader.prose(name)).or(role)
}

fn row(
    reader: &Reader<'_>,
    audit: Option<View<'_, Audit>>,
    coverage: &Coverage,
    clause: &ClauseCoverage,
) -> RowView {
    let requirement = coverage.nature == Nature::Requirements;
    let anchor = clause_anchor(&clause.clause);
    let day = audit.and_then(|audit| audit.body().date.given().copied());
    RowView {
        anchor: if audit.is_some() { format!("{}-{anchor}", coverage.catalogue) } else { anchor },
        standard: coverage.standard.clone(),
        requirement,
        nature: reader.word(if requirement { "checklist-requirement" } else { "checklist-guidance" }),
        clause: clause_view(reader, coverage.nature, clause),
        known: known(reader, clause),
        grades: grades(reader, requirement),
        not_audited: set_aside(reader, &clause.status),
        auditor: audit.and_then(|audit| auditor(reader, audit)),
        date: day.map(|day| day.to_string()),
        day,
    }
}

/// What may be answered: guidance asks for nothing that one could fall short of by a major gap.
fn grades(reader: &Reader<'_>, requirement: bool) -> Vec<GradeView> {
    let grade = |grade: FindingGrade| GradeView { key: grade.word(), word: reader.word(grade_key(grade)) };
    let mut grades = vec![GradeView { key: "none", word: reader.word("checklist-grade-none") }];
    if requirement {
        grades.extend([grade(FindingGrade::Major), grade(FindingGrade::Minor)]);
    } else {
        grades.push(grade(FindingGrade::Gap));
    }
    grades.push(grade(FindingGrade::Opportunity));
    grades
}

fn set_aside(reader: &Reader<'_>, status: &ClauseStatus) -> Option<Prose> {
    let ClauseStatus::NotApplicable { reason, .. } = status else { return None };
    let reason = reader.prose(reason);
    let text = format!(
        "{}{} {}",
        capitalised(&reader.word("clause-not-applicable")),
        reader.word("page-colon"),
        reason.text
    );
    Some(Prose { text, lang: reason.lang })
}
