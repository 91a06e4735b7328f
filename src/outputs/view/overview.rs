//! The first page: how every promise and objective stands, and what the system consists of.

use schemars::JsonSchema;
use serde::Serialize;

use super::coverage::{StandardRow, standards};
use super::news::{NewsView, news};
use super::reader::{Link, Prose, Reader, To};
use super::standing::{Badge, Standing, badge, standing};
use crate::diagnostic::Severity;
use crate::language::Message;
use crate::measure::{State, Verdict};
use crate::model::{Definition, KINDS, Source};

/// The overview.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OverviewView {
    pub title: Prose,
    pub organisation: Option<Prose>,
    pub vision: Option<Prose>,
    pub scope: Option<Prose>,
    /// How many promises are in each state, the gravest first.
    pub tally: Vec<StateCount>,
    /// The same of the objectives.
    pub objectives_tally: Vec<StateCount>,
    /// Nothing where nothing was measured.
    pub news: Option<NewsView>,
    /// All of them, or the gravest where there are very many.
    pub promises: Vec<Standing>,
    pub other_promises: Option<Others>,
    pub objectives: Vec<Standing>,
    pub other_objectives: Option<Others>,
    pub kinds: Vec<KindCount>,
    pub standards: Vec<StandardRow>,
    /// « 2 avertissements, 1 conseil ».
    pub findings: String,
    pub waived: Option<String>,
    pub cut_offs: Vec<CutOff>,
}

/// Where those are that a list leaves out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Others {
    /// « Les 100 premiers états sur 2 500, les plus graves avant les autres. »
    pub text: String,
    /// The whole list.
    pub whole: Link,
}

/// How many promises are in a state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StateCount {
    pub badge: Badge,
    pub count: usize,
}

/// How many definitions there are of a kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KindCount {
    pub name: String,
    pub count: usize,
    pub href: String,
}

/// Until when the data of a source reach.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CutOff {
    pub source: Link,
    pub date: Option<String>,
}

/// The states, the gravest first.
const STATES: [State; 7] = [
    State::Missed,
    State::AtRisk,
    State::RestingOnExclusions,
    State::InsufficientData,
    State::NoData,
    State::InProgress,
    State::Met,
];

/// How many promises, and how many objectives, stand on the first page: more cannot be taken in.
const SHOWN: usize = 100;

/// The overview.
pub fn overview(reader: &Reader<'_>) -> OverviewView {
    let compilation = reader.atlas.compilation;
    let system = compilation.model.system();
    let body = system.as_ref().map(crate::model::View::body);
    let title = system.as_ref().map(|system| reader.title(system.definition));
    let (promises, other_promises) = gravest(reader, "promise");
    let (objectives, other_objectives) = gravest(reader, "objective");
    OverviewView {
        title: title.unwrap_or_else(|| reader.plain(reader.word("page-overview"))),
        organisation: body.and_then(|body| body.organisation.given()).map(|text| reader.prose(text)),
        vision: body.and_then(|body| body.vision.given()).map(|text| reader.prose(text)),
        scope: body.and_then(|body| body.scope.given()).map(|text| reader.prose(text)),
        tally: tally(reader, "promise"),
        objectives_tally: tally(reader, "objective"),
        news: news(reader),
        promises,
        other_promises,
        objectives,
        other_objectives,
        kinds: kinds(reader),
        standards: standards(reader),
        findings: found(reader),
        waived: waived(reader),
        cut_offs: cut_offs(reader),
    }
}

/// Every active promise or objective, in the order of files.
pub fn standings(reader: &Reader<'_>, slug: &str) -> Vec<Standing> {
    active(reader, slug).filter_map(|definition| standing(reader, definition)).collect()
}

/// The same, in the order of files where all are shown; else the gravest, and where the others are.
fn gravest(reader: &Reader<'_>, slug: &str) -> (Vec<Standing>, Option<Others>) {
    let mut all: Vec<&Definition> = active(reader, slug).collect();
    if all.len() <= SHOWN {
        return (standings(reader, slug), None);
    }
    let count = Message::new("overview-gravest").with("shown", SHOWN).with("n", all.len());
    let href = Some(reader.href(To::Kind(slug)));
    let whole = Link { label: reader.plain(reader.word("overview-whole")), href };
    all.sort_by_cached_key(|definition| {
        let state = state(reader, definition);
        STATES.iter().position(|own| *own == state)
    });
    let shown = all.iter().take(SHOWN).filter_map(|definition| standing(reader, definition));
    (shown.collect(), Some(Others { text: reader.say(count), whole }))
}

fn active<'a>(reader: &Reader<'a>, slug: &str) -> impl Iterator<Item = &'a Definition> {
    let own = reader.atlas.compilation.model.own();
    own.filter(move |definition| definition.kind.slug == slug && definition.is_active())
}

fn state(reader: &Reader<'_>, holder: &Definition) -> State {
    reader.atlas.verdict(&holder.address()).map_or(State::NoData, Verdict::state)
}

fn tally(reader: &Reader<'_>, slug: &str) -> Vec<StateCount> {
    let states: Vec<State> = active(reader, slug).map(|holder| state(reader, holder)).collect();
    let counts = STATES.iter().map(|state| StateCount {
        badge: badge(reader, *state),
        count: states.iter().filter(|own| *own == state).count(),
    });
    counts.filter(|count| count.count > 0).collect()
}

fn kinds(reader: &Reader<'_>) -> Vec<KindCount> {
    let counts = KINDS.iter().map(|kind| KindCount {
        name: reader.kind_names(kind.slug),
        count: reader.atlas.pages_of(kind.slug).count(),
        href: reader.href(To::Kind(kind.slug)),
    });
    counts.filter(|kind| kind.count > 0).collect()
}

/// The findings by level, in words.
fn found(reader: &Reader<'_>) -> String {
    let levels = [
        (Severity::Error, "summary-errors"),
        (Severity::Warning, "summary-warnings"),
        (Severity::Advice, "summary-advice"),
    ];
    let parts: Vec<String> = levels
        .into_iter()
        .map(|(severity, key)| (reader.atlas.compilation.count(severity), key))
        .filter(|(n, _)| *n > 0)
        .map(|(n, key)| reader.say(Message::new(key).with("n", n).with("shown", reader.count(n as u64))))
        .collect();
    if parts.is_empty() { reader.word("summary-nothing") } else { parts.join(", ") }
}

fn waived(reader: &Reader<'_>) -> Option<String> {
    let n = reader.atlas.compilation.waived.len();
    (n > 0).then(|| reader.say(Message::new("page-waived-count").with("n", n)))
}

fn cut_offs(reader: &Reader<'_>) -> Vec<CutOff> {
    let compilation = reader.atlas.compilation;
    let registers = compilation.measured.as_ref().map(|measured| &measured.sources);
    let sources = compilation.model.active::<Source>().map(|source| {
        let register = registers.and_then(|registers| registers.get(source.id()));
        let last = register.map(|register| register.last_cut_off(compilation.as_of));
        CutOff { source: reader.link(source.definition), date: last.map(|day| reader.formatter().date(day)) }
    });
    sources.collect()
}
