//! The index of a language's pages: which word stands where, in small files that a page loads when it
//! needs them, as scripts, since a page opened from a folder may read nothing else.
//!
//! A word has a text of three lists, with `|` between them: the entries that have it in their title, in
//! their id, in their text, each entry in the first of these only. A list is written as distances, each
//! less one, in digits of five bits: a small letter or digit ends a number, another sign says that
//! higher digits follow. `+` and a number stand for as many neighbours.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use super::text::Entry;
use super::words::each_word;

/// Entries whose titles and texts share a file: what a page of results loads is a few of them.
const PER_FILE: usize = 16;
/// The size from which a file of words is full, in bytes.
const FULL: usize = 24_000;
/// The most signs of a text that are kept for quoting.
const QUOTED: usize = 320;

/// What the script reads first.
#[derive(Serialize)]
struct Contents<'i> {
    entries: usize,
    per_file: usize,
    /// The first word of each file of words.
    words: Vec<&'i str>,
    said: &'i Said,
}

/// What the script says.
#[derive(Serialize)]
pub struct Said {
    pub none: String,
    pub one: String,
    pub many: String,
    pub more: String,
    /// That some pages are left out, and what helps.
    pub cut: String,
}

/// Where a word stands, in rising order: titles, ids, texts.
#[derive(Default)]
struct Standing([Vec<u32>; 3]);

/// Entries in their order and where their words stand among them. Texts are not kept: of ten thousand
/// pages they would be the larger part of what a build holds.
#[derive(Default)]
pub struct Part {
    rows: Vec<Row>,
    standings: HashMap<String, Standing>,
}

/// What is shown of an entry: its address below the folder of the language, its title, what it is part
/// of, the beginning of its text.
type Row = [String; 4];

impl Part {
    /// Adds an entry behind the others.
    pub fn add(&mut self, page: &str, entry: Entry) {
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let id = entry.anchor.as_deref().unwrap_or_else(|| stem(page));
        let fields =
            [(0, entry.title.as_str()), (1, id), (2, &entry.within), (2, &entry.text), (2, &entry.aside)];
        for (field, text) in fields {
            each_word(text, |word| match self.standings.get_mut(word) {
                Some(standing) => standing.add(field, at),
                None => self.standings.entry(word.to_owned()).or_default().add(field, at),
            });
        }
        let anchor = entry.anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        let end = entry.text.char_indices().nth(QUOTED).map_or(entry.text.len(), |(end, _)| end);
        let quoted = entry.text.get(..end).unwrap_or_default().to_owned();
        self.rows.push([format!("{page}{anchor}"), entry.title, entry.within, quoted]);
    }

    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts what comes later behind.
    fn append(&mut self, later: Self) {
        let first = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.extend(later.rows);
        // The order of the words is of no account: each has lists of its own.
        later.standings.into_iter().for_each(|(word, more)| {
            self.standings.entry(word).or_default().append(first, &more);
        });
    }
}

/// The files of an index, of entries in their order: name and content.
pub fn files(parts: Vec<Part>, said: &Said) -> Result<Vec<(String, String)>, serde_json::Error> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().unwrap_or_default();
    parts.for_each(|part| whole.append(part));
    let Part { rows, standings } = whole;
    let mut words: Vec<(&String, String)> =
        standings.par_iter().map(|(word, standing)| (word, written(standing))).collect();
    // As a script compares texts.
    words.par_sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    let mut files = Vec::new();
    let mut firsts = Vec::new();
    for shard in shards(&words) {
        let content: serde_json::Map<String, serde_json::Value> =
            shard.iter().map(|(word, lists)| ((*word).clone(), lists.as_str().into())).collect();
        files.push(script(&format!("words-{}", firsts.len()), &content)?);
        firsts.extend(shard.first().map(|(word, _)| word.as_str()));
    }
    let entries = |(at, some): (usize, &[Row])| script(&format!("entries-{at}"), &some);
    let written: Result<Vec<_>, _> = rows.par_chunks(PER_FILE).enumerate().map(entries).collect();
    files.extend(written?);
    let contents = Contents { entries: rows.len(), per_file: PER_FILE, words: firsts, said };
    files.push(script("contents", &contents)?);
    Ok(files)
}

/// A value as a script of its own: nothing in it can end the script or start a line.
fn script(name: &str, value: &impl Serialize) -> Result<(String, String), serde_json::Error> {
    let json = serde_json::to_string(value)?;
    let safe = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok((format!("{name}.js"), format!("smqcSearch.give(\"{name}\",{safe});\n")))
}

/// The name of a page: `promise/written-ack.html` is `written-ack`.
fn stem(href: &str) -> &str {
    let name = href.rsplit('/').next().unwrap_or(href);
    name.split('.').next().unwrap_or(name)
}

