//! One definition as a section of a document.

use super::block::{Block, Cell, Column, Look, Run, Table, Term, Verdict};
use super::markdown;
use super::pieces::{badge, fields, joined, link};
use super::system::{finding, standings_table};
use crate::model::Definition;
use crate::outputs::view::{
    self, ChartView, DefinitionView, History, LinkGroup, Reader, ReadingView, Standing, TrendView,
};

/// Periods in a table: a year and the month before.
const PERIODS: usize = 13;

/// The section of a definition.
pub fn definition(reader: &Reader<'_>, definition: &Definition, blocks: &mut Vec<Block>) {
    let view = view::definition(reader, definition);
    let anchor = format!("{}-{}", view.kind, view.id);
    blocks.push(Block::heading(2, Some(anchor), markdown::plain(&view.title)));
    blocks.push(facts(reader, &view));
    if let Some(statement) = &view.statement {
        blocks.push(Block::Paragraph { look: Look::Lead, runs: markdown::runs(statement) });
    }
    if let Some(standing) = &view.standing {
        blocks.push(stands(reader, standing));
    }
    if let Some(history) = &view.history {
        self::history(reader, &view, history, blocks);
    }
    for reading in &view.readings {
        self::reading(reader, &view, reading, blocks);
    }
    if !view.promises.is_empty() {
        blocks.push(standings_table(reader, "promise", &view.promises));
    }
    if let Some(changed) = &view.changed {
        let label = vec![Run::text(reader.word("page-changed"))];
        blocks.push(Block::Terms { terms: vec![Term { label, blocks: markdown::blocks(changed) }] });
    }
    blocks.extend(fields(&view.fields));
    relations(reader, &view, blocks);
    if !view.findings.is_empty() {
        label(reader, "page-findings", blocks);
        view.findings.iter().for_each(|own| finding(reader, own, blocks));
    }
    if let Some(source) = &view.source {
        let runs = vec![
            Run::code(source.place.as_str()),
            Run::text(" · SHA-256 "),
            Run::code(source.digest.as_str()),
        ];
        blocks.push(Block::Paragraph { look: Look::Quiet, runs });
    }
}

fn label(reader: &Reader<'_>, key: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::Paragraph { look: Look::Label, runs: vec![Run::text(reader.word(key))] });
}

/// Id, state, owner, version, approval, dates: in one line.
fn facts(reader: &Reader<'_>, view: &DefinitionView) -> Block {
    let mut runs = vec![Run::code(view.id.as_str())];
    let mut fact = |own: Vec<Run>| {
        runs.push(Run::text(" · "));
        runs.extend(own);
    };
    if let Some(status) = &view.status {
        fact(vec![Run::bold(status.as_str())]);
    }
    if let Some(owner) = &view.owner {
        let mut own = vec![
            Run::text(format!("{}{} ", reader.word("page-owner"), reader.word("page-colon"))),
            link(owner),
        ];
        if view.owner_by_default {
            own.push(Run::text(format!(" ({})", reader.word("page-by-default"))));
        }
        fact(own);
    }
    if let Some(version) = &view.version {
        fact(vec![Run::text(format!("{} {version}", reader.word("page-version")))]);
    }
    if let Some(approval) = &view.approval {
        fact(vec![if approval.holds {
            Run::text(approval.text.as_str())
        } else {
            Run::bold(approval.text.as_str())
        }]);
    }
    if let Some(in_force) = &view.in_force {
        fact(vec![Run::text(in_force.as_str())]);
    }
    if let Some(review) = &view.review_due {
        fact(vec![Run::text(format!("{} {review}", reader.word("page-review-due")))]);
    }
    Block::Paragraph { look: Look::Quiet, runs }
}

/// Where it stands, in a line.
fn stands(reader: &Reader<'_>, standing: &Standing) -> Block {
    let mut parts: Vec<Vec<Run>> = Vec::new();
    if let Some(now) = &standing.now {
        let value = now.value.clone().unwrap_or_else(|| reader.word("page-no-figure"));
        let limit = standing.limit.as_ref().map_or_else(String::new, |limit| format!(" {limit}"));
        parts.push(vec![
            Run::bold(value),
            Run::text(format!("{limit} (n\u{a0}=\u{a0}{}, {})", now.n, now.period)),
        ]);
        if let Some(interval) = &now.interval {
            parts.push(vec![Run::text(format!("{} {interval}", reader.word("page-interval")))]);
        }
    }
    let colon = reader.word("page-colon");
    if let Some(target) = &standing.target {
        parts.push(vec![Run::text(format!("{}{colon} {target}", reader.word("page-target")))]);
    }
    if let Some(goal) = standing.goal.as_ref().or(standing.due.as_ref()) {
        let key = if standing.goal.is_some() { "page-goal-head" } else { "page-due-head" };
        parts.push(vec![Run::text(format!("{}{colon} {goal}", reader.word(key)))]);
    }
    let mut runs = Vec::new();
    for part in parts {
        if !runs.is_empty() {
            runs.push(Run::text(" · "));
        }
        runs.extend(part);
    }
    Block::Verdict(Verdict { badge: badge(standing.badge.look, &standing.badge.word), runs })
}

