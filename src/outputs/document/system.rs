//! The whole quality system as one document, for the auditor: where every promise stands, what the
//! standards ask for and where it is shown, every definition, every finding, every file of data.

use super::block::{Block, Cell, Column, ControlRow, Document, Look, Plan, Run, Table, Term};
use super::control;
use super::definition::definition;
use super::markdown;
use super::pieces::{badge, joined, link, message};
use crate::model::{Definition, KINDS, Kind};
use crate::outputs::view::{self, CoverageView, FindingView, OverviewView, Reader, Standing};

/// The document of the auditor's edition.
pub fn system(reader: &Reader<'_>) -> Document {
    let overview = view::overview(reader);
    let mut blocks = at_a_glance(reader, &overview);
    standards(reader, &mut blocks);
    blocks.push(Block::Break);
    for kind in kinds() {
        let own: Vec<&Definition> = reader.atlas.pages_of(kind.slug).collect();
        blocks.push(Block::heading(
            1,
            Some(format!("kinds-{}", kind.slug)),
            vec![Run::text(reader.kind_names(kind.slug))],
        ));
        for one in own {
            definition(reader, one, &mut blocks);
        }
    }
    findings(reader, &mut blocks);
    data(reader, &mut blocks);
    let title = markdown::one_line(&overview.title.text);
    let mut document = control::document(reader, Plan::Report, title, None);
    document.subtitle = Some(reader.word("document-system"));
    document.control.extend(cut_offs(reader, &overview));
    document.blocks = blocks;
    document.settled()
}

/// The chain first: what is promised, what happens to a complaint, how it is measured.
const FIRST: [&str; 12] = [
    "system",
    "code-of-conduct",
    "promise",
    "objective",
    "complaint-procedure",
    "dispute-provider",
    "channel",
    "calendar",
    "role",
    "indicator",
    "survey",
    "source",
];

fn kinds() -> Vec<&'static Kind> {
    let place = |kind: &Kind| FIRST.iter().position(|slug| *slug == kind.slug).unwrap_or(FIRST.len());
    let mut kinds: Vec<&Kind> = KINDS.iter().collect();
    kinds.sort_by_key(|kind| place(kind));
    kinds
}

/// Until when the data reach, by source.
fn cut_offs(reader: &Reader<'_>, overview: &OverviewView) -> Option<ControlRow> {
    let cut_offs = overview.cut_offs.iter().filter_map(|own| {
        let date = own.date.as_ref()?;
        Some(vec![link(&own.source), Run::text(format!(" ({date})"))])
    });
    let value = joined(cut_offs);
    (!value.is_empty()).then(|| ControlRow { label: reader.word("page-cut-offs"), value })
}

fn at_a_glance(reader: &Reader<'_>, overview: &OverviewView) -> Vec<Block> {
    let mut blocks =
        vec![Block::heading(1, Some("overview".to_owned()), vec![Run::text(reader.word("page-overview"))])];
    if let Some(vision) = &overview.vision {
        blocks.push(Block::Paragraph { look: Look::Lead, runs: markdown::runs(vision) });
    }
    let mut terms = Vec::new();
    if let Some(scope) = &overview.scope {
        let label = vec![Run::text(reader.word("page-scope"))];
        terms.push(Term { label, blocks: markdown::blocks(scope) });
    }
    let found = [Some(overview.findings.clone()), overview.waived.clone()];
    let found = found.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let label = vec![Run::text(reader.word("page-findings"))];
    terms.push(Term { label, blocks: vec![Block::paragraph(found)] });
    blocks.push(Block::Terms { terms });
    for kind in ["promise", "objective"] {
        let standings = view::standings(reader, kind);
        if !standings.is_empty() {
            blocks.push(Block::heading(2, None, vec![Run::text(reader.kind_names(kind))]));
            blocks.push(standings_table(reader, kind, &standings));
        }
    }
    blocks
}

