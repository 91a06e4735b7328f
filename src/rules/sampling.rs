//! How many people a survey speaks of. A population is often given per year where answers are
//! wanted per wave; the rules take the reading that speaks for the plan.

use crate::model::kinds::survey::{Mode, SamplingMethod};
use crate::model::{CountPer, Slot, Survey};
use crate::values::{Decimal, Percent, Period, Ratio};

/// The size of the population as declared; `Invalid` when it could not be read.
pub fn population(survey: &Survey) -> Slot<CountPer> {
    match &survey.population {
        Slot::Absent => Slot::Absent,
        Slot::Invalid => Slot::Invalid,
        Slot::Given(population) => population.value.size.clone(),
    }
}

/// The members of the population that one wave speaks of, at least.
pub fn per_wave(survey: &Survey, population: &CountPer) -> u64 {
    match (population.period, survey.period.given()) {
        (Some(own), Some(wave)) if share_of_year(*wave) < share_of_year(own) => {
            scaled(population, own, *wave)
        }
        _ => u64::from(population.count),
    }
}

/// The members of the population that a plan can reach, at most: those of a year, or of a longer wave.
pub fn at_most(survey: &Survey, population: &CountPer) -> u64 {
    let Some(own) = population.period else { return u64::from(population.count) };
    let wave = survey.period.given().copied().unwrap_or(Period::Year);
    if share_of_year(wave) > share_of_year(own) {
        scaled(population, own, wave)
    } else {
        u64::from(population.count)
    }
}

/// Whether people are invited of whom a share may answer: not where they come by themselves, fill a
/// quota, or sit around a table.
pub fn invites(survey: &Survey) -> bool {
    let invited = match &survey.sampling {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(sampling) => {
            matches!(sampling.value.method.given(), Some(SamplingMethod::Everyone | SamplingMethod::Random))
        }
    };
    let talks = survey.mode.given().is_some_and(|mode| mode.iter().all(|mode| *mode == Mode::FocusGroup));
    invited && !talks
}

/// People who answer out of those asked, rounded up.
pub fn answering(asked: u64, response: Percent) -> Option<u64> {
    rounded_up(Ratio::integer(i128::from(asked)).checked_mul(response.share())?)
}

/// A number of people as it is written: digits in groups.
pub fn number(people: u64) -> Decimal {
    Decimal::integer(i64::try_from(people).unwrap_or(i64::MAX))
}

fn scaled(population: &CountPer, own: Period, wanted: Period) -> u64 {
    let count = Ratio::integer(i128::from(population.count));
    let share = share_of_year(wanted).checked_div(share_of_year(own));
    let scaled = share.and_then(|share| rounded_up(count.checked_mul(share)?));
    scaled.unwrap_or_else(|| u64::from(population.count))
}

fn rounded_up(ratio: Ratio) -> Option<u64> {
    let (numerator, denominator) = (ratio.numerator(), ratio.denominator());
    u64::try_from(numerator.checked_add(denominator - 1)? / denominator).ok()
}

/// The part of a year that a period is.
pub fn share_of_year(period: Period) -> Ratio {
    let (part, whole) = match period {
        Period::Day => (1, 365),
        Period::Week => (7, 365),
        Period::Month => (1, 12),
        Period::Quarter => (1, 4),
        Period::HalfYear => (1, 2),
        Period::Year => (1, 1),
        Period::Rolling(days) => (i128::from(days.max(1)), 365),
    };
    Ratio::new(part, whole).unwrap_or(Ratio::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_population_is_scaled_to_the_time_spoken_of() {
        let per = |count, period| CountPer { raw: String::new(), count, period: Some(period) };
        assert_eq!(scaled(&per(2000, Period::Year), Period::Year, Period::Quarter), 500);
        assert_eq!(scaled(&per(100, Period::Month), Period::Month, Period::Year), 1200);
        assert_eq!(at_most(&Survey::default(), &per(100, Period::Month)), 1200);
        assert_eq!(per_wave(&Survey::default(), &per(2000, Period::Year)), 2000);
    }

    #[test]
    fn people_who_answer_are_rounded_up() {
        let rate = Percent::parse("15 %").expect("a rate");
        assert_eq!(answering(1000, rate), Some(150));
        assert_eq!(answering(1001, rate), Some(151));
    }
}