fn history(reader: &Reader<'_>, view: &DefinitionView, history: &History, blocks: &mut Vec<Block>) {
    label(reader, "page-history", blocks);
    drawing(view, history.chart.as_ref(), blocks);
    let columns = vec![
        Column::text(reader.word("page-period"), 18),
        Column::text(reader.word("page-verdict"), 24),
        Column::numeric(reader.word("page-value"), 13),
        Column::numeric("n", 10),
        Column::numeric(reader.word("page-interval-short"), 21),
        Column::numeric(reader.word("page-worst"), 14),
    ];
    let rows = history.rows.iter().take(PERIODS).map(|row| {
        let or_dash = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or("—"));
        vec![
            Cell::text(row.period.as_str()),
            Cell::badge(badge(row.badge.look, &row.badge.word)),
            or_dash(&row.now.value),
            Cell::text(row.now.n.as_str()),
            or_dash(&row.now.interval),
            or_dash(&row.now.worst),
        ]
    });
    let about = reader.word("page-history");
    blocks.push(Block::Table(Table { about, columns, rows: rows.collect() }));
    if history.rows.len() > PERIODS || history.earlier > 0 {
        blocks.push(Block::quiet(reader.word("page-earlier")));
    }
}

fn drawing(view: &DefinitionView, chart: Option<&ChartView>, blocks: &mut Vec<Block>) {
    if let Some(chart) = chart {
        let alt = markdown::one_line(&view.title.text);
        let key: Vec<&str> = chart.key.iter().map(|key| key.text.as_str()).collect();
        let caption = vec![Run::text(key.join(" · "))];
        blocks.push(Block::Figure { svg: named_once(&chart.broad, blocks.len()), alt, caption });
    }
}

/// A drawing whose names are its own: those of other pages stand in the same document.
fn named_once(svg: &str, number: usize) -> String {
    let mut out = String::with_capacity(svg.len() + 64);
    let own = svg.replace(" id=\"", &format!(" id=\"figure-{number}-"));
    let mut parts = own.split(" aria-labelledby=\"");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (names, rest) = part.split_once('"').unwrap_or((part, ""));
        let names: Vec<String> = names.split(' ').map(|name| format!("figure-{number}-{name}")).collect();
        out.push_str(&format!(" aria-labelledby=\"{}\"{rest}", names.join(" ")));
    }
    out
}

/// What the chart shows, in words: its limits, its signals, the last period beside the one before.
fn trend(trend: &TrendView, blocks: &mut Vec<Block>) {
    let mut sentences = vec![trend.about.clone()];
    sentences.extend(trend.how.iter().cloned());
    sentences.extend(trend.none.iter().chain(&trend.change).cloned());
    blocks.push(Block::paragraph(sentences.join(" ")));
    for signal in &trend.signals {
        blocks.push(Block::paragraph(format!("{} · {}. {}", signal.letter, signal.what, signal.meaning)));
    }
    if let Some(earlier) = &trend.earlier {
        blocks.push(Block::quiet(earlier.as_str()));
    }
}