/// Promises or objectives, and where each stands.
pub fn standings_table(reader: &Reader<'_>, kind: &str, standings: &[Standing]) -> Block {
    let columns = vec![
        Column::text(reader.kind_name(kind), 30),
        Column::text(reader.word("page-target"), 24),
        Column::text(reader.word("page-verdict"), 20),
        Column::numeric(reader.word("page-value"), 12),
        Column::numeric("n", 9),
        Column::text(reader.word("page-period"), 14),
    ];
    let row = |own: &Standing| {
        let now = own.now.as_ref();
        let text = |text: Option<&String>| Cell::text(text.map_or("—", String::as_str));
        vec![
            Cell::of(vec![link(&own.link)]),
            text(own.target.as_ref()),
            Cell::badge(badge(own.badge.look, &own.badge.word)),
            text(now.and_then(|now| now.value.as_ref())),
            text(now.map(|now| &now.n)),
            text(now.map(|now| &now.period)),
        ]
    };
    let rows = standings.iter().map(row).collect();
    Block::Table(Table { about: reader.kind_names(kind), columns, rows })
}

fn standards(reader: &Reader<'_>, blocks: &mut Vec<Block>) {
    let coverage = &reader.atlas.compilation.coverage;
    if coverage.is_empty() {
        return;
    }
    blocks.push(Block::Break);
    let heading = vec![Run::text(reader.word("page-standards"))];
    blocks.push(Block::heading(1, Some("standards".to_owned()), heading));
    blocks.push(Block::quiet(reader.word("page-coverage-note")));
    for own in coverage {
        let view = view::coverage(reader, own);
        let anchor = format!("coverage-{}", view.catalogue);
        let heading = vec![Run::text(view.at_a_glance.standard.as_str())];
        blocks.push(Block::heading(2, Some(anchor), heading));
        let mut lead = markdown::plain(&view.at_a_glance.title);
        lead.push(Run::text(format!(" ({}). {}.", view.at_a_glance.nature, view.at_a_glance.documented)));
        blocks.push(Block::Paragraph { look: Look::Plain, runs: lead });
        blocks.push(clauses(reader, &view));
    }
}

fn clauses(reader: &Reader<'_>, view: &CoverageView) -> Block {
    let columns = vec![
        Column::text(reader.word("page-clause"), 27),
        Column::text(reader.word("page-state"), 19),
        Column::text(reader.word("page-where-shown"), 54),
    ];
    let rows = view.clauses.iter().map(|clause| {
        let mut title = vec![Run::bold(format!("{} ", clause.clause))];
        title.extend(markdown::plain(&clause.title));
        let mut state = Cell::badge(badge(clause.look, &clause.status));
        if let Some(reason) = &clause.reason {
            state.runs = markdown::runs(reason);
        } else if !clause.codes.is_empty() {
            state.runs = joined(clause.codes.iter().map(|own| vec![Run::text(own.code.as_str())]));
        }
        let anchor = Some(format!("coverage-{}-{}", view.catalogue, clause.anchor));
        vec![Cell { anchor, ..Cell::of(title) }, state, Cell::of(shown(reader, clause))]
    });
    let about = view.at_a_glance.standard.clone();
    Block::Table(Table { about, columns, rows: rows.collect() })
}

/// Definitions named for a field, at most: each has its own section.
const NAMED: usize = 4;

/// What shows a clause: each field with what gives it, one line each.
fn shown(reader: &Reader<'_>, clause: &view::ClauseView) -> Vec<Run> {
    let colon = reader.word("page-colon");
    let mut out: Vec<Run> = Vec::new();
    let mut line = |label: &str, runs: Vec<Run>, more: usize| {
        if !out.is_empty() {
            out.push(Run::text("\n"));
        }
        out.push(Run::text(format!("{label}{colon} ")));
        out.extend(runs);
        if more > 0 {
            out.push(Run::text(format!(" +{more}")));
        }
    };
    for field in &clause.fields {
        if field.links.is_empty() {
            line(&field.label, vec![Run { italic: true, ..Run::text(reader.word("page-not-given")) }], 0);
        } else {
            let named = field.links.iter().take(NAMED).map(|own| vec![link(&own.link)]);
            let more = field.more + field.links.len().saturating_sub(NAMED);
            line(&field.label, joined(named), more);
        }
    }
    for behind in &clause.behind {
        let named = behind.links.iter().take(NAMED).map(|own| vec![link(own)]);
        let more = behind.more + behind.links.len().saturating_sub(NAMED);
        line(&behind.label, joined(named), more);
    }
    out
}

