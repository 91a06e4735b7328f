//! The only place where the stages are put in order: files → trees → shape → model → references →
//! plans → measures → rules → coverage. Both the commands and the tests go through it.

mod adjust;
mod audience;
mod look;
mod own_templates;
mod read;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, FAULTS, Severity};
use crate::ledger::{self, Ledger, Standings};
use crate::measure::{self, Measured, Plans};
use crate::model::Definition;
use crate::resolve::{self, Known, Model};
use crate::rules::{self, RULES, Settings};
use crate::standards::{
    BUILT_IN, Coverage, FiveSteps, Ground, Raised, Sealed, check_catalogues, cover, five_steps,
    gates_coverage,
};
use crate::world::{Files, Span, World, WorldError};

pub use adjust::Waived;
pub use look::{Colours, Logo, Look, Picture, harmless_drawing};
pub use own_templates::OwnTemplate;

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Definitions only: `check`.
    Definitions,
    /// The data too: `measure`, `build`.
    Data,
}

/// Everything that is known of a quality system.
pub struct Compilation {
    pub files: Files,
    pub model: Model,
    pub plans: Plans,
    /// The definitions against the approvals at hand.
    pub standings: Standings,
    /// Nothing when only the definitions were asked for.
    pub measured: Option<Measured>,
    /// Nothing either, unless the data were asked for or the System gates it.
    pub coverage: Vec<Coverage>,
    /// How far each definition is carried through. Nothing, unless the data were asked for.
    pub steps: Vec<FiveSteps>,
    /// In the order of files and lines.
    pub findings: Vec<Diagnostic>,
    /// Findings that a waiver silences.
    pub waived: Vec<Waived>,
    pub as_of: Date,
    /// Templates of the project that stand in for those built in.
    pub templates: Vec<OwnTemplate>,
    pub look: Look,
}

impl Compilation {
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The errors on one definition.
    pub fn errors_on<'c>(&'c self, definition: &'c Definition) -> impl Iterator<Item = &'c Diagnostic> {
        errors_on(&self.findings, definition)
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// Compiles a project.
///
/// # Errors
/// When the files cannot be read. What is wrong inside them is a finding.
pub fn compile(world: &dyn World, depth: Depth) -> Result<Compilation, WorldError> {
    let mut files = world.definitions()?;
    let mut findings = Vec::new();
    let lowered = read::read(&mut files, &mut findings);
    let model = resolve::resolve(lowered, &known()).drain_into(&mut findings);
    findings.extend(check_catalogues(&model));
    let templates = own_templates::own_templates(world, &mut files)?.drain_into(&mut findings);
    let look = look::look(&model, world)?.drain_into(&mut findings);
    let as_of = world.today();
    let text = |span| files.text(Span { start: 0, end: file_end(&files, span), ..span }).to_owned();
    let plans = measure::plan(&model, as_of, &text).drain_into(&mut findings);
    let records = world.records()?;
    let standings = Standings::of(&model, Ledger::read(&records), unsound(&model, &findings));
    let measured = match depth {
        Depth::Definitions => None,
        Depth::Data => {
            let mut measured = measure::measure(&model, &plans, world).drain_into(&mut findings);
            measured.sealed = ledger::sealed(&records);
            measured.past = ledger::past(&records);
            Some(measured)
        }
    };
    let settings = Settings::of(&model).drain_into(&mut findings);
    findings.extend(rules::check_definitions(&model, &plans, &settings));
    findings.extend(rules::check_records(&model, &plans, &standings, &settings));
    if let Some(measured) = &measured {
        findings.extend(rules::check_results(&model, &plans, measured, &settings));
    }
    let (findings, waived) = adjust::adjust(&model, &files, &settings, as_of, findings);
    let ground = Ground { model: &model, measured: measured.as_ref(), as_of };
    let covered = || {
        if depth != Depth::Data && !gates_coverage(&model) {
            return Vec::new();
        }
        let waived: Vec<&Diagnostic> = waived.iter().map(|waived| &waived.finding).collect();
        cover(&ground, &Raised { findings: &findings, waived: &waived, settings: &settings })
    };
    let walked = || match depth {
        Depth::Definitions => Vec::new(),
        Depth::Data => five_steps(&ground, &findings, &Sealed::read(&records)),
    };
    let (coverage, steps) = rayon::join(covered, walked);
    Ok(Compilation {
        files,
        model,
        plans,
        standings,
        measured,
        coverage,
        steps,
        findings,
        waived,
        as_of,
        templates,
        look,
    })
}

fn errors_on<'f>(
    findings: &'f [Diagnostic],
    definition: &'f Definition,
) -> impl Iterator<Item = &'f Diagnostic> {
    let (address, own) = (definition.address(), definition.span);
    findings.iter().filter(move |finding| {
        let inside = |span: Span| span.file == own.file && own.start <= span.start && span.end <= own.end;
        finding.severity == Severity::Error
            && (finding.about.as_deref() == Some(address.as_str()) || finding.span.is_some_and(inside))
    })
}

/// The definitions that could not be read whole: what they mean is not known.
fn unsound(model: &Model, findings: &[Diagnostic]) -> BTreeSet<String> {
    if !findings.iter().any(|finding| finding.severity == Severity::Error) {
        return BTreeSet::new();
    }
    // Without a language of the System it is not known in which one a text was approved.
    let spoken = model.system().is_some_and(|system| system.languages.items().next().is_some());
    let wrong = model.own().filter(|definition| !spoken || errors_on(findings, definition).next().is_some());
    wrong.map(Definition::address).collect()
}

fn file_end(files: &Files, span: Span) -> u32 {
    let length = files.get(span.file).map_or(0, |file| file.text.len());
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What resolution must know of the rules and of what is built in.
fn known() -> Known<'static> {
    Known {
        rules: RULES.iter().map(|rule| (rule.code.0, rule.slug)).collect(),
        unwaivable: FAULTS.iter().map(|fault| (fault.code.0, fault.slug)).collect(),
        standards: BUILT_IN.iter().filter_map(|built_in| built_in.standard).map(str::to_owned).collect(),
    }
}
