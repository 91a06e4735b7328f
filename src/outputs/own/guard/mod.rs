//! What a page made with a template of the project may not hold: scripts, what runs them, frames,
//! and anything that is loaded by itself from elsewhere.
//!
//! A page is taken apart as a browser does it, once as if every element held text only and once with
//! the elements that hold raw text told apart: what either of them sees counts. Where a browser may
//! still see another tag than we do (a `<` that begins none, letters of another alphabet) the page is
//! refused, so that every tag of a browser is one of those we looked at.

mod attribute;
mod stretch;
mod style;
#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use pulldown_cmark::{Options, Parser};

use crate::language::Message;
use attribute::{harm_of_attributes, is_script_of_ours};
use stretch::strange_stretch;
use style::harm_of_style;

/// Something that a page may not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Harm {
    Script,
    Event(String),
    Address(String),
    Load(String),
    Element(String),
    Style(String),
    /// What browsers may read in another way than it is read here.
    Hidden(String),
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
            Self::Hidden(name) => named("template-harm-hidden", name),
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
            | Self::Hidden(name)
            | Self::Element(name) => name,
        }
    }
}

/// Elements that bring another page, run something, or change what addresses mean or lead to.
const ELEMENTS: [&str; 19] = [
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "applet",
    "base",
    "discard",
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
    "set",
    "xmp",
];

/// The first thing in a page that may not be there.
pub fn harm_in_html(page: &str) -> Option<Harm> {
    // Taking such a page apart could take as long as the square of its length.
    if let Some(strange) = strange_stretch(page) {
        return Some(Harm::Hidden(strange));
    }
    let plain = Sink::over(page, Reading::Plain);
    let found = plain.found.take().or_else(|| Sink::over(page, Reading::Raw).found.take());
    found.or_else(|| hidden(page, plain.opened.get()))
}

/// The same for Markdown, as HTML comes of it.
pub fn harm_in_markdown(text: &str) -> Option<Harm> {
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, Options::all()));
    harm_in_html(&html)
}

/// What a browser may read otherwise: control signs, by which it may guess other letters, and a `<`
/// that is not one of the `opened` tags, remarks and document types.
fn hidden(page: &str, opened: usize) -> Option<Harm> {
    let steers = |c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c);
    if let Some(sign) = page.chars().find(|c| steers(*c)) {
        return Some(Harm::Hidden(format!("U+{:04X}", u32::from(sign))));
    }
    (page.matches('<').count() != opened).then(|| Harm::Hidden("<".to_owned()))
}

/// How the inside of elements is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Plain,
    Raw,
}

struct Sink {
    reading: Reading,
    found: RefCell<Option<Harm>>,
    /// The text of the open style element.
    style: RefCell<Option<String>>,
    /// A script has begun, and nothing stands in it so far.
    script: Cell<bool>,
    /// Tags, remarks and document types so far.
    opened: Cell<usize>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) => {
                self.opened.set(self.opened.get() + 1);
                return self.tag(&tag);
            }
            Token::CommentToken(_) => {
                self.opened.set(self.opened.get() + 1);
                let inside = self.style.borrow().is_some() || self.script.get();
                self.note(inside.then(|| Harm::Hidden("<!--".to_owned())));
            }
            Token::DoctypeToken(_) => self.opened.set(self.opened.get() + 1),
            Token::CharacterTokens(text) => self.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    /// What is seen in a page.
    fn over(page: &str, reading: Reading) -> Self {
        let sink = Self {
            reading,
            found: RefCell::new(None),
            style: RefCell::new(None),
            script: Cell::new(false),
            opened: Cell::new(0),
        };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(page));
        // A script ends a run of the tokenizer; it is never more than the input allows.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        tokenizer.sink
    }

    /// In a drawing a script runs what stands in it, whatever address it has.
    fn text(&self, text: &str) {
        self.note((self.script.get() && !text.trim().is_empty()).then_some(Harm::Script));
        if let Some(style) = self.style.borrow_mut().as_mut() {
            style.push_str(text);
        }
    }

    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let ends = |name: &str| tag.kind == EndTag && &*tag.name == name;
        if let Some(style) = self.style.take() {
            self.note(harm_of_style(&style));
            // In a drawing a style may hold other elements, and go on behind them.
            self.note((!ends("style")).then(|| Harm::Hidden("<style".to_owned())));
        }
        if self.script.replace(false) && !ends("script") {
            self.note(Some(Harm::Script));
        }
        if tag.kind != StartTag {
            return TokenSinkResult::Continue;
        }
        self.note(harm_of(tag));
        match &*tag.name {
            "style" => *self.style.borrow_mut() = Some(String::new()),
            "script" => self.script.set(true),
            _ => {}
        }
        if self.reading == Reading::Plain {
            return TokenSinkResult::Continue;
        }
        match &*tag.name {
            // Text where scripts run, markup where they do not.
            "noscript" | "style" => TokenSinkResult::RawData(RawKind::Rawtext),
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
    harm_of_attributes(name, tag)
}