fn reading(reader: &Reader<'_>, view: &DefinitionView, reading: &ReadingView, blocks: &mut Vec<Block>) {
    let limit = reading.limit.as_ref().map_or_else(String::new, |limit| format!(" {limit}"));
    let heading = format!("{}{limit}", reader.word("page-series"));
    blocks.push(Block::Paragraph { look: Look::Label, runs: vec![Run::text(heading)] });
    let mut facts = vec![Run::text(format!("{} {}", reader.word("page-cut-off"), reading.cut_off))];
    for own in [&reading.source, &reading.calendar].into_iter().flatten() {
        facts.push(Run::text(" · "));
        facts.push(link(own));
    }
    blocks.push(Block::Paragraph { look: Look::Quiet, runs: facts });
    if !reading.words.is_empty() {
        blocks.push(Block::paragraph(reading.words.join(" ").replace('`', "")));
    }
    drawing(view, reading.chart.as_ref(), blocks);
    if let Some(own) = &reading.trend {
        trend(own, blocks);
    }
    if reading.rows.is_empty() {
        blocks.push(Block::paragraph(reader.word("page-no-figures")));
    } else {
        blocks.push(series(reader, reading));
    }
    if reading.rows.len() > PERIODS || reading.earlier > 0 {
        blocks.push(Block::quiet(reader.word("page-earlier")));
    }
    if let Some(reconciliation) = &reading.reconciliation {
        blocks.push(Block::quiet(reconciliation.sentence(reader)));
    }
    for breakdown in &reading.breakdowns {
        blocks.push(self::breakdown(reader, breakdown));
    }
}

fn series(reader: &Reader<'_>, reading: &ReadingView) -> Block {
    let mut columns = vec![
        Column::text(reader.word("page-period"), 26),
        Column::numeric(reader.word("page-value"), 16),
        Column::numeric("n", 10),
    ];
    if reading.with_interval {
        columns.push(Column::numeric(reader.word("page-interval-short"), 24));
    }
    if reading.with_left_out {
        columns.push(Column::numeric(reader.word("page-excluded"), 12));
        columns.push(Column::numeric(reader.word("page-missing"), 14));
        columns.push(Column::numeric(reader.word("page-rejected"), 12));
    }
    let rows = reading.rows.iter().take(PERIODS).map(|row| {
        let or_dash = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or("—"));
        let mut period = row.period.clone();
        if !row.complete {
            period = format!("{period} ({})", reader.word("badge-in-progress").to_lowercase());
        }
        let mut cells = vec![Cell::text(period), or_dash(&row.value), Cell::text(row.n.as_str())];
        if reading.with_interval {
            cells.push(or_dash(&row.interval));
        }
        if reading.with_left_out {
            let counts = [&row.excluded, &row.missing, &row.rejected];
            cells.extend(counts.map(|count| Cell::text(count.as_str())));
        }
        cells
    });
    let about = reader.word("page-series");
    Block::Table(Table { about, rows: rows.collect(), columns })
}

fn breakdown(reader: &Reader<'_>, breakdown: &view::Breakdown) -> Block {
    let columns = vec![
        Column::text(format!("{} ({})", breakdown.column, breakdown.period), 50),
        Column::numeric(reader.word("page-value"), 25),
        Column::numeric("n", 25),
    ];
    let rows = breakdown.rows.iter().map(|row| {
        let value = row.figure.as_ref().and_then(|figure| figure.value.as_deref()).unwrap_or("—");
        let n = row.figure.as_ref().map_or("0", |figure| figure.n.as_str());
        vec![Cell::of(markdown::plain(&row.label)), Cell::text(value), Cell::text(n)]
    });
    let about = format!("{} {}", reader.word("page-by"), breakdown.column);
    Block::Table(Table { about, columns, rows: rows.collect() })
}

/// What it relies on, what relies on it, the clauses it shows.
fn relations(reader: &Reader<'_>, view: &DefinitionView, blocks: &mut Vec<Block>) {
    let mut terms = Vec::new();
    let side = |groups: &[LinkGroup]| {
        let lines = groups.iter().map(|group| {
            let mut runs = vec![Run::text(format!("{}{} ", group.name, reader.word("page-colon")))];
            runs.extend(joined(group.links.iter().map(|own| vec![link(own)])));
            Block::Paragraph { look: Look::Plain, runs }
        });
        lines.collect::<Vec<Block>>()
    };
    for (key, groups) in [("page-relies-on", &view.relies_on), ("page-used-by", &view.used_by)] {
        if !groups.is_empty() {
            terms.push(Term { label: vec![Run::text(reader.word(key))], blocks: side(groups) });
        }
    }
    let shows: Vec<Block> = view
        .shows
        .iter()
        .map(|standard| {
            let mut runs = vec![Run::text(format!("{}{} ", standard.standard, reader.word("page-colon")))];
            runs.extend(joined(standard.clauses.iter().map(|own| vec![link(own)])));
            Block::Paragraph { look: Look::Plain, runs }
        })
        .collect();
    if !shows.is_empty() {
        terms.push(Term { label: vec![Run::text(reader.word("page-shows"))], blocks: shows });
    }
    if !terms.is_empty() {
        blocks.push(Block::Terms { terms });
    }
}