fn findings(reader: &Reader<'_>, blocks: &mut Vec<Block>) {
    let view = view::findings(reader);
    blocks.push(Block::Break);
    blocks.push(Block::heading(
        1,
        Some("findings".to_owned()),
        vec![Run::text(reader.word("page-findings"))],
    ));
    if view.findings.is_empty() {
        blocks.push(Block::paragraph(reader.word("page-no-findings")));
    }
    view.findings.iter().for_each(|own| finding(reader, own, blocks));
    if !view.waived.is_empty() {
        blocks.push(Block::heading(2, None, vec![Run::text(reader.word("page-waived"))]));
        view.waived.iter().for_each(|own| finding(reader, own, blocks));
    }
}

/// One finding: its level, what it says, why it matters, what to do.
pub fn finding(reader: &Reader<'_>, finding: &FindingView, blocks: &mut Vec<Block>) {
    let mut runs = message(&finding.message);
    runs.push(Run::text(format!(" ({})", finding.code)));
    blocks.push(Block::Verdict(super::block::Verdict { badge: badge(finding.level, &finding.word), runs }));
    let mut terms = Vec::new();
    let mut term = |key: &str, runs: Vec<Run>| {
        let label = reader.word(key).trim_end_matches([':', ' ', '\u{a0}']).to_owned();
        let blocks = vec![Block::Paragraph { look: Look::Plain, runs }];
        terms.push(Term { label: vec![Run::text(label)], blocks });
    };
    if let Some(why) = &finding.why {
        term("page-why", message(why));
    }
    if let Some(fix) = &finding.fix {
        term("page-fix", message(fix));
    }
    let place = finding.data.as_ref().or(finding.place.as_ref());
    let about = finding.about.as_ref().map(|about| vec![link(about)]);
    let place = place.map(|place| vec![Run::code(place.as_str())]);
    if about.is_some() || place.is_some() {
        term("page-place", joined(about.into_iter().chain(place)));
    }
    if let Some(waiver) = &finding.waiver {
        term("page-waived-by", vec![link(waiver)]);
    }
    if !terms.is_empty() {
        blocks.push(Block::Terms { terms });
    }
}

fn data(reader: &Reader<'_>, blocks: &mut Vec<Block>) {
    let sources = view::data(reader);
    if sources.is_empty() {
        return;
    }
    blocks.push(Block::Break);
    blocks.push(Block::heading(1, Some("data".to_owned()), vec![Run::text(reader.word("page-data"))]));
    blocks.push(Block::quiet(reader.word("page-data-lead")));
    for source in &sources {
        blocks.push(Block::heading(2, None, vec![link(&source.link)]));
        if source.files.is_empty() {
            blocks.push(Block::paragraph(reader.word("page-no-data")));
            continue;
        }
        let columns = vec![
            Column::text(reader.word("page-file"), 26),
            Column::text(reader.word("page-extracted"), 16),
            Column::numeric(reader.word("page-rows"), 10),
            Column::text("SHA-256", 48),
        ];
        let rows = source.files.iter().map(|file| {
            let extracted = file.extracted.clone().unwrap_or_else(|| reader.word("page-not-declared"));
            let path = Cell::of(vec![Run::code(file.path.as_str())]);
            let digest = Cell::of(vec![Run::code(file.digest.as_str())]);
            vec![path, Cell::text(extracted), Cell::text(file.rows.as_str()), digest]
        });
        let (rows, about) = (rows.collect(), source.id.clone());
        blocks.push(Block::Table(Table { about, columns, rows }));
        cells(reader, source, blocks);
    }
}

/// Cells that could not be read.
fn cells(reader: &Reader<'_>, source: &view::SourceView, blocks: &mut Vec<Block>) {
    if source.cells.is_empty() {
        return;
    }
    let label = vec![Run::text(reader.word("page-bad-cells"))];
    blocks.push(Block::Paragraph { look: Look::Label, runs: label });
    let columns = vec![
        Column::text(reader.word("page-place"), 30),
        Column::text(reader.word("page-column"), 20),
        Column::text(reader.word("page-reason"), 50),
    ];
    let rows = source.cells.iter().map(|cell| {
        let place = Cell::of(vec![Run::code(cell.place.as_str())]);
        let column = Cell::of(vec![Run::code(cell.column.as_str())]);
        vec![place, column, Cell::text(cell.reason.as_str())]
    });
    blocks.push(Block::Table(Table { about: String::new(), columns, rows: rows.collect() }));
    if source.more > 0 {
        blocks.push(Block::quiet(format!("+{}", source.more)));
    }
}
