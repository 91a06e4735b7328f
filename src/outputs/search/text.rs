//! What a page of ours says: the entries that a search can find on it.
//!
//! Reads the HTML that was made for an edition and nothing else, so that what an audience must not see
//! cannot be found either. Not an HTML parser: our pages close what they open.

use memchr::memmem;

/// Something that can be found: a page, or a part of one that has an anchor.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub anchor: Option<String>,
    pub title: String,
    /// What it is part of: a kind of definitions, a standard.
    pub within: String,
    /// What it says, in the order of the page.
    pub text: String,
    /// What is found but not quoted: dates, figures, places.
    pub aside: String,
}

/// Why an element matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Says nothing of its own.
    Skipped,
    /// `data-entry`: found by itself.
    Part,
    /// The heading of the page, or `data-title` in a part.
    Title,
    /// What the page is part of.
    Within,
    Aside,
    /// Fields with labels of ours.
    Fields,
}

/// An element that matters, and how often its name is open inside it.
struct Open<'h> {
    name: &'h str,
    depth: usize,
    role: Role,
}

/// The entries of a page: first the page, then its parts.
pub fn entries(html: &str) -> Vec<Entry> {
    let start = html.find("<main").unwrap_or(html.len());
    let end = html.rfind("</main>").unwrap_or(html.len()).max(start);
    let mut walk = Walk { page: Entry::default(), parts: Vec::new(), part: None, open: Vec::new() };
    let mut rest = html.get(start..end).unwrap_or_default();
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        walk.text(text);
        let length = tag_length(tag);
        let (tag, after) = tag.split_at(length);
        walk.tag(tag.trim_start_matches('<').trim_end_matches('>'));
        rest = walk.skipped(after);
    }
    walk.text(rest);
    let Walk { page, mut parts, .. } = walk;
    for part in &mut parts {
        part.within.clone_from(&page.title);
    }
    std::iter::once(page).chain(parts).filter(|entry| !entry.title.trim().is_empty()).map(tidy).collect()
}