impl Standing {
    /// Adds what stands in entries counted from `first`.
    fn append(&mut self, first: u32, later: &Self) {
        for (own, more) in self.0.iter_mut().zip(&later.0) {
            own.extend(more.iter().map(|at| first.saturating_add(*at)));
        }
    }

    fn add(&mut self, field: usize, at: u32) {
        let known = self.0.iter().take(field + 1).any(|list| list.last() == Some(&at));
        if let Some(list) = self.0.get_mut(field).filter(|_| !known) {
            list.push(at);
        }
    }
}

/// Neighbouring words, file by file.
fn shards<'w>(words: &'w [(&'w String, String)]) -> Vec<&'w [(&'w String, String)]> {
    let mut shards = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, (word, lists)) in words.iter().enumerate() {
        size += word.len() + lists.len() + 6;
        if size >= FULL || at + 1 == words.len() {
            shards.extend(words.get(start..=at));
            (start, size) = (at + 1, 0);
        }
    }
    shards
}

fn written(standing: &Standing) -> String {
    let lists: Vec<String> = standing.0.iter().map(|list| written_list(list)).collect();
    lists.join("|").trim_end_matches('|').to_owned()
}

/// A rising list as distances.
fn written_list(list: &[u32]) -> String {
    let mut out = String::with_capacity(list.len());
    let (mut next, mut run) = (0_u32, 0_u32);
    for &at in list {
        let distance = at.saturating_sub(next);
        next = at.saturating_add(1);
        if distance == 0 {
            run += 1;
            continue;
        }
        write_run(std::mem::take(&mut run), &mut out);
        write_number(distance, &mut out);
    }
    write_run(run, &mut out);
    out
}

fn write_run(run: u32, out: &mut String) {
    if run < 3 {
        out.extend(std::iter::repeat_n('0', run as usize));
    } else {
        out.push('+');
        write_number(run, out);
    }
}

/// Digits that end a number, and digits that another follows.
const LAST: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
const MORE: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~!*";

fn write_number(number: u32, out: &mut String) {
    let digit =
        |from: &[u8; 32], bits: u32| from.get((bits & 31) as usize).map_or('0', |sign| char::from(*sign));
    let mut rest = number;
    while rest > 31 {
        out.push(digit(MORE, rest));
        rest >>= 5;
    }
    out.push(digit(LAST, rest));
}

#[cfg(test)]
mod tests {
    use super::{Part, Said, files, written_list};
    use crate::outputs::search::text::Entry;

    #[test]
    fn lists_are_written_as_distances() {
        assert_eq!(written_list(&[]), "");
        assert_eq!(written_list(&[0]), "0");
        assert_eq!(written_list(&[5, 6, 9]), "502");
        // Twelve neighbours, then 32 left out: the lower five bits first.
        let list: Vec<u32> = (0..12).chain([44]).collect();
        assert_eq!(written_list(&list), "+cA1");
    }

    fn said() -> Said {
        Said { none: "0".into(), one: "1".into(), many: "#".into(), more: "+".into(), cut: "-".into() }
    }

    fn part(entries: &[(&str, &str, &str)]) -> Part {
        let mut part = Part::default();
        for (page, title, text) in entries {
            let entry = Entry { title: (*title).into(), text: (*text).into(), ..Entry::default() };
            part.add(page, entry);
        }
        part
    }

    const ENTRIES: [(&str, &str, &str); 3] = [
        ("promise/accuse.html", "Accusé", "accusé </script>\u{2028}"),
        ("promise/reponse.html", "Réponse", "réponse à l’accusé"),
        ("index.html", "Vue", "accusé"),
    ];

    #[test]
    fn a_word_stands_in_the_best_of_its_fields_and_nothing_ends_the_script() {
        let files = files(vec![part(&ENTRIES)], &said()).expect("JSON");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["words-0.js", "entries-0.js", "contents.js"]);
        assert!(files[0].1.contains(r#""accuse":"0||10""#), "{}", files[0].1);
        assert!(files[0].1.contains(r#""index":"|2""#), "{}", files[0].1);
        assert!(files[1].1.contains("accusé \\u003c/script>\\u2028"), "{}", files[1].1);
    }

    #[test]
    fn parts_make_the_index_of_the_whole() {
        let whole = files(vec![part(&ENTRIES)], &said()).expect("JSON");
        for at in 0..=ENTRIES.len() {
            let (first, second) = ENTRIES.split_at(at);
            assert_eq!(files(vec![part(first), part(second)], &said()).expect("JSON"), whole, "{at}");
        }
    }
}
