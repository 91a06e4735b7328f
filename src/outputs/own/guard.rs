//! What a page made with a template of the project may not hold: scripts, what runs them, frames,
//! and anything that is loaded by itself from elsewhere.
//!
//! A page is taken apart as a browser does it, once as if every element held text only and once with
//! the elements that hold raw text told apart: what either of them sees counts.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use pulldown_cmark::{Options, Parser};

use crate::language::Message;
use crate::outputs::template::STYLE;

/// Something that a page may not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Harm {
    Script,
    Event(String),
    Address(String),
    Load(String),
    Element(String),
    Style(String),
}

impl Harm {
    pub fn message(&self) -> Message {
        let named =
            |key, name: &str| Message::new(key).with("name", name.chars().take(80).collect::<String>());
        match self {
            Self::Script => Message::new("template-harm-script"),
            Self::Event(name) => named("template-harm-event", name),
            Self::Address(name) => named("template-harm-address", name),
            Self::Load(name) => named("template-harm-load", name),
            Self::Element(name) => named("template-harm-element", name),
            Self::Style(name) => named("template-harm-style", name),
        }
    }

    /// What to look for in the template, in small letters.
    pub fn trace(&self) -> &str {
        match self {
            Self::Script => "<script",
            Self::Event(name)
            | Self::Address(name)
            | Self::Load(name)
            | Self::Style(name)
            | Self::Element(name) => name,
        }
    }
}

/// Elements that bring another page, run something, or change what addresses mean.
const ELEMENTS: [&str; 13] = [
    "applet",
    "base",
    "embed",
    "fencedframe",
    "frame",
    "frameset",
    "iframe",
    "noembed",
    "noframes",
    "object",
    "plaintext",
    "portal",
    "xmp",
];

/// Attributes whose address is loaded or followed by itself.
const LOADED: [&str; 11] = [
    "action",
    "archive",
    "background",
    "classid",
    "codebase",
    "data",
    "formaction",
    "manifest",
    "ping",
    "poster",
    "src",
];

/// The first thing in a page that may not be there.
pub fn harm_in_html(page: &str) -> Option<Harm> {
    [Reading::Plain, Reading::Raw].into_iter().find_map(|reading| harm(page, reading))
}

/// The same for Markdown, as HTML comes of it.
pub fn harm_in_markdown(text: &str) -> Option<Harm> {
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, Options::all()));
    harm_in_html(&html)
}

/// How the inside of elements is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Plain,
    Raw,
}

