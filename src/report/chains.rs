//! The chain behind each promise, with the links that are missing.

use schemars::JsonSchema;
use serde::Serialize;

use super::delimited::Table;
use super::layout::hanging;
use super::screen::Screen;
use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::rules::chain::{Chain, Found, Step, chains};

/// What `check --chain --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChainsJson {
    /// Version of the program.
    pub smqc: &'static str,
    /// In the order of files.
    pub promises: Vec<ChainJson>,
}

/// The chain of a promise.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChainJson {
    /// `promise/written-ack`.
    pub promise: String,
    /// Whether no link is missing.
    pub whole: bool,
    /// From the indicator to the review.
    pub links: Vec<LinkJson>,
}

/// A link of the chain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LinkJson {
    /// `indicator`, `complaint procedure`, `escalation`, `dispute provider`, `survey`, `action` or
    /// `review`.
    pub link: &'static str,
    /// `there`, `missing`, or `unknown` where something written could not be read.
    pub stands: &'static str,
    /// The definitions that stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<String>,
}

/// As data.
pub fn json(compilation: &Compilation, _: &Speaker) -> String {
    let promises = chains(&compilation.model).into_iter().map(|chain| ChainJson {
        promise: chain.promise.definition.address(),
        whole: is_whole(&chain),
        links: chain.links.iter().map(|(step, found)| link_json(*step, found)).collect(),
    });
    super::json::text(&ChainsJson { smqc: env!("CARGO_PKG_VERSION"), promises: promises.collect() })
}

fn link_json(step: Step, found: &Found) -> LinkJson {
    let (stands, definitions) = match found {
        Found::There(definitions) => ("there", definitions.clone()),
        Found::Missing => ("missing", Vec::new()),
        Found::Unknown => ("unknown", Vec::new()),
    };
    LinkJson { link: step.name(), stands, definitions }
}

/// One line for each link of each promise.
pub fn csv(compilation: &Compilation, _: &Speaker) -> String {
    let mut table = Table::with_header(&["promise", "link", "stands", "definitions"]);
    for chain in chains(&compilation.model) {
        for (step, found) in &chain.links {
            let link = link_json(*step, found);
            let definitions = link.definitions.join(" | ");
            for cell in [&chain.promise.definition.address(), link.link, link.stands, &definitions] {
                table.text(cell);
            }
            table.end();
        }
    }
    table.finish()
}

/// For people: a line for each promise, the missing links below it.
pub fn human(compilation: &Compilation, speaker: &Speaker, screen: Screen) -> String {
    let all = chains(&compilation.model);
    if all.is_empty() {
        return speaker.word("chain-none") + "\n";
    }
    let mut text = String::new();
    for chain in &all {
        text.push_str(&screen.strong(&chain.promise.definition.address()));
        text.push('\n');
        let links: Vec<String> =
            chain.links.iter().map(|(step, found)| in_words(*step, found, speaker)).collect();
        text.push_str(&hanging(&format!("→ {}", links.join(" → ")), 2, screen.width));
        for (from, to) in missing(chain, speaker) {
            let message = Message::new("chain-missing").with("from", from).with("to", to);
            text.push_str(&hanging(&speaker.say(&message), 2, screen.width));
        }
    }
    let whole = all.iter().filter(|chain| is_whole(chain)).count();
    let message = Message::new("chain-whole").with("whole", whole).with("n", all.len());
    text + "\n" + &speaker.say(&message) + "\n"
}

fn is_whole(chain: &Chain<'_>) -> bool {
    chain.links.iter().all(|(_, found)| *found != Found::Missing)
}

fn in_words(step: Step, found: &Found, speaker: &Speaker) -> String {
    match found {
        Found::There(definitions) if step != Step::Escalation => super::views::some_of(definitions, speaker),
        Found::There(_) => word(step, speaker),
        Found::Missing => format!("[{} ?]", word(step, speaker)),
        Found::Unknown => format!("[{} …]", word(step, speaker)),
    }
}

fn word(step: Step, speaker: &Speaker) -> String {
    speaker.word(&format!("chain-{}", step.name().replace(' ', "-")))
}

/// Every edge that is missing: the link before it, and the one that is not there.
fn missing(chain: &Chain<'_>, speaker: &Speaker) -> Vec<(String, String)> {
    let mut before = chain.promise.definition.address();
    let mut edges = Vec::new();
    for (step, found) in &chain.links {
        if *found == Found::Missing {
            edges.push((before.clone(), word(*step, speaker)));
        }
        before = in_words(*step, found, speaker);
    }
    edges
}
