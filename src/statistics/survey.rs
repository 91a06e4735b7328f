//! Scores of surveys, shares of answers, response rates, and how many customers stay.
//!
//! Pure arithmetic on counts, exact: the measures and the self-test call the same functions. Each
//! variant has its own name, since two of them never compare. Nothing here rounds, and a figure
//! without a base is `None`.

use super::Confidence;
use super::interval::Interval;
use super::real::real;
use crate::values::Ratio as Exact;

/// `above / below`, exactly; `None` when nothing stands below.
pub(super) fn ratio(above: u64, below: u64) -> Option<Exact> {
    Exact::new(i128::from(above), i128::from(below))
}

/// The answers to "how likely are you to recommend", on integers 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recommendations {
    /// Answers 9 and 10.
    pub promoters: u64,
    /// Answers 7 and 8.
    pub passives: u64,
    /// Answers 0 to 6.
    pub detractors: u64,
}

impl Recommendations {
    /// Sorts answers by score, `counts[0]` being those of 0. `None` unless there are eleven counts.
    pub fn from_counts(counts: &[u64]) -> Option<Self> {
        let (low, high) = (counts.get(..7)?, counts.get(7..11).filter(|_| counts.len() == 11)?);
        let sum = |counts: &[u64]| counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count));
        Some(Self { promoters: sum(&high[2..])?, passives: sum(&high[..2])?, detractors: sum(low)? })
    }

    /// Answers in all; passives stay in.
    pub fn n(self) -> Option<u64> {
        self.promoters.checked_add(self.passives)?.checked_add(self.detractors)
    }

    /// 100·(P − D)/n, from −100 to 100.
    pub fn score(self) -> Option<Exact> {
        let net = i128::from(self.promoters) - i128::from(self.detractors);
        Exact::new(100 * net, i128::from(self.n()?))
    }

    /// Variance of one answer, p + d − (p − d)², from 0 to 1.
    pub fn variance(self) -> Option<f64> {
        let n = self.n().filter(|n| *n > 0)?;
        let (up, down) = (real(self.promoters) / real(n), real(self.detractors) / real(n));
        Some((up + down - (up - down).powi(2)).max(0.0))
    }

    /// Standard error of the score, 100·√(v/n), in points.
    pub fn standard_error(self) -> Option<f64> {
        Some(100.0 * (self.variance()? / real(self.n()?)).sqrt())
    }

    /// The plain interval, score ± z·SE, which collapses at the ends: for planning and comparison
    /// only. The interval shown is [`nps_interval`](super::nps_interval)'s.
    pub fn plain_interval(self, confidence: Confidence) -> Option<Interval> {
        let (score, half) = (self.score()?.to_f64(), confidence.z() * self.standard_error()?);
        Some(Interval { low: score - half, high: score + half })
    }
}

/// Answers on a scale of whole numbers: how many gave each, from the lowest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers<'a> {
    /// The lowest answer of the scale.
    pub lowest: i64,
    /// How many gave it, and each above it.
    pub counts: &'a [u64],
}

impl Answers<'_> {
    /// Valid answers in all.
    pub fn n(&self) -> Option<u64> {
        self.counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count))
    }

    /// Answers from `low` to `high`, both included.
    pub fn between(&self, low: i64, high: i64) -> u64 {
        let scale = (self.lowest..).zip(self.counts);
        scale.filter(|(answer, _)| (low..=high).contains(answer)).map(|(_, count)| *count).sum()
    }

    /// The share of answers from `low` to `high`: CSAT `t2b_5` is 4 to 5, CES `pct_5_7` is 5 to 7.
    pub fn share(&self, low: i64, high: i64) -> Option<Exact> {
        self.n()?;
        ratio(self.between(low, high), self.n()?)
    }

    /// The mean answer.
    pub fn mean(&self) -> Option<Exact> {
        let scale = (self.lowest..).zip(self.counts);
        let sum = scale.map(|(answer, count)| i128::from(answer) * i128::from(*count)).sum();
        Exact::new(sum, i128::from(self.n()?))
    }

    /// Share of the best less share of the worst answers, in points from −100 to 100: CSAT `net`,
    /// and CES `net_6_7_minus_1_3`.
    pub fn net(&self, best: (i64, i64), worst: (i64, i64)) -> Option<Exact> {
        self.n()?;
        let net = i128::from(self.between(best.0, best.1)) - i128::from(self.between(worst.0, worst.1));
        Exact::new(100 * net, i128::from(self.n()?))
    }
}

