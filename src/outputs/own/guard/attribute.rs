//! What the attributes of a tag may not hold: what runs, and addresses that are loaded or followed
//! by themselves.

use html5ever::tokenizer::Tag;

use super::Harm;
use super::style::{harm_of_paint, harm_of_style};
use crate::model::Audience;
use crate::outputs::search::SCRIPTS;

/// Attributes whose address is loaded or followed by itself.
const LOADED: [&str; 14] = [
    "action",
    "archive",
    "attributionsrc",
    "background",
    "classid",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "lowsrc",
    "manifest",
    "ping",
    "poster",
    "src",
];

/// Attributes of drawings whose values are read as styles are.
const PAINTED: [&str; 10] = [
    "clip-path",
    "cursor",
    "fill",
    "filter",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "stroke",
];

/// The first attribute of a tag that may not be there; `name` is the tag's, in small letters.
pub fn harm_of_attributes(name: &str, tag: &Tag) -> Option<Harm> {
    let own = tag.attrs.iter().find_map(|attribute| {
        let key = attribute.name.local.to_ascii_lowercase();
        harm_of_attribute(name, key.rsplit(':').next().unwrap_or(&key), &attribute.value)
    });
    own.or_else(|| (name == "meta").then(|| harm_of_meta(tag)).flatten())
}

/// A script that lies beside the page or in the folder of an edition, and nothing but it: no template
/// can make such a file. A drawing would take another address for the script's.
pub fn is_script_of_ours(tag: &Tag) -> bool {
    let plain = tag.attrs.iter().all(|own| ["async", "defer", "src"].contains(&&*own.name.local));
    plain
        && value_of(tag, "src").is_some_and(|source| {
            let name = source.trim_start_matches("../");
            let (folder, file) = name.split_once('/').unwrap_or(("", name));
            let name = if Audience::ALL.iter().any(|own| own.word() == folder) { file } else { name };
            SCRIPTS.iter().any(|(own, _)| *own == name)
        })
}

fn value_of<'t>(tag: &'t Tag, key: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|own| &*own.name.local == key).map(|own| &*own.value)
}

fn harm_of_attribute(element: &str, key: &str, value: &str) -> Option<Harm> {
    let lower = squeezed(value);
    let shown = || value.trim().to_owned();
    match key {
        _ if key.starts_with("on") => Some(Harm::Event(key.to_owned())),
        "srcdoc" => Some(Harm::Element(key.to_owned())),
        "style" => harm_of_style(value),
        "srcset" | "imagesrcset" => (!is_beside(value)).then(|| Harm::Load(shown())),
        // An empty icon asks for nothing.
        "href" if element == "link" => (value != "data:," && !is_beside(value)).then(|| Harm::Load(shown())),
        "href" if !["a", "area"].contains(&element) => {
            (!value.trim_start().starts_with('#')).then(|| Harm::Load(shown()))
        }
        "href" => runs(&lower).then(|| Harm::Address(shown())),
        _ if PAINTED.contains(&key) => harm_of_paint(value),
        _ if LOADED.contains(&key) => (!is_beside(value)).then(|| Harm::Load(shown())),
        _ => None,
    }
}

/// A page that leads elsewhere by itself, or that browsers read in other letters than we do.
fn harm_of_meta(tag: &Tag) -> Option<Harm> {
    let content = value_of(tag, "content").unwrap_or_default();
    let letters = |said: &str| ["utf-8", "utf8"].contains(&said);
    let charset = value_of(tag, "charset").map(squeezed);
    if charset.is_some_and(|charset| !letters(&charset)) {
        return Some(Harm::Hidden("charset".to_owned()));
    }
    match squeezed(value_of(tag, "http-equiv").unwrap_or_default()).as_str() {
        "refresh" => {
            let lower = squeezed(content);
            let to = lower.trim_start_matches(|c: char| c.is_ascii_digit() || ".;,".contains(c));
            let to = to.strip_prefix("url=").unwrap_or(to).trim_matches(['\'', '"']);
            (!is_beside(to)).then(|| Harm::Load(content.trim().to_owned()))
        }
        "content-type" => {
            let lower = squeezed(content);
            let charset = lower.split_once("charset=").map(|(_, said)| said.trim_matches(['\'', '"', ';']));
            charset.is_some_and(|charset| !letters(charset)).then(|| Harm::Hidden("charset".to_owned()))
        }
        _ => None,
    }
}

/// In small letters, without what browsers leave out of an address.
fn squeezed(value: &str) -> String {
    let kept = value.chars().filter(|c| !c.is_control() && !c.is_whitespace());
    kept.collect::<String>().to_ascii_lowercase()
}

/// Whether following an address does more than open a page of the web, a file or a letter.
fn runs(lower: &str) -> bool {
    let scheme = lower.split([':', '/', '?', '#']).next().unwrap_or(lower);
    let has_scheme = lower.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':'));
    has_scheme && !["http", "https", "mailto", "tel"].contains(&scheme)
}

/// An address below the folder of the outputs: no scheme, no host. Browsers leave control signs out
/// before they look for either.
fn is_beside(address: &str) -> bool {
    let address = address.trim_matches(' ');
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    !has_scheme
        && !address.starts_with('/')
        && !address.contains(|c: char| c.is_control() || "\\,".contains(c))
}