/// How far a tag reaches: to the first `>` outside quotes.
fn tag_length(tag: &str) -> usize {
    let mut quoted = false;
    for at in memchr::memchr2_iter(b'"', b'>', tag.as_bytes()) {
        match tag.as_bytes().get(at) {
            Some(b'"') => quoted = !quoted,
            _ if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

struct Walk<'h> {
    page: Entry,
    parts: Vec<Entry>,
    part: Option<Entry>,
    open: Vec<Open<'h>>,
}

/// Elements inside a sentence: the words on both sides stay apart or together as written.
const INLINE: [&str; 8] = ["a", "code", "em", "mark", "span", "strong", "sub", "sup"];

/// Classes of what is found but not quoted.
const ASIDE: [&str; 5] = ["badge", "facts", "figures", "tally", "verdict"];

/// Elements that end a thought: what follows is quoted behind a point.
const APART: [&str; 5] = ["dd", "li", "p", "td", "th"];
const POINT: &str = "· ";

impl<'h> Walk<'h> {
    fn tag(&mut self, tag: &'h str) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.bytes().position(|byte| matches!(byte, b' ' | b'/' | b'\n')).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        if !INLINE.contains(&name) {
            self.text(" ");
        }
        if closes && APART.contains(&name) {
            self.apart();
        }
        if closes {
            self.close(name);
        } else if !tag.ends_with('/') {
            self.open(name, tag);
        }
    }

    fn open(&mut self, name: &'h str, tag: &str) {
        match (self.role(name, tag), self.open.last_mut()) {
            (Some(role), _) => {
                if role == Role::Part {
                    let anchor = attribute(tag, "id").map(decoded);
                    self.part = Some(Entry { anchor, ..Entry::default() });
                }
                self.open.push(Open { name, depth: 1, role });
            }
            (None, Some(last)) if last.name == name => last.depth += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let Some(last) = self.open.last_mut().filter(|last| last.name == name) else { return };
        last.depth -= 1;
        if last.depth == 0 {
            if last.role == Role::Part {
                self.parts.extend(self.part.take());
            }
            self.open.pop();
        }
    }

    /// What follows the element just opened, if it says nothing; else all of the rest.
    fn skipped(&mut self, rest: &'h str) -> &'h str {
        let Some(own) = self.open.last_mut().filter(|own| own.role == Role::Skipped) else { return rest };
        let (opens, closes) = (format!("<{}", own.name), format!("</{}", own.name));
        let mut from = 0;
        let (opens, closes) = (opens.as_bytes(), closes.as_bytes());
        while let Some(at) = rest.as_bytes().get(from..).and_then(|rest| memmem::find(rest, closes)) {
            let end = from + at;
            let inside = rest.as_bytes().get(from..end).unwrap_or_default();
            own.depth += memmem::find_iter(inside, opens).count();
            if own.depth == 1 {
                return rest.get(end..).unwrap_or_default();
            }
            own.depth -= 1;
            from = end + closes.len();
        }
        ""
    }

    fn is_in(&self, role: Role) -> bool {
        self.open.iter().any(|open| open.role == role)
    }

    fn role(&self, name: &str, tag: &str) -> Option<Role> {
        if self.open.last().is_some_and(|last| last.role == Role::Skipped) {
            return None;
        }
        // Of every page of a kind: found, but no words to quote.
        let aside = matches!(name, "h2" | "h3" | "figcaption").then_some(Role::Aside);
        match name {
            "svg" | "thead" | "nav" | "noscript" => return Some(Role::Skipped),
            "dt" if self.is_in(Role::Fields) => return Some(Role::Skipped),
            "h1" => return Some(Role::Title),
            _ => {}
        }
        let attributes = tag.get(name.len()..).unwrap_or_default();
        if attributes.is_empty() {
            return aside;
        }
        let class = attribute(attributes, "class").unwrap_or_default();
        let many = class.contains(' ');
        let has = |word: &str| class == word || many && class.split(' ').any(|own| own == word);
        let has_data = |name: &str| attributes.contains("data-") && has_data(attributes, name);
        match name {
            "details" if has("source") => Some(Role::Skipped),
            "dl" if has("fields") => Some(Role::Fields),
            _ if self.part.is_some() && has_data("title") => Some(Role::Title),
            _ if self.part.is_none() && has_data("entry") => Some(Role::Part),
            _ if self.part.is_none() && has("eyebrow") => Some(Role::Within),
            _ if aside.is_none() && ASIDE.iter().any(|class| has(class)) => Some(Role::Aside),
            _ => aside,
        }
    }

    fn apart(&mut self) {
        let text = &mut self.part.as_mut().unwrap_or(&mut self.page).text;
        if !text.is_empty() && !text.trim_end().ends_with('·') {
            append(' ', text);
            text.push_str(POINT);
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() || self.is_in(Role::Skipped) {
            return;
        }
        let role = [Role::Title, Role::Within, Role::Aside].into_iter().find(|role| self.is_in(*role));
        let entry = self.part.as_mut().unwrap_or(&mut self.page);
        let place = match role {
            Some(Role::Title) => &mut entry.title,
            Some(Role::Within) => &mut entry.within,
            Some(_) => &mut entry.aside,
            None => &mut entry.text,
        };
        decode(text, place);
    }
}

/// The value of an attribute, as it is written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(at) = memmem::find(rest.as_bytes(), name.as_bytes()) {
        let (before, from) = rest.split_at(at);
        let after = from.get(name.len()..)?;
        match after.strip_prefix("=\"") {
            Some(value) if before.ends_with([' ', '\n']) => return value.split('"').next(),
            _ => rest = after,
        }
    }
    None
}

/// Whether a tag has the attribute `data-` of a name, with a value or without.
fn has_data(tag: &str, name: &str) -> bool {
    let names = tag.split([' ', '\n']).filter_map(|word| word.split('=').next());
    names.filter_map(|own| own.strip_prefix("data-")).any(|own| own == name)
}

fn decoded(text: &str) -> String {
    let mut out = String::new();
    decode(text, &mut out);
    out
}

/// Appends a text without its entities; one space for any run of them.
fn decode(text: &str, out: &mut String) {
    let mut blank = out.is_empty() || out.ends_with(char::is_whitespace);
    // Appended up to here, and looked at up to there.
    let (mut done, mut at) = (0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        let next = at + 1;
        // What most texts are made of is appended in long stretches.
        let plain = match byte {
            b' ' => !std::mem::replace(&mut blank, true),
            b'&' | b'\n' | b'\t' | 0xc2 | 0xe2 => false,
            _ => {
                blank = false;
                true
            }
        };
        if plain {
            at = next;
            continue;
        }
        out.push_str(text.get(done..at).unwrap_or_default());
        let rest = text.get(at..).unwrap_or_default();
        let entity = rest.strip_prefix('&').and_then(|named| named.split_once(';'));
        let entity = entity.and_then(|(name, _)| Some((named(name)?, name.len() + 2)));
        let sign = rest.chars().next().unwrap_or(' ');
        let (sign, length) = entity.unwrap_or((sign, sign.len_utf8()));
        append(sign, out);
        blank = sign.is_whitespace();
        at += length;
        done = at;
    }
    out.push_str(text.get(done..).unwrap_or_default());
}

fn append(sign: char, out: &mut String) {
    match sign.is_whitespace() {
        true if out.is_empty() || out.ends_with(char::is_whitespace) => {}
        true if matches!(sign, '\n' | '\t') => out.push(' '),
        _ => out.push(sign),
    }
}

/// The sign of an entity.
fn named(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Without blanks at its ends, and without a point at the end of its text.
fn tidy(mut entry: Entry) -> Entry {
    entry.text.truncate(entry.text.trim_end_matches([' ', '·']).len());
    for text in [&mut entry.title, &mut entry.within, &mut entry.text, &mut entry.aside] {
        text.truncate(text.trim_end().len());
        let blank = text.len() - text.trim_start().len();
        text.drain(..blank);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::{Entry, entries};

    #[test]
    fn a_page_is_its_heading_and_what_it_says() {
        let html = "<nav>Menu</nav><main id=\"main\"><p class=\"eyebrow\"><a href=\"x\">Promesses</a></p>\
            <h1>Accusé &amp; suite</h1><p class=\"facts\">n = 5</p>\
            <dl class=\"fields\"><div><dt>Libellé</dt><dd>Réponse<br>en 5&nbsp;jours</dd></div></dl>\
            <svg><text>12</text></svg><details class=\"source\"><pre>kind: Promise</pre></details></main>";
        let expected = Entry {
            anchor: None,
            title: "Accusé & suite".into(),
            within: "Promesses".into(),
            text: "Réponse en 5\u{a0}jours".into(),
            aside: "n = 5".into(),
        };
        assert_eq!(entries(html), [expected]);
    }

    #[test]
    fn a_part_is_found_by_itself() {
        let html = "<main><h1>ISO 10002</h1><table><thead><tr><th>Article</th></tr></thead>\
            <tr id=\"clause-7.4\" data-entry><th data-title>7.4 Accusé</th><td>a <b title=\"x > y\">b</b></td><td>c</td></tr>\
            <tr><td>end</td></tr></table></main>";
        let found = entries(html);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].title.as_str(), found[0].text.as_str()), ("ISO 10002", "end"));
        assert_eq!(found[1].anchor.as_deref(), Some("clause-7.4"));
        assert_eq!((found[1].title.as_str(), found[1].text.as_str()), ("7.4 Accusé", "a b · c"));
        assert_eq!(found[1].within, "ISO 10002");
    }

    #[test]
    fn what_says_nothing_is_passed_over_whole() {
        let said = |html: &str| entries(&format!("<main><h1>A</h1>{html}</main>")).remove(0).text;
        assert_eq!(said("<svg><svg><text>1</text></svg><text>2</text></svg>b"), "b");
        assert_eq!(said("<nav><ul><li>x</li></ul></nav>b<svg/>c"), "b c");
        // Nothing closes it.
        assert_eq!(said("b<nav><p>x</p>"), "b");
    }

    #[test]
    fn text_stays_text() {
        let html = "<main><h1>&lt;script&gt;alert(1)&lt;/script&gt; &#39;&#x41;&unknown; & </h1></main>";
        assert_eq!(entries(html)[0].title, "<script>alert(1)</script> 'A&unknown; &");
        assert_eq!(entries("<main><h1"), []);
        assert_eq!(entries("no page"), []);
    }
}
