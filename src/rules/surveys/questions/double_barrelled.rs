//! Two things asked at once: the answer cannot say which of them it is about.

use std::ops::Range;

use super::lexicon::{Found, Lexicon};
use super::words::{Joint, Wording};

/// Where a question asks two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubled {
    /// Two words of a kind, joined.
    Pair { range: Range<usize>, first: Range<usize>, second: Range<usize> },
    /// A second question, behind the first.
    Questions { range: Range<usize> },
}

impl Doubled {
    pub const fn range(&self) -> &Range<usize> {
        match self {
            Self::Pair { range, .. } | Self::Questions { range } => range,
        }
    }
}

/// Words of a kind, and how many others may stand between the first and the conjunction.
const KINDS: [(&str, usize); 3] = [("evaluations", 2), ("characteristics", 4), ("verbs", 4)];

/// The most words between the conjunction and the second of two words.
const NEAR: usize = 3;

/// The most words between the conjunction and the verb of a second question.
const CLAUSE: usize = 6;

/// A second question of fewer words is a remark: “oui ? non ?”.
const SHORT: usize = 3;

/// The first place where a question asks two things.
pub fn doubled(lexicon: &Lexicon, wording: &Wording) -> Option<Doubled> {
    let joined = (0..wording.words.len()).find_map(|at| {
        let conjunction = lexicon.at("conjunctions", wording, at)?;
        joined_at(&Place { lexicon, wording, conjunction })
    });
    joined.or_else(|| asked_twice(wording))
}

/// A second sentence with a question mark.
fn asked_twice(wording: &Wording) -> Option<Doubled> {
    let [first, second, ..] = wording.marks.as_slice() else { return None };
    let inside =
        |at: &usize| wording.words.get(*at).is_some_and(|w| *first < w.range.start && w.range.end <= *second);
    let words: Vec<usize> = (0..wording.words.len()).filter(inside).collect();
    let (from, to) = (words.first()?, words.last()?);
    let range = wording.stretch(*from, *to)?;
    (words.len() >= SHORT).then_some(Doubled::Questions { range })
}

/// A conjunction in a question.
struct Place<'q> {
    lexicon: &'q Lexicon,
    wording: &'q Wording,
    conjunction: Found,
}

fn joined_at(place: &Place<'_>) -> Option<Doubled> {
    let Place { lexicon, wording, conjunction } = place;
    if place.recalls_a_circumstance() || lexicon.at("relatives", wording, conjunction.end).is_some() {
        return None;
    }
    let pair = KINDS.iter().find_map(|(kind, reach)| {
        // A predicate and what was done belong together: “clear and sent in time”.
        let mut second = place.second(kind);
        if *kind == "evaluations" {
            second = second.or_else(|| place.second("verbs").filter(|_| place.adjoins("evaluations")));
        }
        let (first, second) = (place.first(kind, *reach)?, second?);
        // “Quality and Safety”, in the midst of a sentence, is the name of something.
        if wording.words.get(second.from)?.is_capital() {
            return None;
        }
        let beginning = |found: &Found| {
            wording.words.get(found.from).map(|w| w.folded.chars().take(5).collect::<String>())
        };
        if beginning(&first) == beginning(&second) {
            return None;
        }
        Some(Doubled::Pair {
            range: wording.stretch(first.from, second.end.checked_sub(1)?)?,
            first: wording.stretch(first.from, first.end.checked_sub(1)?)?,
            second: wording.stretch(second.from, second.end.checked_sub(1)?)?,
        })
    });
    pair.or_else(|| place.second_question())
}

impl Place<'_> {
    fn joint(&self, at: usize) -> Option<Joint> {
        self.wording.words.get(at).map(|word| word.joint)
    }

    /// Whether a word begins a new part of the sentence.
    fn apart(&self, at: usize) -> bool {
        matches!(self.joint(at), None | Some(Joint::Pause | Joint::Stop))
    }

    /// The word of a kind before the conjunction, in the same part of the sentence.
    fn first(&self, kind: &str, reach: usize) -> Option<Found> {
        let end = self.conjunction.from;
        let found = (0..end).rev().take(reach + 4).find_map(|from| {
            let found = self.lexicon.at(kind, self.wording, from)?;
            (found.end <= end).then_some(found)
        })?;
        let between = end - found.end;
        let whole = between == 0 || (found.end..=end).all(|at| !self.apart(at));
        let relative = || {
            (found.from.saturating_sub(3)..found.from)
                .any(|at| self.lexicon.at("relatives", self.wording, at).is_some())
        };
        (between <= reach && whole && !(kind == "verbs" && relative())).then_some(found)
    }

    fn adjoins(&self, kind: &str) -> bool {
        self.first(kind, 0).is_some()
    }

    /// The word of a kind right behind the conjunction.
    fn second(&self, kind: &str) -> Option<Found> {
        let mut at = self.conjunction.end;
        for _ in 0..=NEAR {
            if self.apart(at) {
                return None;
            }
            if let Some(found) = self.lexicon.at(kind, self.wording, at) {
                return Some(found);
            }
            at = self.lexicon.at("between", self.wording, at)?.end;
        }
        None
    }

    /// A verb in front of its subject on both sides of the conjunction, or a question word behind it.
    fn second_question(&self) -> Option<Doubled> {
        let Found { from, end, .. } = self.conjunction;
        let sentence = self.wording.words.get(from)?.sentence;
        let asks = |at: usize| self.lexicon.at("auxiliaries", self.wording, at);
        let before = (0..from).any(|at| {
            self.wording.words.get(at).is_some_and(|word| word.sentence == sentence) && asks(at).is_some()
        });
        let mut clause = (end..end + CLAUSE).take_while(|at| !self.apart(*at));
        let second =
            self.lexicon.at("second question", self.wording, end).or_else(|| clause.find_map(asks))?;
        let range = self.wording.stretch(from, second.end.checked_sub(1)?)?;
        before.then_some(Doubled::Questions { range })
    }

    /// Whether the conjunction stands in a part of the sentence that only recalls when or whether:
    /// “After delivery and set-up, did it work?”
    fn recalls_a_circumstance(&self) -> bool {
        let words = &self.wording.words;
        let opening = (0..=self.conjunction.from).rev().find(|at| self.apart(*at)).unwrap_or(0);
        let more = (self.conjunction.end..words.len()).find(|at| self.apart(*at));
        let goes_on = more.is_some_and(|at| self.joint(at) == Some(Joint::Pause));
        goes_on && self.lexicon.at("conditions", self.wording, opening).is_some()
    }
}
