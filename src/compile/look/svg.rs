//! An SVG drawing written again from what is known to be harmless: shapes, gradients and words.
//! Scripts, events, styles that load, pictures, links and references to elsewhere stay behind.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::references::References;

/// A drawing that can do nothing but be drawn.
pub struct Drawing {
    pub text: String,
    pub size: Option<(u32, u32)>,
}

/// Elements that draw.
const ELEMENTS: [&str; 26] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feFlood",
    "feGaussianBlur",
    "feOffset",
    "filter",
    "g",
    "line",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "symbol",
    "use",
];

/// Elements that hold words.
const WORDS: [&str; 3] = ["text", "title", "tspan"];

/// The most elements, and the deepest nesting.
const MOST: usize = 20_000;
const DEEPEST: usize = 64;

/// The drawing of an SVG file; nothing for a text that is none, or too intricate.
pub fn drawn(text: &str) -> Option<Drawing> {
    let mut writer = Writer::default();
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => writer.open(&start)?,
            Event::Empty(start) => {
                writer.open(&start)?;
                writer.close();
            }
            Event::End(_) => writer.close(),
            Event::Text(words) => writer.words(&words),
            Event::GeneralRef(entity) => writer.words(&format!("&{};", &*entity)),
            Event::Eof => break,
            // Entities, sections, instructions, remarks, document types.
            _ => {}
        }
    }
    (writer.open.is_empty() && !writer.out.is_empty() && writer.references.end_somewhere())
        .then_some(Drawing { text: writer.out, size: writer.size })
}

#[derive(Default)]
struct Writer {
    out: String,
    size: Option<(u32, u32)>,
    /// The elements that are open: the name of each one that is kept.
    open: Vec<Option<&'static str>>,
    /// How many of them are left out; what stands inside them is, too.
    left_out: usize,
    count: usize,
    references: References,
}

impl Writer {
    fn open(&mut self, start: &BytesStart<'_>) -> Option<()> {
        self.count += 1;
        if self.count > MOST || self.open.len() >= DEEPEST {
            return None;
        }
        let written = start.name();
        let name: &str = written.as_ref();
        let known = ELEMENTS.iter().chain(&WORDS).find(|known| **known == name).copied();
        if self.open.is_empty() && (known != Some("svg") || !self.out.is_empty()) {
            return None;
        }
        let kept = known.filter(|_| self.left_out == 0);
        let Some(name) = kept else {
            self.left_out += 1;
            self.open.push(None);
            return Some(());
        };
        self.out.push_str(&format!("<{name}"));
        if self.open.is_empty() {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
            self.size = size_of(start);
        }
        let attributes = attributes(start);
        let named = attributes.iter().find(|(key, _)| key == "id").map(|(_, value)| value.as_str());
        self.references.open(named);
        for (key, value) in attributes {
            if let Some(value) = harmless(&key, &value) {
                self.references.take(&key, value);
                self.out.push_str(&format!(" {key}=\"{}\"", escaped(value)));
            }
        }
        self.out.push('>');
        self.open.push(Some(name));
        Some(())
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Some(name)) => {
                self.references.close();
                self.out.push_str(&format!("</{name}>"));
            }
            Some(None) => self.left_out = self.left_out.saturating_sub(1),
            None => {}
        }
    }

    /// Words with their entities resolved; one of the file's own making is left out.
    fn words(&mut self, words: &str) {
        let holds = self.open.last().is_some_and(|name| name.is_some_and(|name| WORDS.contains(&name)));
        if holds && self.left_out == 0 {
            self.out.push_str(&escaped(&quick_xml::escape::unescape(words).unwrap_or_default()));
        }
    }
}

/// Names and values, entities resolved; a malformed attribute is left out. References have their
/// name of today.
fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let read = start.attributes().flatten().filter_map(|attribute| {
        let key: &str = attribute.key.as_ref();
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        Some((key.to_owned(), value))
    });
    let mut read: Vec<(String, String)> = read.collect();
    let of_today = read.iter().any(|(key, _)| key == "href");
    for (key, _) in read.iter_mut().filter(|(key, _)| !of_today && key == "xlink:href") {
        "href".clone_into(key);
    }
    read
}

