//! How much a drawing becomes when all that it refers to is drawn: a part that shows another one
//! twice, and so on, is small to write and endless to draw.

use std::collections::BTreeMap;

/// The most elements that are drawn.
const MOST: usize = 200_000;
/// The most references.
const MOST_SHOWN: usize = 20_000;
/// The most steps from a part to what it shows, and to what that shows.
const LONGEST: usize = 16;

/// The parts of a drawing that have a name, and what shows them.
#[derive(Debug, Default)]
pub struct References {
    numbers: BTreeMap<String, usize>,
    /// Elements inside a part, itself among them; by number.
    sizes: Vec<usize>,
    /// What refers to a part: the parts around it, and the number of what it shows.
    shown: Vec<(Vec<usize>, usize)>,
    /// The names of the elements that are open.
    open: Vec<Option<usize>>,
}

impl References {
    /// An element, with the name it has.
    pub fn open(&mut self, name: Option<&str>) {
        let own = name.map(|name| self.number(name));
        self.open.push(own);
        for part in self.open.iter().flatten() {
            if let Some(size) = self.sizes.get_mut(*part) {
                *size += 1;
            }
        }
    }

    /// An attribute of the element that was opened last.
    pub fn take(&mut self, key: &str, value: &str) {
        if self.shown.len() > MOST_SHOWN {
            return;
        }
        let name_of = |rest: &str| {
            let own = rest.trim_start_matches([' ', '\'', '"']).strip_prefix('#')?;
            own.split([')', ' ', '\'', '"']).next().map(str::to_owned)
        };
        let whole = (key == "href").then_some(value);
        // Functions may be written in any letters, all of them plain ones.
        let lower = value.to_ascii_lowercase();
        let starts = lower.match_indices("url(").filter_map(|(at, found)| value.get(at + found.len()..));
        let names: Vec<String> = whole.into_iter().chain(starts).filter_map(name_of).collect();
        for name in names {
            let part = self.number(&name);
            self.shown.push((self.open.iter().flatten().copied().collect(), part));
        }
    }

    pub fn close(&mut self) {
        self.open.pop();
    }

    /// Whether nothing shows itself, and all that is shown can be drawn.
    pub fn end_somewhere(&self) -> bool {
        if self.shown.len() > MOST_SHOWN {
            return false;
        }
        let mut drawn = self.sizes.clone();
        for _ in 0..LONGEST {
            let mut next = self.sizes.clone();
            let mut all = 0_usize;
            for (around, part) in &self.shown {
                let size = drawn.get(*part).copied().unwrap_or(0);
                all = all.saturating_add(size);
                for part in around {
                    if let Some(next) = next.get_mut(*part) {
                        *next = next.saturating_add(size);
                    }
                }
            }
            if all > MOST {
                return false;
            }
            if next == drawn {
                return true;
            }
            drawn = next;
        }
        false
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.sizes.len();
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        if number == next {
            self.sizes.push(0);
        }
        number
    }
}