/// What became of a sample (AAPOR Standard Definitions).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Complete interviews, I.
    pub complete: u64,
    /// Partial interviews, P.
    pub partial: u64,
    /// Refusals and break-offs, R.
    pub refused: u64,
    /// Not reached, NC.
    pub not_reached: u64,
    /// Others who were eligible, O.
    pub other: u64,
    /// Of unknown eligibility, U.
    pub unknown: u64,
}

impl Outcome {
    fn eligible(self) -> Option<u64> {
        [self.complete, self.partial, self.refused, self.not_reached, self.other]
            .iter()
            .try_fold(0_u64, |sum, count| sum.checked_add(*count))
    }

    /// RR1 = I/(I + P + R + NC + O + U).
    pub fn rr1(self) -> Option<Exact> {
        ratio(self.complete, self.eligible()?.checked_add(self.unknown)?)
    }

    /// RR2: partial interviews count too.
    pub fn rr2(self) -> Option<Exact> {
        ratio(self.complete.checked_add(self.partial)?, self.eligible()?.checked_add(self.unknown)?)
    }

    /// RR3: of those of unknown eligibility only the share `eligibility` counts, from 0 to 1.
    pub fn rr3(self, eligibility: Exact) -> Option<Exact> {
        if !(Exact::ZERO..=Exact::ONE).contains(&eligibility) {
            return None;
        }
        let unknown = eligibility.checked_mul(Exact::integer(i128::from(self.unknown)))?;
        let below = Exact::integer(i128::from(self.eligible()?)).checked_add(unknown)?;
        Exact::integer(i128::from(self.complete)).checked_div(below)
    }
}

/// Completed over delivered: the practice of e-mail surveys, `email_delivered`.
pub fn email_response_rate(completed: u64, delivered: u64) -> Option<Exact> {
    if completed > delivered {
        return None;
    }
    ratio(completed, delivered)
}

/// (E − N)/S: those at the start who are still there, with E there at the end and N of them joined
/// during the period and still there at its end.
pub fn retention(at_start: u64, at_end: u64, joined_and_there: u64) -> Option<Exact> {
    let kept = at_end.checked_sub(joined_and_there).filter(|kept| *kept <= at_start)?;
    ratio(kept, at_start)
}

/// Those at the start who were lost, over those at the start.
pub fn churn(at_start: u64, lost: u64) -> Option<Exact> {
    if lost > at_start {
        return None;
    }
    ratio(lost, at_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RR1 to RR3 worked by hand: 300 complete, 50 partial, 100 refusals, 40 not reached, 10 others,
    /// 500 unknown.
    const SAMPLE: Outcome =
        Outcome { complete: 300, partial: 50, refused: 100, not_reached: 40, other: 10, unknown: 500 };

    #[test]
    fn response_rates_follow_their_definitions() {
        assert_eq!(SAMPLE.rr1(), Exact::new(300, 1000));
        assert_eq!(SAMPLE.rr2(), Exact::new(350, 1000));
        // 300 / (500 + 0.4·500)
        assert_eq!(Exact::new(2, 5).and_then(|e| SAMPLE.rr3(e)), Exact::new(300, 700));
        assert_eq!(SAMPLE.rr3(Exact::ONE), SAMPLE.rr1());
        assert_eq!(SAMPLE.rr3(Exact::integer(2)), None);
        assert_eq!(email_response_rate(120, 800), Exact::new(3, 20));
        assert_eq!(email_response_rate(2, 1), None);
    }

    #[test]
    fn detractors_are_those_up_to_six() {
        let counts = [1, 1, 1, 1, 1, 1, 9, 20, 25, 30, 30];
        let expected = Recommendations { promoters: 60, passives: 45, detractors: 15 };
        assert_eq!(Recommendations::from_counts(&counts), Some(expected));
        assert_eq!(Recommendations::from_counts(&counts[..10]), None);
    }

    #[test]
    fn figures_without_a_base_do_not_exist() {
        let nobody = Recommendations { promoters: 0, passives: 0, detractors: 0 };
        assert_eq!((nobody.score(), nobody.variance()), (None, None));
        let answers = Answers { lowest: 1, counts: &[0; 5] };
        assert_eq!((answers.mean(), answers.share(4, 5), answers.net((4, 5), (1, 2))), (None, None, None));
        assert_eq!(retention(0, 0, 0), None);
        assert_eq!(retention(10, 5, 6), None);
        assert_eq!(churn(10, 11), None);
    }
}