/// The value of an attribute that draws; nothing for one that acts or loads. A reference stays
/// inside the drawing: `#shape`, `url(#gradient)`.
fn harmless<'v>(key: &str, value: &'v str) -> Option<&'v str> {
    let letters = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let lower = value.to_ascii_lowercase();
    let own = |rest: &str| rest.trim_start_matches([' ', '\'', '"']).starts_with('#');
    let stays = lower.split("url(").skip(1).all(own);
    let acts = key.starts_with("on")
        || key == "style" && lower.contains(['\\', '@'])
        || ["expression(", "javascript:", "data:", "image(", "import"]
            .iter()
            .any(|word| lower.contains(word));
    match key {
        "href" => own(value).then_some(value),
        "xmlns" | "src" => None,
        _ => (letters && stays && !acts).then_some(value),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Width and height, or those of the part that is shown.
fn size_of(start: &BytesStart<'_>) -> Option<(u32, u32)> {
    let attributes = attributes(start);
    let value = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let whole = |text: &str| text.trim().trim_end_matches("px").split('.').next()?.parse::<u32>().ok();
    let sides = |width: &str, height: &str| Some((whole(width)?, whole(height)?));
    let shown = || {
        let shown: Vec<&str> = value("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        sides(shown.get(2)?, shown.get(3)?)
    };
    let size = sides(value("width").unwrap_or(""), value("height").unwrap_or("")).or_else(shown);
    size.filter(|(width, height)| *width > 0 && *height > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(svg: &str) -> String {
        drawn(svg).expect("a drawing").text
    }

    #[test]
    fn shapes_and_words_stay() {
        let svg = r##"<?xml version="1.0"?><!DOCTYPE svg><!-- x --><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:x" viewBox="0 0 120 40.5"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0h9" fill="url(#g)" i:x="1"/><text x="1">A &lt; B</text></svg>"##;
        let drawing = drawn(svg).expect("a drawing");
        assert_eq!(drawing.size, Some((120, 40)));
        assert!(drawing.text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox"));
        assert!(drawing.text.contains("<path d=\"M0 0h9\" fill=\"url(#g)\"></path>"), "{}", drawing.text);
    }

    #[test]
    fn what_acts_or_loads_stays_behind() {
        for hostile in [
            "<script>alert(1)</script>",
            "<path onload=\"alert(1)\"/>",
            "<path onload='alert(1)'/>",
            "<foreignObject><body onload=\"alert(1)\"/></foreignObject>",
            "<image href=\"https://example.org/x.png\"/>",
            "<use href=\"https://example.org/x.svg#a\"/>",
            "<use xlink:href=\"data:image/svg+xml,x\"/>",
            "<a href=\"javascript:alert(1)\"><text>x</text></a>",
            "<style>@import url(https://example.org/x.css);</style>",
            "<path style=\"fill:url(https://example.org/x)\"/>",
            "<path style=\"fill:u\\72l(https://example.org/x)\"/>",
            "<path fill=\"&#x75;rl(https://example.org/x)\"/>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
            "<g><![CDATA[<script>alert(1)</script>]]></g>",
            "<text>&lt;script&gt;</text>",
        ] {
            let own = text(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{hostile}</svg>"));
            let bare = own.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            for word in ["alert", "example.org", "script>", "javascript", "data:", "onload"] {
                assert!(
                    !bare.contains(&format!("<{word}")) && (word == "script>" || !bare.contains(word)),
                    "{own}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        let doubled = |depth: usize| {
            let level = |at: usize| {
                format!("<g id=\"a{at}\"><use href=\"#a{0}\"/><use xlink:href=\"#a{0}\"/></g>", at + 1)
            };
            let levels: String = (0..depth).map(level).collect();
            format!("<svg><defs>{levels}</defs><g id=\"a{depth}\"><rect/></g></svg>")
        };
        assert!(drawn(&doubled(8)).is_some_and(|drawing| drawing.text.matches("href=\"#a8\"").count() == 2));
        assert!(drawn(&doubled(30)).is_none(), "it shows itself a thousand million times");
        assert!(drawn("<svg><g id=\"a\"><use href=\"#a\"/></g></svg>").is_none(), "it shows itself");
        for wrong in ["", "x", "<html/>", "<svg>", "<svg/><svg/>", "<svg><g></svg>"] {
            assert!(drawn(wrong).is_none(), "{wrong}");
        }
        let deep = "<g>".repeat(100) + &"</g>".repeat(100);
        assert!(drawn(&format!("<svg>{deep}</svg>")).is_none());
    }
}
