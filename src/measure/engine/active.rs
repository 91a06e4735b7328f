//! The activity of one customer: there until so long after the last one.

use super::code::{Fates, GOOD, Judged, fate_of};
use super::follow::Followed;
use super::keyed::{Gathered, Keyed};
use super::program::{Job, Program};
use super::sums::Totals;
use super::timed::Timed;
use super::view::View;
use super::window::{Window, day_of, stretches};
use crate::expression::Mask;
use crate::measure::fate::Fate;
use crate::measure::formulas::{PresenceBy, PresencePlan};
use crate::model::RetentionFigure;
use crate::time::{Moment, date_of, day_number};

/// Judges every row by itself: without its day it is rejected, without its customer missing.
pub fn judge(view: &View<'_>, (customer, active): (usize, usize)) -> Timed {
    let rows = view.rows();
    let none = Mask::none(rows);
    let judged =
        Judged { fates: Fates::none(rows), good: none.clone(), without_pauses: none, detractors: None };
    let mut timed =
        Timed { judged, days: vec![None; rows], elapsed: vec![None; rows], dues: vec![None; rows] };
    let cut_off = day_number(view.cut_off);
    for row in 0..rows {
        let day = view.moment(active, row).map(|moment| day_of(view.program.zone, moment));
        let (given, bad) = view
            .column(customer)
            .map_or((false, false), |column| (column.given.get(row), column.bad.get(row)));
        let fate = match day {
            None => Fate::Rejected,
            Some(_) if bad => Fate::Rejected,
            Some(_) if !given => Fate::Missing,
            Some(day) if day > cut_off => Fate::NotYetDue,
            Some(_) => Fate::Counted,
        };
        timed.take_plain(row, &Followed { fate, day, due: None, good: false }, view.point(row));
    }
    timed
}

/// Counts a customer in every period at whose start there was one: kept, or lost by its end. The
/// group is that of the last activity before the period.
pub fn count(
    program: &Program<'_>,
    job: &Job<'_>,
    presence: &PresencePlan,
    rows: &[Keyed],
    (gathered, totals): (&[Gathered], &mut [Totals]),
) {
    let PresenceBy::Activity { inactive_after, .. } = presence.by else { return };
    let window = Window { job, zone: program.zone, length: inactive_after, by_day: true };
    let counted: Vec<&Keyed> = rows.iter().filter(|row| fate_of(row.code) == Fate::Counted).collect();
    let cut_off = program.register.last_cut_off(program.as_of);
    let last_before = |day: i32| {
        let found = counted.partition_point(|row| row.at <= i64::from(day)).checked_sub(1);
        found.and_then(|found| counted.get(found).copied())
    };
    let is_there = |row: &Keyed, day: i32| {
        let start = i32::try_from(row.at).ok().and_then(date_of).map(Moment::Day);
        let end = start.and_then(|start| window.end(start));
        end.is_some_and(|end| day <= day_number(end.day))
    };
    for row in rows {
        totals.iter_mut().for_each(|total| total.settle_rows(row.code, 1, false));
    }
    let Some(first) = counted.first().and_then(|row| i32::try_from(row.at).ok()) else { return };
    for (place, (at, total)) in job.cuts.iter().zip(totals).enumerate() {
        let Some(cut) = program.cuts.get(*at) else { continue };
        for stretch in stretches(cut, first, cut_off) {
            let Some(before) = last_before(stretch.before).filter(|row| is_there(row, stretch.before)) else {
                continue;
            };
            let kept = last_before(stretch.last).is_some_and(|row| is_there(row, stretch.last));
            let own = gathered.get(usize::from(before.found.0));
            let group = own.and_then(|own| {
                let (_, group) = own.cells.get(place)?.place(own.place(before.found.1, place) as usize)?;
                group
            });
            let good = kept == (presence.figure == RetentionFigure::Retention);
            total.put(stretch.period, group, if good { before.code | GOOD } else { before.code }, 1);
        }
    }
}
