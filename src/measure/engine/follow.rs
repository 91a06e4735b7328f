//! What comes again within a window: each row by itself. Whether something follows it is found out
//! with the other rows of its key (`keyed`), but for a case that says itself when it was reopened.

use super::code::{Fates, Judged};
use super::program::Job;
use super::timed::Timed;
use super::view::View;
use super::window::{Window, day_of};
use crate::expression::Mask;
use crate::measure::fate::Fate;
use crate::measure::formulas::RepeatPlan;
use crate::time::Due;

/// Judges every row: without its date it is rejected, without its key missing; until its window has
/// ended it is not counted yet.
pub fn judge(view: &View<'_>, job: &Job<'_>, repeat: &RepeatPlan) -> Timed {
    let rows = view.rows();
    let mut timed = Timed {
        judged: Judged {
            fates: Fates::none(rows),
            good: Mask::none(rows),
            without_pauses: Mask::none(rows),
            detractors: None,
        },
        days: vec![None; rows],
        elapsed: vec![None; rows],
        dues: vec![None; rows],
    };
    let zone = view.program.zone;
    let window = Window { job, zone, length: repeat.window, by_day: repeat.by_day };
    for row in 0..rows {
        let case = case(view, repeat, &window, row);
        timed.take_plain(row, &case, view.point(row));
    }
    solvable(view, job, &mut timed.judged.fates);
    timed.judged.without_pauses = timed.judged.good.clone();
    timed
}

/// One row.
pub struct Followed {
    pub fate: Fate,
    pub day: Option<i32>,
    pub due: Option<Due>,
    pub good: bool,
}

fn case(view: &View<'_>, repeat: &RepeatPlan, window: &Window<'_>, row: usize) -> Followed {
    let bad = |columns: &[usize]| {
        columns.iter().filter_map(|column| view.column(*column)).any(|column| column.bad.get(row))
    };
    let uncounted = |fate: Fate, day: Option<i32>| Followed { fate, day, due: None, good: false };
    let Some(start) = view.moment(repeat.date, row) else {
        return uncounted(if is_open(view, repeat, row) { Fate::OutOfScope } else { Fate::Rejected }, None);
    };
    let zone = view.program.zone;
    let day = Some(day_of(zone, start));
    let key: Vec<usize> = repeat.key.iter().chain(&repeat.same).copied().collect();
    if bad(&key) {
        return uncounted(Fate::Rejected, day);
    }
    let given = |column: &usize| view.column(*column).is_some_and(|column| column.given.get(row));
    if !key.iter().all(given) {
        return uncounted(Fate::Missing, day);
    }
    let again = repeat.again.and_then(|again| view.moment(again, row));
    let reversed = again.is_some_and(|again| again.compare(start, zone.zone()).is_lt());
    let last_day = day.and_then(|day| window.last_day(start, day));
    let Some(last_day) = last_day else { return uncounted(Fate::Rejected, day) };
    if reversed || repeat.again.is_some_and(|again| bad(&[again])) {
        return uncounted(Fate::Rejected, day);
    }
    let ended = last_day <= view.known_until(window.job);
    let due = repeat.again.and_then(|_| window.end(start));
    Followed {
        fate: if ended { Fate::Counted } else { Fate::NotYetDue },
        day,
        due,
        good: again.zip(due).is_some_and(|(again, due)| !due.is_late(again)),
    }
}

/// A case that has not been closed can be neither reopened nor followed by a purchase.
fn is_open(view: &View<'_>, repeat: &RepeatPlan, row: usize) -> bool {
    let closes = repeat.again.is_some() || repeat.elsewhere.is_some();
    closes && view.column(repeat.date).is_some_and(|column| !column.given.get(row) && !column.bad.get(row))
}

/// Contacts that cannot be solved at the first one are out of scope; where that is unknown, missing.
fn solvable(view: &View<'_>, job: &Job<'_>, fates: &mut Fates) {
    let Some((guard, truths)) = job.share.as_ref().and_then(|(guard, _)| Some((guard, view.truths(guard)?)))
    else {
        return;
    };
    let bad = view.bad(&guard.columns);
    let mut unknown = truths.yes.clone();
    unknown.or(&truths.no);
    unknown.or(&bad);
    unknown.invert();
    let mut no = truths.no.clone();
    no.and_not(&bad);
    fates.overrule(&unknown, Fate::Missing);
    fates.overrule(&no, Fate::OutOfScope);
    fates.overrule(&bad, Fate::Rejected);
}
