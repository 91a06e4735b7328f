//! The course of a complaint: which stage waits for which, and when each is over at the latest.
//! Stages run from receipt; only those with `after` wait for others.

use std::collections::BTreeSet;

use super::naming::{CLOSING, FOLLOWING_UP, answers, stage_says};
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Either, Slot, Spanned};
use crate::values::{Duration, Id, Unit};
use crate::world::Span;

/// The key that stands for every priority a table of deadlines does not name.
pub const OTHERS: &str = "others";

/// The stages of a procedure and what they wait for, all by place in the list.
pub struct Course<'p> {
    pub stages: Vec<&'p Stage>,
    pub waits_for: Vec<Vec<usize>>,
    /// Names behind `after` that no stage bears, each with the place of the stage that waits.
    pub unknown: Vec<(usize, &'p Spanned<Id>)>,
    /// The places, each behind those it waits for; those in a circle are left out.
    pub order: Vec<usize>,
    /// Stages that wait for one another: each one waits for the next, the last for the first.
    pub circles: Vec<Vec<usize>>,
}

impl<'p> Course<'p> {
    /// Nothing when a stage, or what it waits for, could not be read.
    pub fn of(procedure: &'p ComplaintProcedure) -> Option<Self> {
        let list = procedure.stages.given().filter(|list| list.complete)?;
        let stages: Vec<&Stage> = list.iter().collect();
        let ids = stages.iter().map(|stage| stage.id.given()).collect::<Option<Vec<&Id>>>()?;
        let mut waits_for = Vec::with_capacity(stages.len());
        let mut unknown = Vec::new();
        for (place, stage) in stages.iter().enumerate() {
            let mut waits = Vec::new();
            for name in named_after(stage)? {
                match ids.iter().position(|id| **id == name.value) {
                    Some(other) => waits.push(other),
                    None => unknown.push((place, name)),
                }
            }
            waits_for.push(waits);
        }
        let (order, circles) = sorted(&waits_for);
        Some(Self { stages, waits_for, unknown, order, circles })
    }

    /// The ids of the stages of a circle, the first one repeated at its end.
    pub fn names(&self, circle: &[usize]) -> Vec<&'p str> {
        let around = circle.iter().chain(circle.first());
        around.filter_map(|place| self.stages[*place].id.given()).map(Id::as_str).collect()
    }

    /// The same, for one in which no stage waits for itself or for one that is not there.
    pub fn sound(procedure: &'p ComplaintProcedure) -> Option<Self> {
        Self::of(procedure).filter(|course| course.circles.is_empty() && course.unknown.is_empty())
    }

    /// A stage and all it waits for.
    pub fn way_to(&self, place: usize) -> Vec<&'p Stage> {
        let mut seen = BTreeSet::new();
        let mut left = vec![place];
        while let Some(at) = left.pop() {
            if seen.insert(at) {
                left.extend(self.waits_for.get(at).into_iter().flatten());
            }
        }
        seen.into_iter().filter_map(|at| self.stages.get(at).copied()).collect()
    }

    /// The stages by which the total is judged: those that answer, else all but the last steps.
    pub fn ends(&self) -> Vec<usize> {
        let places = || 0..self.stages.len();
        let answering: Vec<usize> = places().filter(|place| answers(self.stages[*place])).collect();
        if !answering.is_empty() {
            return answering;
        }
        let afterwards = |place: &usize| {
            let stage = self.stages[*place];
            stage_says(stage, FOLLOWING_UP) || stage_says(stage, CLOSING)
        };
        places().filter(|place| !afterwards(place)).collect()
    }
}

/// The names behind `after`; nothing when one of them could not be read.
fn named_after(stage: &Stage) -> Option<&[Spanned<Id>]> {
    match &stage.after {
        Slot::Absent => Some(&[]),
        Slot::Invalid => None,
        Slot::Given(names) => names.value.0.complete.then_some(names.value.0.items.as_slice()),
    }
}

