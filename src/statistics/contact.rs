//! Contact centres: service levels in their variants, waiting, first-contact resolution, and the
//! Erlang C model of a queue.
//!
//! The variants of a service level differ by points on the same calls, so each has its name and its
//! function never guesses. Erlang C serves planning only: it must never stand for a measured level.

use super::real::real;
use super::survey::ratio;
use crate::values::Ratio as Exact;

/// Calls of a period, sorted by what became of them within the threshold of the service level.
/// The clock starts in the queue, after the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calls {
    /// Answered in all.
    pub answered: u64,
    /// Of these, answered within the threshold.
    pub answered_within: u64,
    /// Abandoned in all.
    pub abandoned: u64,
    /// Of these, abandoned within the threshold.
    pub abandoned_within: u64,
    /// Of these, abandoned so soon that they are no calls, by the variant that leaves them out.
    pub abandoned_short: u64,
}

/// What stands below the line of a service level, and whether an early hang-up counts for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceLevel {
    /// answered within / (answered + abandoned)
    Offered,
    /// answered within / answered
    AnsweredOnly,
    /// answered within / (answered + abandoned after the threshold)
    ExcludeEarlyAbandons,
    /// (answered within + abandoned within) / (answered + abandoned)
    CreditEarlyAbandons,
    /// answered within / (answered + abandoned, short ones left out)
    ExcludeShort,
}

impl ServiceLevel {
    /// The share; `None` without calls, or when a part exceeds its whole.
    pub fn share(self, calls: &Calls) -> Option<Exact> {
        let late = calls.abandoned.checked_sub(calls.abandoned_within)?;
        let long = calls.abandoned.checked_sub(calls.abandoned_short)?;
        if calls.answered_within > calls.answered {
            return None;
        }
        let offered = calls.answered.checked_add(calls.abandoned)?;
        match self {
            Self::Offered => ratio(calls.answered_within, offered),
            Self::AnsweredOnly => ratio(calls.answered_within, calls.answered),
            Self::ExcludeEarlyAbandons => ratio(calls.answered_within, calls.answered + late),
            Self::CreditEarlyAbandons => ratio(calls.answered_within + calls.abandoned_within, offered),
            Self::ExcludeShort => ratio(calls.answered_within, calls.answered + long),
        }
    }
}

/// Average speed of answer: queue time of answered contacts over answered contacts, in the unit of
/// the time.
pub fn speed_of_answer(queue_time: u64, answered: u64) -> Option<Exact> {
    ratio(queue_time, answered)
}

/// (offered − handled) / offered.
pub fn abandonment(offered: u64, handled: u64) -> Option<Exact> {
    ratio(offered.checked_sub(handled)?, offered)
}

/// Solved at first contact / contacts; for the net rate, contacts that cannot be solved at the
/// first level are left out below the line.
pub fn first_contact_resolution(solved: u64, contacts: u64, not_solvable: u64) -> Option<Exact> {
    let solvable = contacts.checked_sub(not_solvable).filter(|solvable| solved <= *solvable)?;
    ratio(solved, solvable)
}

/// A queue served by agents in the order of arrival, by the Erlang C model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Queue {
    /// Offered load in agents: arrivals per second times handling time.
    load: f64,
    agents: u64,
    /// Mean handling time, in seconds.
    handling: f64,
}

/// More agents than any centre has; the sum over them stays short.
const MOST_AGENTS: u64 = 100_000;

impl Queue {
    /// A queue of `calls` per `interval` seconds, `handling` seconds each, served by `agents`.
    ///
    /// `None` unless the agents exceed the load: otherwise the queue grows without end.
    pub fn new(calls: f64, interval: f64, handling: f64, agents: u64) -> Option<Self> {
        let load = calls / interval * handling;
        let valid = calls > 0.0 && interval > 0.0 && handling > 0.0 && load.is_finite();
        let stable = agents <= MOST_AGENTS && real(agents) > load;
        (valid && stable).then_some(Self { load, agents, handling })
    }

    /// Offered load A, in agents.
    pub const fn load(self) -> f64 {
        self.load
    }

    /// Occupancy ρ = A/N.
    pub fn occupancy(self) -> f64 {
        self.load / real(self.agents)
    }

    /// The share of calls that wait, `P_w`.
    pub fn waiting(self) -> f64 {
        // Erlang B by its recursion, which never overflows: 1/B(n) = 1 + n/A·1/B(n−1)
        let inverse = (1..=self.agents).fold(1.0, |inverse, n| 1.0 + inverse * real(n) / self.load);
        let blocked = 1.0 / inverse;
        blocked / (1.0 - self.occupancy() * (1.0 - blocked))
    }

    /// The share of calls answered within `seconds`: 1 − `P_w`·e^(−(N−A)·y/AHT).
    pub fn answered_within(self, seconds: f64) -> f64 {
        1.0 - self.waiting() * (-(real(self.agents) - self.load) * seconds / self.handling).exp()
    }

    /// Average speed of answer, `P_w`·AHT/(N−A), in seconds.
    pub fn speed_of_answer(self) -> f64 {
        self.waiting() * self.handling / (real(self.agents) - self.load)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_that_grows_without_end_has_no_level() {
        // A = 13.33
        assert_eq!(Queue::new(100.0, 1800.0, 240.0, 13), None);
        assert_eq!(Queue::new(100.0, 1800.0, f64::NAN, 17), None);
        assert!(Queue::new(100.0, 1800.0, 240.0, 14).is_some());
    }

    #[test]
    fn one_agent_waits_as_a_single_server_does() {
        // M/M/1: P_w = ρ, mean wait = ρ/(1 − ρ)·service time
        let queue = Queue::new(30.0, 3600.0, 60.0, 1).expect("a queue");
        assert!((queue.waiting() - 0.5).abs() < 1e-12);
        assert!((queue.speed_of_answer() - 60.0).abs() < 1e-9);
    }

    #[test]
    fn parts_beyond_their_whole_are_refused() {
        let calls =
            Calls { answered: 1, answered_within: 2, abandoned: 0, abandoned_within: 0, abandoned_short: 0 };
        assert_eq!(ServiceLevel::Offered.share(&calls), None);
        assert_eq!(abandonment(1, 2), None);
        assert_eq!(first_contact_resolution(80, 100, 30), None);
        // 70 of 100, ten of which the first level cannot solve
        assert_eq!(first_contact_resolution(70, 100, 10), Exact::new(7, 9));
        assert_eq!(speed_of_answer(600, 0), None);
    }
}
