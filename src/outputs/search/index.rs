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

/// An entry with its address below the folder of the language.
pub struct Place {
    pub href: String,
    pub entry: Entry,
}

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

/// The files of an index: name and content.
pub fn files(places: &[Place], said: &Said) -> Result<Vec<(String, String)>, serde_json::Error> {
    let standings = standings(places);
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
    let entries = |(at, some): (usize, &[Place])| {
        let rows: Vec<[&str; 4]> = some.iter().map(row).collect();
        script(&format!("entries-{at}"), &rows)
    };
    let written: Result<Vec<_>, _> = places.par_chunks(PER_FILE).enumerate().map(entries).collect();
    files.extend(written?);
    let contents = Contents { entries: places.len(), per_file: PER_FILE, words: firsts, said };
    files.push(script("contents", &contents)?);
    Ok(files)
}

fn row(place: &Place) -> [&str; 4] {
    let Place { href, entry } = place;
    let end = entry.text.char_indices().nth(QUOTED).map_or(entry.text.len(), |(end, _)| end);
    [href, &entry.title, &entry.within, entry.text.get(..end).unwrap_or_default()]
}

/// A value as a script of its own: nothing in it can end the script or start a line.
fn script(name: &str, value: &impl Serialize) -> Result<(String, String), serde_json::Error> {
    let json = serde_json::to_string(value)?;
    let safe = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok((format!("{name}.js"), format!("smqcSearch.give(\"{name}\",{safe});\n")))
}

/// Where every word stands: in a part of the places on each processor, joined in their order.
fn standings(places: &[Place]) -> HashMap<String, Standing> {
    let part = places.len().div_ceil(rayon::current_num_threads()).max(1);
    let firsts = (0_u32..).step_by(part);
    let parts: Vec<(u32, &[Place])> = firsts.zip(places.chunks(part)).collect();
    let mut parts: Vec<_> = parts.into_par_iter().map(|(first, part)| standings_from(first, part)).collect();
    let mut parts = parts.drain(..);
    let mut all = parts.next().unwrap_or_default();
    for (word, more) in parts.flatten() {
        all.entry(word).or_default().extend(&more);
    }
    all
}

/// Where every word stands in places counted from `first`.
fn standings_from(first: u32, places: &[Place]) -> HashMap<String, Standing> {
    let mut standings: HashMap<String, Standing> = HashMap::new();
    for (at, place) in (first..).zip(places) {
        let entry = &place.entry;
        let id = entry.anchor.as_deref().unwrap_or_else(|| stem(&place.href));
        let fields =
            [(0, entry.title.as_str()), (1, id), (2, &entry.within), (2, &entry.text), (2, &entry.aside)];
        for (field, text) in fields {
            each_word(text, |word| match standings.get_mut(word) {
                Some(standing) => standing.add(field, at),
                None => standings.entry(word.to_owned()).or_default().add(field, at),
            });
        }
    }
    standings
}

/// The name of a page: `promise/written-ack.html` is `written-ack`.
fn stem(href: &str) -> &str {
    let name = href.rsplit('/').next().unwrap_or(href);
    name.split('.').next().unwrap_or(name)
}

impl Standing {
    /// Adds what stands behind all of this.
    fn extend(&mut self, later: &Self) {
        for (own, more) in self.0.iter_mut().zip(&later.0) {
            own.extend(more);
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
    use super::{Place, Said, files, written_list};
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

    fn place(href: &str, title: &str, text: &str) -> Place {
        let entry = Entry { title: title.into(), text: text.into(), ..Entry::default() };
        Place { href: href.into(), entry }
    }

    #[test]
    fn a_word_stands_in_the_best_of_its_fields_and_nothing_ends_the_script() {
        let said =
            Said { none: "0".into(), one: "1".into(), many: "#".into(), more: "+".into(), cut: "-".into() };
        let places = [
            place("promise/accuse.html", "Accusé", "accusé </script>\u{2028}"),
            place("index.html", "Vue", "accusé"),
        ];
        let files = files(&places, &said).expect("JSON");
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["words-0.js", "entries-0.js", "contents.js"]);
        assert!(files[0].1.contains(r#""accuse":"0||1""#), "{}", files[0].1);
        assert!(files[0].1.contains(r#""index":"|1""#), "{}", files[0].1);
        assert!(files[1].1.contains("accusé \\u003c/script>\\u2028"), "{}", files[1].1);
    }
}