/// Places in an order in which each comes behind those it waits for, and the circles that have none.
fn sorted(waits_for: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut left: BTreeSet<usize> = (0..waits_for.len()).collect();
    let (mut order, mut circles) = (Vec::new(), Vec::new());
    while let Some(first) = left.first().copied() {
        let waiting = |place: &usize| waits_for[*place].iter().find(|other| left.contains(other)).copied();
        if let Some(free) = left.iter().find(|place| waiting(place).is_none()).copied() {
            order.push(free);
            left.remove(&free);
            continue;
        }
        // Everything left waits for something left: whoever follows it comes back to where he was.
        let mut path = vec![first];
        let circle = loop {
            let Some(next) = path.last().and_then(waiting) else { break path };
            match path.iter().position(|seen| *seen == next) {
                Some(start) => break path.split_off(start),
                None => path.push(next),
            }
        };
        left.retain(|place| !circle.contains(place));
        circles.push(circle);
    }
    (order, circles)
}

/// The deadline of a stage for complaints of one priority.
pub fn deadline(stage: &Stage, priority: &str) -> Slot<Duration> {
    match &stage.within {
        Slot::Absent => Slot::Absent,
        Slot::Invalid => Slot::Invalid,
        Slot::Given(Spanned { value: Either::Short(duration), span }) => {
            Slot::Given(Spanned { value: *duration, span: *span })
        }
        Slot::Given(Spanned { value: Either::Long(table), .. }) => {
            match table.get(priority).or_else(|| table.get(OTHERS)) {
                Some(duration) => Slot::Given(duration.clone()),
                None if table.complete => Slot::Absent,
                None => Slot::Invalid,
            }
        }
    }
}

/// Every deadline of a stage that could be read, with its priority where there is one.
pub fn deadlines(stage: &Stage) -> Vec<(Option<&str>, Duration, Span)> {
    match &stage.within {
        Slot::Given(Spanned { value: Either::Short(duration), span }) => vec![(None, *duration, *span)],
        Slot::Given(Spanned { value: Either::Long(table), .. }) => {
            let entries = table.entries.iter();
            entries.map(|(key, value)| (Some(key.value.as_str()), value.value, value.span)).collect()
        }
        _ => Vec::new(),
    }
}

/// Stages that together take longer than the total of their procedure.
pub struct Overrun<'p> {
    /// The stage they end with.
    pub last: &'p Stage,
    /// The priority it happens to; nothing when all have the same deadlines.
    pub priority: Option<&'p str>,
    /// `1 + 2 + 8 + 3`, or `max(5, 8) + 4`.
    pub sum: String,
    pub taken: Duration,
    pub total: Spanned<Duration>,
    /// Whether a stage waits for several others.
    pub parallel: bool,
}

/// The longest overrun of a procedure, over all priorities. Only deadlines on the clock of the
/// total are added up.
pub fn overrun(procedure: &ComplaintProcedure) -> Option<Overrun<'_>> {
    let total = procedure.total.spanned()?;
    let course = Course::sound(procedure)?;
    let mut longest: Option<(u64, Overrun<'_>)> = None;
    for priority in priorities(&course.stages) {
        for unit in [total.value.unit, finest(total.value.unit)] {
            let Some(allowed) = amount(total.value, unit) else { continue };
            let Some((place, end)) = latest(&course, priority, unit) else { continue };
            let Ok(taken) = u32::try_from(end.at) else { continue };
            if end.at <= allowed || longest.as_ref().is_some_and(|(over, _)| end.at - allowed <= *over) {
                continue;
            }
            let overrun = Overrun {
                last: course.stages[place],
                priority,
                sum: end.sum,
                taken: Duration { amount: taken, unit },
                total: total.clone(),
                parallel: end.parallel,
            };
            longest = Some((end.at - allowed, overrun));
            break;
        }
    }
    longest.map(|(_, overrun)| overrun)
}

/// The priorities that deadlines tell apart; nothing stands for all of them.
pub fn priorities<'p>(stages: &[&'p Stage]) -> Vec<Option<&'p str>> {
    let mut named = Vec::new();
    for (priority, ..) in stages.iter().flat_map(|stage| deadlines(stage)) {
        if priority.is_some() && !named.contains(&priority) {
            named.push(priority);
        }
    }
    if named.is_empty() { vec![None] } else { named }
}

