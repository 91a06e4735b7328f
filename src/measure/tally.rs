//! What is added up for one period, exactly, and the figure that comes of it.

use crate::statistics::{self, Confidence, Interval};
use crate::values::{Percent, Ratio};

use super::engine::Spread;
use super::formulas::{BacklogPlan, RatePlan};
use super::indicator_plan::FormulaPlan;
use crate::model::{BacklogFigure, CesScoring, CsatVariant};

/// The sums of one period (or one group of it). Two tallies of the same indicator merge by
/// addition.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Rows counted.
    pub rows: u64,
    /// What the figure rests on: cases, answers, or the sum below the line.
    pub n: u64,
    /// Of these, the good ones: inside the limit, meeting the condition, satisfied, promoters.
    pub good: u64,
    pub detractors: u64,
    /// Good ones had nobody paused the clock; the same where no clock can be paused.
    pub good_without_pauses: u64,
    /// Left out of the count, though of this period.
    pub excluded: u64,
    pub missing: u64,
    pub rejected: u64,
    /// Cases of this period that are not due yet (cohort of receipt).
    pub pending: u64,
    /// Exact sum, and the weights it is divided by.
    pub sum: Ratio,
    pub weight: Ratio,
    /// The same sum and its squares in millionths, for intervals; nothing where they do not fit.
    pub scaled: Option<(i128, u128)>,
    /// How long timed cases took, in seconds or days by their clock; for open cases, their age.
    pub elapsed: Spread,
    /// An exact sum that does not fit: there is no figure.
    pub overflow: bool,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            rows: 0,
            n: 0,
            good: 0,
            detractors: 0,
            good_without_pauses: 0,
            excluded: 0,
            missing: 0,
            rejected: 0,
            pending: 0,
            sum: Ratio::ZERO,
            weight: Ratio::ZERO,
            scaled: Some((0, 0)),
            elapsed: Spread::default(),
            overflow: false,
        }
    }
}

impl Tally {
    /// Left out of the count: excluded, missing or rejected.
    pub const fn left_out(&self) -> u64 {
        self.excluded + self.missing + self.rejected
    }

    pub const fn is_empty(&self) -> bool {
        self.rows == 0 && self.n == 0 && self.left_out() == 0 && self.pending == 0
    }

    /// A figure entered by hand, resting on `n` cases.
    pub fn typed(value: Ratio, n: u64) -> Self {
        Self { rows: n, n, sum: value, weight: Ratio::ONE, scaled: None, ..Self::default() }
    }

