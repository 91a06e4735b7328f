//! What changed since the last record: verdicts, definitions, findings, coverage, data.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::figure::Scale;
use super::reader::{Link, Reader, To};
use super::standing::{Badge, badge};
use crate::language::Message;
use crate::ledger::{PastVerdict, Snapshot};
use crate::measure::{Measured, State, Verdict};

/// What is new; lists are short, what does not fit them is counted.
#[derive(Debug, Clone, Serialize)]
pub struct NewsView {
    /// Which record, of which day; or that there is none.
    pub since: String,
    /// Its file.
    pub record: Option<String>,
    pub verdicts: Vec<VerdictNews>,
    pub added: Listed,
    pub changed: Listed,
    /// Addresses that no longer lead anywhere.
    pub removed: Listed,
    pub findings: Vec<FindingNews>,
    pub more_findings: usize,
    pub gone_findings: Vec<FindingNews>,
    pub more_gone: usize,
    pub coverage: Vec<CoverageNews>,
    /// Data files new, changed or gone, in words.
    pub data: Option<String>,
    /// The record seals files, not definitions.
    pub files_only: bool,
    /// Nothing at all has changed.
    pub quiet: bool,
}

/// Definitions, and how many do not fit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Listed {
    pub links: Vec<Link>,
    pub more: usize,
}

/// A verdict that is another one than before.
#[derive(Debug, Clone, Serialize)]
pub struct VerdictNews {
    pub link: Link,
    /// Nothing where it was not judged.
    pub before: Option<VerdictThen>,
    pub now: Option<VerdictThen>,
}

/// A verdict with its figure.
#[derive(Debug, Clone, Serialize)]
pub struct VerdictThen {
    pub badge: Badge,
    /// « 96,3 %, mai 2026 ».
    pub figure: Option<String>,
}

/// Findings of one code on one definition.
#[derive(Debug, Clone, Serialize)]
pub struct FindingNews {
    pub code: String,
    /// Nothing where no page tells of it.
    pub href: Option<String>,
    pub about: Option<Link>,
    /// What the first of them says; nothing of those that are gone.
    pub text: Option<String>,
    pub n: usize,
}

/// The coverage of a standard that has changed.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageNews {
    pub standard: String,
    pub text: String,
}

/// The most entries of a list.
const MOST: usize = 12;

/// Nothing where nothing was measured.
pub fn news(reader: &Reader<'_>) -> Option<NewsView> {
    let measured = reader.atlas.compilation.measured.as_ref()?;
    let (Some(record), Some(then)) = (measured.past.records.last(), &measured.past.last) else {
        return Some(NewsView { since: reader.word("figures-news-none"), ..empty() });
    };
    let teller = Teller { reader, measured, then };
    let message = Message::new("figures-news-since").with("sealed", record.sealed_on);
    let (added, changed, removed) = teller.definitions();
    let (findings, gone) = teller.findings();
    let mut view = NewsView {
        since: reader.say(message.with("as_of", record.as_of)),
        record: Some(record.name.clone()),
        verdicts: teller.verdicts(),
        added,
        changed,
        removed,
        more_findings: findings.len().saturating_sub(MOST),
        findings: findings.into_iter().take(MOST).collect(),
        more_gone: gone.len().saturating_sub(MOST),
        gone_findings: gone.into_iter().take(MOST).collect(),
        coverage: teller.coverage(),
        data: teller.data(),
        files_only: then.definitions.is_none(),
        quiet: false,
    };
    view.quiet = view.verdicts.is_empty()
        && [&view.added, &view.changed, &view.removed].iter().all(|list| list.links.is_empty())
        && view.findings.is_empty()
        && view.gone_findings.is_empty()
        && view.coverage.is_empty()
        && view.data.is_none();
    Some(view)
}

fn empty() -> NewsView {
    NewsView {
        since: String::new(),
        record: None,
        verdicts: Vec::new(),
        added: Listed::default(),
        changed: Listed::default(),
        removed: Listed::default(),
        findings: Vec::new(),
        more_findings: 0,
        gone_findings: Vec::new(),
        more_gone: 0,
        coverage: Vec::new(),
        data: None,
        files_only: false,
        quiet: false,
    }
}

struct Teller<'t> {
    reader: &'t Reader<'t>,
    measured: &'t Measured,
    then: &'t Snapshot,
}