/// When a stage is over, and how that comes about.
#[derive(Clone)]
pub struct End {
    /// In the unit asked for.
    pub at: u64,
    /// `1 + 2 + 8 + 3`, or `max(5, 8) + 4`.
    pub sum: String,
    parallel: bool,
}

/// A `max(…)` longer than this is not written out.
const READABLE: usize = 60;

/// When each stage is over for complaints of a priority; nothing where a deadline on the way runs on
/// another clock.
pub fn ends(course: &Course<'_>, priority: Option<&str>, unit: Unit) -> Vec<Option<End>> {
    let mut ends: Vec<Option<End>> = vec![None; course.stages.len()];
    for place in &course.order {
        ends[*place] = end_of(course, *place, priority, unit, &ends);
    }
    ends
}

/// The answering stage that is over last.
fn latest(course: &Course<'_>, priority: Option<&str>, unit: Unit) -> Option<(usize, End)> {
    let ends = ends(course, priority, unit);
    let known = course.ends().into_iter().filter_map(|place| Some((place, ends[place].clone()?)));
    known.max_by_key(|(_, end)| end.at)
}

/// When a stage is over; nothing when a deadline on the way runs on another clock.
fn end_of(
    course: &Course<'_>,
    place: usize,
    priority: Option<&str>,
    unit: Unit,
    ends: &[Option<End>],
) -> Option<End> {
    let own = match deadline(course.stages[place], priority.unwrap_or(OTHERS)) {
        Slot::Absent => None,
        Slot::Invalid => return None,
        Slot::Given(duration) => Some(amount(duration.value, unit)?),
    };
    let waits = &course.waits_for[place];
    let before = waits.iter().map(|other| ends[*other].as_ref()).collect::<Option<Vec<&End>>>()?;
    let mut end = match before.iter().max_by_key(|end| end.at) {
        None => End { at: 0, sum: String::new(), parallel: false },
        Some(latest) => (*latest).clone(),
    };
    if before.len() > 1 {
        end.parallel = true;
        let sums: Vec<&str> =
            before.iter().map(|end| end.sum.as_str()).filter(|sum| !sum.is_empty()).collect();
        let side_by_side = format!("max({})", sums.join(", "));
        if sums.len() > 1 && side_by_side.len() <= READABLE {
            end.sum = side_by_side;
        }
    }
    if let Some(own) = own {
        end.at = end.at.checked_add(own)?;
        end.sum = if end.sum.is_empty() { own.to_string() } else { format!("{} + {own}", end.sum) };
    }
    Some(end)
}

/// A unit in which durations of the same clock can be written without a remainder.
pub const fn finest(unit: Unit) -> Unit {
    match unit {
        Unit::Week => Unit::CalendarDay,
        Unit::Year => Unit::Month,
        Unit::Hour | Unit::Minute => Unit::Second,
        other => other,
    }
}

/// A duration as a number of units, where that is exact.
pub fn amount(duration: Duration, unit: Unit) -> Option<u64> {
    let factor = match (duration.unit, unit) {
        (own, wanted) if own == wanted => 1,
        (Unit::Week, Unit::CalendarDay) => 7,
        (Unit::Year, Unit::Month) => 12,
        (Unit::Hour, Unit::Second) => 3_600,
        (Unit::Minute, Unit::Second) => 60,
        _ => return None,
    };
    Some(u64::from(duration.amount) * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_the_rest_is_put_in_order() {
        // 0 ← 1 ← 2 and 3 ⇄ 4; 5 waits for the circle.
        let (order, circles) = sorted(&[vec![], vec![0], vec![1], vec![4], vec![3], vec![4]]);
        assert_eq!((order, circles), (vec![0, 1, 2, 5], vec![vec![3, 4]]));
        assert_eq!(sorted(&[vec![0]]).1, vec![vec![0]]);
    }

    #[test]
    fn amounts_are_exact_or_nothing() {
        let weeks = Duration { amount: 2, unit: Unit::Week };
        assert_eq!(amount(weeks, Unit::CalendarDay), Some(14));
        assert_eq!(amount(weeks, Unit::BusinessDay), None);
    }
}
