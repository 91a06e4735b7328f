//! The ladder of an escalation: its levels, and where a complaint goes from each. Without `next` it
//! goes to the level below in the list.

use crate::model::kinds::complaint_procedure::EscalationLevel;
use crate::model::{ComplaintProcedure, Line, Slot};
use crate::values::Text;

/// The levels of an escalation that could be read in full.
pub struct Ladder<'p> {
    pub levels: Vec<&'p EscalationLevel>,
    /// Their names, by place.
    pub names: Vec<&'p Text>,
}

impl<'p> Ladder<'p> {
    /// Nothing when a level, its name or what comes next could not be read.
    pub fn of(procedure: &'p ComplaintProcedure) -> Option<Self> {
        let list = procedure.escalation.given().filter(|list| list.complete)?;
        let levels: Vec<&EscalationLevel> = list.iter().collect();
        let names = levels.iter().map(|level| level.level.given()).collect::<Option<Vec<&Text>>>()?;
        let readable = levels.iter().all(|level| !matches!(level.next, Slot::Invalid));
        readable.then_some(Self { levels, names })
    }

    /// The place of the level of a name.
    pub fn named(&self, name: &Line) -> Option<usize> {
        self.levels.iter().position(|own| own.is_named(name))
    }

    /// Where a complaint goes from a level; nothing from the last one, or to a name that is unknown.
    pub fn next(&self, place: usize) -> Option<usize> {
        match self.levels.get(place)?.next.given() {
            Some(name) => self.named(name),
            None => Some(place + 1).filter(|below| *below < self.levels.len()),
        }
    }

    /// Levels that lead to one another: each one to the next, the last one to the first.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let mut visited = vec![false; self.levels.len()];
        let mut circles = Vec::new();
        for start in 0..self.levels.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(place) = at.filter(|place| !visited[*place]) {
                visited[place] = true;
                path.push(place);
                at = self.next(place);
            }
            if let Some(turn) = at.and_then(|place| path.iter().position(|seen| *seen == place)) {
                circles.push(path.split_off(turn));
            }
        }
        circles
    }
}