fn harm(page: &str, reading: Reading) -> Option<Harm> {
    let sink = Sink { reading, found: RefCell::new(None), style: RefCell::new(None) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    // A script ends a run of the tokenizer; it is never more than the input allows.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

struct Sink {
    reading: Reading,
    found: RefCell<Option<Harm>>,
    /// The text of the open style element.
    style: RefCell<Option<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(text) => {
                if let Some(style) = self.style.borrow_mut().as_mut() {
                    style.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        if let Some(style) = self.style.take() {
            self.note(harm_of_style(&style));
        }
        if tag.kind != StartTag {
            return TokenSinkResult::Continue;
        }
        self.note(harm_of(tag));
        if self.reading == Reading::Plain {
            return TokenSinkResult::Continue;
        }
        match &*tag.name {
            "style" => {
                *self.style.borrow_mut() = Some(String::new());
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            // Text where scripts run, markup where they do not.
            "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }

    /// The first harm stays.
    fn note(&self, harm: Option<Harm>) {
        let mut found = self.found.borrow_mut();
        if found.is_none() {
            *found = harm;
        }
    }
}

fn harm_of(tag: &Tag) -> Option<Harm> {
    let name = tag.name.to_ascii_lowercase();
    let name: &str = &name;
    if ELEMENTS.contains(&name) {
        return Some(Harm::Element(format!("<{name}")));
    }
    if name == "script" && !is_script_of_ours(tag) {
        return Some(Harm::Script);
    }
    tag.attrs.iter().find_map(|attribute| {
        let key = attribute.name.local.to_ascii_lowercase();
        harm_of_attribute(name, key.rsplit(':').next().unwrap_or(&key), &attribute.value)
    })
}

/// A script that lies beside the page: no template can make such a file.
fn is_script_of_ours(tag: &Tag) -> bool {
    let source = tag.attrs.iter().find(|attribute| &*attribute.name.local == "src");
    source.is_some_and(|source| is_beside(&source.value) && source.value.ends_with(".js"))
}

fn harm_of_attribute(element: &str, key: &str, value: &str) -> Option<Harm> {
    let stripped: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let lower = stripped.to_ascii_lowercase();
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
        "to" | "from" | "values" | "by" => runs(&lower).then(|| Harm::Address(shown())),
        "content" => {
            let refreshed = lower.split("url=").nth(1);
            refreshed.is_some_and(|to| !is_beside(to)).then(|| Harm::Load(shown()))
        }
        _ if LOADED.contains(&key) => (!is_beside(value)).then(|| Harm::Load(shown())),
        _ => None,
    }
}

/// Whether following an address does more than open a page of the web, a file or a letter.
fn runs(lower: &str) -> bool {
    let scheme = lower.split([':', '/', '?', '#']).next().unwrap_or(lower);
    let has_scheme = lower.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':'));
    has_scheme && !["http", "https", "mailto", "tel"].contains(&scheme)
}

/// An address below the folder of the outputs: no scheme, no host.
fn is_beside(address: &str) -> bool {
    let address = address.trim();
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    !has_scheme
        && !address.contains('\\')
        && !address.starts_with("//")
        && !address.contains([',', '\t', '\n'])
}

/// Styles load by `url(…)`, `image-set(…)` and `@import`; an escape could hide either. A sign that
/// is no letter or digit, written by its number as titles are, hides nothing: it ends no word.
fn harm_of_style(style: &str) -> Option<Harm> {
    // A file that needs no other holds our style sheet.
    let other = style.trim_start().strip_prefix(STYLE.trim_start()).unwrap_or(style);
    let lower = without_numbered_signs(other).to_ascii_lowercase();
    let loads = ["url(", "image(", "image-set(", "@import", "expression(", "-moz-binding", "\\", "src("];
    loads.iter().find(|word| lower.contains(**word)).map(|word| Harm::Style((*word).to_owned()))
}

/// The style without signs written as `\00002e`, but for letters and digits.
fn without_numbered_signs(style: &str) -> String {
    let mut parts = style.split('\\');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = part.get(..6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        // A blank behind the number is a part of it.
        let rest = part.get(6..).unwrap_or_default();
        let rest = rest.strip_prefix(char::is_whitespace).unwrap_or(rest);
        match number.and_then(char::from_u32).filter(|sign| !sign.is_alphanumeric()) {
            // A word may hold these two.
            Some(sign @ ('-' | '_')) => out.push_str(&format!("{sign}{rest}")),
            // What stands before it and what stands behind it stay apart.
            Some(_) => out.push_str(&format!(" {rest}")),
            None => out.push_str(&format!("\\{part}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_loads_is_seen() {
        for page in [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=https://example.org/x.js></SCRIPT>",
            "<script src='//example.org/x.js'></script>",
            "<script src=\"index.html\"></script>",
            "<p onclick=alert(1)>x",
            "<svg/onload=alert(1)>",
            "<a href=' java\nscript:alert(1)'>x</a>",
            "<a href=\"data:text/html,x\">x</a>",
            "<a href=vbscript:x>x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>",
            "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
            "<svg><use href=\"https://example.org/x.svg#a\"/></svg>",
            "<svg><animate attributeName=href values=\"javascript:alert(1)\"/></svg>",
            "<img src=\"https://example.org/pixel.png\">",
            "<img srcset=\"https://example.org/pixel.png 1x\">",
            "<link rel=stylesheet href=https://example.org/x.css>",
            "<iframe src=index.html></iframe>",
            "<object data=index.html></object>",
            "<base href=\"https://example.org/\">",
            "<meta http-equiv=refresh content=\"0; url=https://example.org/\">",
            "<form action=\"https://example.org/\"><button formaction=\"javascript:x\">",
            "<p style=\"background:url(https://example.org/x)\">",
            "<p style=\"background:u\\72l(x)\">",
            "<p style=\"background:u\\000072l(x)\">",
            "<p style=\"background:image\\00002dset(x)\">",
            "<p style=\"background:image\\00002d set(x)\">",
            "<style>@import 'https://example.org/x.css'</style>",
            "<style>p{background:url(x)}</style>",
            "<title><!--</title><script>alert(1)</script>-->",
            "<textarea></textarea><script>alert(1)</script>",
            "<math><style><script>alert(1)</script></style></math>",
            "<!--><script>alert(1)</script>-->",
            "<noscript><p title=\"</noscript><script>alert(1)</script>\"></noscript>",
        ] {
            assert!(harm_in_html(page).is_some(), "{page}");
        }
        assert!(harm_in_markdown("x\n\n<script>alert(1)</script>").is_some());
        assert!(harm_in_markdown("[x](javascript:alert(1))").is_some());
        assert!(harm_in_markdown("![x](https://example.org/pixel.png)").is_some());
    }

    #[test]
    fn what_is_read_is_left_alone() {
        for page in [
            "<!doctype html><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"../site.css\">",
            "<a href=\"https://example.org/\">x</a><a href=\"mailto:a@example.org\">x</a><a href=\"#x\">x</a>",
            "<a href=\"../fr/index.html\">x</a><img src=\"../logo.svg\" alt=\"x\">",
            "<script src=\"../search.js\" defer></script>",
            "<p style=\"width:40%\">&lt;script&gt;</p>",
            "<p style=\"--running:'url\\000028x\\000029'\">x</p>",
            "<svg><use href=\"#a\"/><path d=\"M0 0\"/></svg>",
            "<meta http-equiv=\"refresh\" content=\"0; url=fr/index.html\">",
            "<style>p{color:red}</style>",
        ] {
            assert_eq!(harm_in_html(page), None, "{page}");
        }
        assert_eq!(harm_in_markdown("<a id=\"x\"></a>\n\n[x](y.md) <https://example.org/>"), None);
    }
}