    /// Of rows that are totals, what is summed below the line are the cases, and what is above it
    /// the good ones, where they are whole numbers.
    pub fn count_parts(&mut self) {
        let whole = |ratio: Ratio| u64::try_from(ratio.numerator()).ok().filter(|_| ratio.denominator() == 1);
        self.n = whole(self.weight).unwrap_or(self.rows);
        self.good = whole(self.sum).unwrap_or(0);
        self.good_without_pauses = self.good;
    }

    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.n += other.n;
        self.good += other.good;
        self.detractors += other.detractors;
        self.good_without_pauses += other.good_without_pauses;
        self.excluded += other.excluded;
        self.missing += other.missing;
        self.rejected += other.rejected;
        self.pending += other.pending;
        match (self.sum.checked_add(other.sum), self.weight.checked_add(other.weight)) {
            (Some(sum), Some(weight)) => (self.sum, self.weight) = (sum, weight),
            _ => self.overflow = true,
        }
        self.overflow |= other.overflow;
        self.scaled = self
            .scaled
            .zip(other.scaled)
            .and_then(|(a, b)| Some((a.0.checked_add(b.0)?, a.1.checked_add(b.1)?)));
        self.elapsed.merge(other.elapsed.clone());
    }

    /// The figure: a share (0–1), a score (−100 to 100), a sum, a count or a mean.
    pub fn value(&self, formula: &FormulaPlan) -> Option<Ratio> {
        if self.overflow {
            return None;
        }
        let of_n = |numerator: i128| Ratio::new(numerator, i128::from(self.n));
        match formula {
            FormulaPlan::Backlog(backlog) => self.backlog(backlog),
            FormulaPlan::Count => Some(Ratio::integer(i128::from(self.n))),
            FormulaPlan::Sum(_) => Some(self.sum),
            FormulaPlan::ShareOfSums { .. }
            | FormulaPlan::Quotient(_)
            | FormulaPlan::Rate(_)
            | FormulaPlan::Combination(_)
            | FormulaPlan::Effort { scoring: CesScoring::Mean, .. }
            | FormulaPlan::Mean { .. }
            | FormulaPlan::Satisfaction { variant: CsatVariant::Mean, .. }
            | FormulaPlan::Typed(_) => self.sum.checked_div(self.weight),
            FormulaPlan::NetPromoter(_)
            | FormulaPlan::Satisfaction { variant: CsatVariant::Net, .. }
            | FormulaPlan::Effort { scoring: CesScoring::Net, .. } => {
                of_n(100 * (i128::from(self.good) - i128::from(self.detractors)))
            }
            FormulaPlan::Time(_)
            | FormulaPlan::Share { .. }
            | FormulaPlan::Satisfaction { .. }
            | FormulaPlan::Effort { .. }
            | FormulaPlan::Repeat(_)
            | FormulaPlan::Presence(_) => of_n(i128::from(self.good)),
        }
    }

    /// What a backlog tells: see [`BacklogFigure`].
    fn backlog(&self, backlog: &BacklogPlan) -> Option<Ratio> {
        match backlog.figure {
            BacklogFigure::Open | BacklogFigure::ClosureRate => self.sum.checked_div(self.weight),
            BacklogFigure::Overdue => Ratio::new(i128::from(self.good), i128::from(self.n)),
            BacklogFigure::P90Age => {
                let (age, _) = self.percentile(Ratio::new(9, 10)?)?;
                Some(Ratio::integer(i128::from(age)))
            }
        }
    }

    /// The interval of the figure, where one exists, on the scale of the figure.
    pub fn interval(&self, formula: &FormulaPlan, confidence: Percent) -> Option<Interval> {
        let confidence = confidence_of(confidence)?;
        match formula {
            formula if formula.is_share_of_cases() => statistics::wilson(self.good, self.n, confidence),
            FormulaPlan::NetPromoter(_)
            | FormulaPlan::Satisfaction { variant: CsatVariant::Net, .. }
            | FormulaPlan::Effort { scoring: CesScoring::Net, .. } => {
                let passives = self.n.checked_sub(self.good)?.checked_sub(self.detractors)?;
                statistics::nps_interval(self.good, passives, self.detractors, confidence)
            }
            // Events that come one by one, on an exposure that is known.
            FormulaPlan::Rate(RatePlan { sum: None, .. }) => {
                statistics::garwood(self.good, self.weight.to_f64(), confidence)
            }
            FormulaPlan::Mean { weight: None, .. }
            | FormulaPlan::Satisfaction { .. }
            | FormulaPlan::Effort { .. } => {
                let (sum, squares) = self.scaled?;
                let interval = statistics::mean_interval(self.n, sum, squares, confidence)?;
                Some(Interval { low: interval.low / 1e6, high: interval.high / 1e6 })
            }
            _ => None,
        }
    }

    /// The nearest-rank percentile of the durations, and whether it is only a lower bound because
    /// cases are open.
    pub fn percentile(&self, share: Ratio) -> Option<(i64, bool)> {
        let share = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
        let rank = statistics::nearest_rank(share, self.elapsed.cases())?;
        let at_least = self.elapsed.of_rank(rank)?;
        Some((at_least, self.elapsed.closed_of_rank(rank) != Some(at_least)))
    }
}

/// A confidence as the statistics know it.
pub fn confidence_of(percent: Percent) -> Option<Confidence> {
    let share = percent.share();
    let pair = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
    Confidence::new(pair)
}
