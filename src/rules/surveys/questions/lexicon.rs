//! The words by which questions are judged: one file per language, read once.
//!
//! A file is made of sections, `[name]`, with a phrase per line, or several with commas between; `#`
//! begins a remark. In a phrase, `a|b` stands for one of several words, `a*` for a word that begins so,
//! `...` for up to five words, `-a` for a word that hangs on another by a hyphen, `^` for the beginning
//! of a sentence or of what follows a comma, `$` for the end of a sentence. Case does not count. Behind
//! `->` stands what to write instead.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::pattern::Pattern;
use super::words::Wording;

/// The lexicon of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    sections: BTreeMap<&'static str, Vec<Entry>>,
}

/// One phrase.
#[derive(Debug)]
pub struct Entry {
    pattern: Pattern,
    /// What to write instead; nothing where no other words would do.
    pub instead: Option<&'static str>,
}

/// A phrase found in a question: its first word, and the one behind its last.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub from: usize,
    pub end: usize,
    pub instead: Option<&'static str>,
}

static LEXICONS: LazyLock<[(&str, Lexicon); 2]> = LazyLock::new(|| {
    [
        ("en", Lexicon::of(include_str!("../lexicon/en.txt"))),
        ("fr", Lexicon::of(include_str!("../lexicon/fr.txt"))),
    ]
});

/// The lexicon of a language, `fr-BE` included in `fr`; nothing for other languages.
pub fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let own = language.split('-').next()?;
    LEXICONS.iter().find(|(of, _)| *of == own).map(|(_, lexicon)| lexicon)
}

impl Lexicon {
    fn of(text: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            let (phrase, instead) = match line.split_once("->") {
                Some((phrase, instead)) => (phrase, Some(instead.trim())),
                None => (line, None),
            };
            let entries = phrase.split(',').map(|phrase| Entry { pattern: Pattern::of(phrase), instead });
            lexicon.sections.entry(section).or_default().extend(entries);
        }
        lexicon
    }

    /// A question in this language: its words, those of fixed expressions and of examples marked.
    pub fn read(&self, text: &str) -> Wording {
        let mut wording = Wording::of(text);
        for found in self.all("fixed expressions", &wording) {
            wording.words.iter_mut().take(found.end).skip(found.from).for_each(|word| word.fixed = true);
        }
        for found in self.all("examples", &wording) {
            let sentence = wording.words.get(found.from).map(|word| word.sentence);
            let rest = wording.words.iter_mut().skip(found.from);
            rest.take_while(|word| Some(word.sentence) == sentence).for_each(|word| word.fixed = true);
        }
        wording
    }

    /// The longest phrase of a section that begins at a word.
    pub fn at(&self, section: &str, wording: &Wording, from: usize) -> Option<Found> {
        let entries = self.sections.get(section)?.iter();
        let found = entries.filter_map(|entry| {
            let end = entry.pattern.ends(wording, from)?;
            Some(Found { from, end, instead: entry.instead })
        });
        found.max_by_key(|found| found.end)
    }

    /// Every phrase of a section, from left to right; none inside another.
    pub fn all(&self, section: &str, wording: &Wording) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for from in 0..wording.words.len() {
            if all.last().is_none_or(|last| last.end <= from) {
                all.extend(self.at(section, wording, from));
            }
        }
        all
    }

    pub fn first(&self, section: &str, wording: &Wording) -> Option<Found> {
        (0..wording.words.len()).find_map(|from| self.at(section, wording, from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sections that the program asks for.
    const SECTIONS: [&str; 17] = [
        "absolutes",
        "acronyms",
        "auxiliaries",
        "between",
        "characteristics",
        "conditions",
        "conjunctions",
        "evaluations",
        "examples",
        "fixed expressions",
        "frequencies",
        "leading",
        "negations",
        "presupposing",
        "relatives",
        "second question",
        "verbs",
    ];

    #[test]
    fn both_languages_have_every_section_and_no_other() {
        for (language, lexicon) in LEXICONS.iter() {
            let names: Vec<&str> = lexicon.sections.keys().copied().collect();
            assert_eq!(names, SECTIONS, "{language}");
        }
    }

    /// `a|b-c|d` would be read as `a|b` and `c|d`.
    #[test]
    fn no_hyphen_cuts_a_choice_of_words() {
        for text in [include_str!("../lexicon/en.txt"), include_str!("../lexicon/fr.txt")] {
            for piece in text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
                let parts = piece.trim_start_matches('-').split(['-', '\'', '’']);
                assert!(parts.filter(|part| part.contains('|')).count() <= 1, "{piece}");
            }
        }
    }

    #[test]
    fn a_language_is_known_by_its_first_part() {
        assert!(lexicon("fr-BE").is_some() && lexicon("en").is_some());
        assert!(lexicon("nl").is_none() && lexicon("").is_none());
    }

    #[test]
    fn what_follows_an_example_is_fixed() {
        let read = |text| lexicon("en").expect("English").read(text).words;
        let fixed: Vec<bool> = read("A bus, for example red. Or blue?").iter().map(|w| w.fixed).collect();
        assert_eq!(fixed, [false, false, true, true, true, false, false]);
    }
}