impl Teller<'_> {
    /// Verdicts whose state is another one, that are new, or that are given no more.
    fn verdicts(&self) -> Vec<VerdictNews> {
        let before: BTreeMap<&str, &PastVerdict> =
            self.then.verdicts.iter().map(|own| (own.holder.as_str(), own)).collect();
        let mut news = Vec::new();
        for verdict in &self.measured.verdicts {
            let then = before.get(verdict.holder.as_str());
            if then.is_none_or(|then| then.state != verdict.state().name()) {
                news.push(VerdictNews {
                    link: self.reader.link_to_address(&verdict.holder),
                    before: then.and_then(|then| self.verdict_then(then, &verdict.indicator)),
                    now: Some(self.verdict_now(verdict)),
                });
            }
        }
        let judged: BTreeSet<&str> = self.measured.verdicts.iter().map(|own| own.holder.as_str()).collect();
        let gone = self.then.verdicts.iter().filter(|own| !judged.contains(own.holder.as_str()));
        news.extend(gone.map(|then| VerdictNews {
            link: self.reader.link_to_address(&then.holder),
            before: self.verdict_then(then, ""),
            now: None,
        }));
        news
    }

    fn verdict_then(&self, then: &PastVerdict, indicator: &str) -> Option<VerdictThen> {
        let state = STATES.into_iter().find(|state| state.name() == then.state)?;
        let figure = then.value.zip(then.period).filter(|_| !indicator.is_empty()).map(|(value, period)| {
            let value = Scale::of(self.reader, indicator, then.level).with_at_least(1).value(value, None);
            self.figure(value, period)
        });
        Some(VerdictThen { badge: badge(self.reader, state), figure })
    }

    fn verdict_now(&self, verdict: &Verdict) -> VerdictThen {
        let current = verdict.current();
        let figure = current.and_then(|current| Some((current, current.value?))).map(|(current, value)| {
            let scale = Scale::of(self.reader, &verdict.indicator, Some(current.level)).with_at_least(1);
            self.figure(scale.value(value, None), current.period)
        });
        VerdictThen { badge: badge(self.reader, verdict.state()), figure }
    }

    fn figure(&self, value: String, period: crate::values::PeriodKey) -> String {
        self.reader.say(Message::new("figures-news-figure").with("value", value).with("period", period))
    }

    /// Definitions added, changed and removed.
    fn definitions(&self) -> (Listed, Listed, Listed) {
        let Some(then) = &self.then.definitions else { return Default::default() };
        let now = self.reader.atlas.digests();
        let added = now.keys().filter(|address| !then.contains_key(*address));
        let changed = now.iter().filter(|(address, own)| then.get(*address).is_some_and(|then| then != *own));
        let removed = then.keys().filter(|address| !now.contains_key(*address));
        (
            self.listed(added.map(String::as_str).collect()),
            self.listed(changed.map(|(address, _)| address.as_str()).collect()),
            self.listed(removed.map(String::as_str).collect()),
        )
    }

    fn listed(&self, addresses: Vec<&str>) -> Listed {
        let more = addresses.len().saturating_sub(MOST);
        let shown = addresses.into_iter().take(MOST);
        Listed { links: shown.map(|address| self.reader.link_to_address(address)).collect(), more }
    }

    /// Findings that are new, and those that are gone.
    fn findings(&self) -> (Vec<FindingNews>, Vec<FindingNews>) {
        let mut now: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
        for finding in &self.reader.atlas.compilation.findings {
            *now.entry((finding.code.0.to_owned(), finding.about.clone())).or_default() += 1;
        }
        (self.beyond(&now, &self.then.findings, &now), self.beyond(&self.then.findings, &now, &now))
    }

    /// What there is more of in one than in another.
    fn beyond(&self, these: &Found, those: &Found, now: &Found) -> Vec<FindingNews> {
        let told: BTreeSet<&str> = now.keys().map(|(code, _)| code.as_str()).collect();
        let more = these.iter().filter_map(|((code, about), n)| {
            let others = those.get(&(code.clone(), about.clone())).copied().unwrap_or(0);
            let n = n.checked_sub(others).filter(|n| *n > 0)?;
            Some(FindingNews {
                code: code.clone(),
                href: told.contains(code.as_str()).then(|| self.reader.href(To::Finding(code))),
                about: about.as_deref().map(|about| self.reader.link_to_address(about)),
                text: self.text(code, about.as_deref()),
                n,
            })
        });
        more.collect()
    }

    /// What a finding of today says.
    fn text(&self, code: &str, about: Option<&str>) -> Option<String> {
        let mut findings = self.reader.atlas.compilation.findings.iter();
        let found = findings.find(|own| own.code.0 == code && own.about.as_deref() == about)?;
        Some(self.reader.speaker.say(&found.message))
    }

    fn coverage(&self) -> Vec<CoverageNews> {
        let now = self.reader.atlas.compilation.coverage.iter();
        let news = now.filter_map(|coverage| {
            let own = coverage.documented();
            let then = self.then.coverage.get(&coverage.standard);
            if then == Some(&own) {
                return None;
            }
            let key = if then.is_some() { "figures-news-coverage" } else { "figures-news-coverage-new" };
            let (before, of) = then.copied().unwrap_or_default();
            let message = Message::new(key).with("before", before).with("of", of);
            let message = message.with("now", own.0).with("n", own.1);
            Some(CoverageNews { standard: coverage.standard.clone(), text: self.reader.say(message) })
        });
        news.collect()
    }

    fn data(&self) -> Option<String> {
        let files = self.measured.sources.values().flat_map(|register| &register.files);
        let now: BTreeMap<&str, &str> =
            files.map(|file| (file.path.as_str(), file.digest.as_str())).collect();
        let then = &self.then.data;
        let new = now.keys().filter(|path| !then.contains_key(**path)).count();
        let changed = now.iter().filter(|(path, own)| then.get(**path).is_some_and(|then| then != *own));
        let gone = then.keys().filter(|path| !now.contains_key(path.as_str())).count();
        let counts = [
            ("figures-news-data-new", new),
            ("figures-news-data-changed", changed.count()),
            ("figures-news-data-gone", gone),
        ];
        let told = counts.into_iter().filter(|(_, n)| *n > 0);
        let told: Vec<String> =
            told.map(|(key, n)| self.reader.say(Message::new(key).with("n", n))).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// Findings by code and what they are about.
type Found = BTreeMap<(String, Option<String>), usize>;

/// Every state, to be found by its name in records.
const STATES: [State; 7] = [
    State::NoData,
    State::InsufficientData,
    State::Missed,
    State::RestingOnExclusions,
    State::AtRisk,
    State::Met,
    State::InProgress,
];
