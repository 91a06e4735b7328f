//! Whether those who are there can do the work that comes in: ρ = arrivals × handling time ÷ staffed
//! productive time.

use crate::model::kinds::common::Workload;
use crate::model::{Slot, Stretch};
use crate::values::{Clock, Duration, Ratio};

/// A workload in numbers, over one stretch of time.
pub struct Load {
    pub cases: u32,
    /// Work that comes in, in seconds.
    pub work: Ratio,
    /// Time that the staff has for it, in seconds; above 0.
    pub time: Ratio,
    pub productive: Duration,
    /// The length of the stretch in seconds, where it is given in minutes or hours.
    pub stretch: Option<i64>,
}

impl Load {
    /// Nothing where a field is missing or is no working time, or where the time of one person on a
    /// day, week or month is not known.
    pub fn of(workload: &Workload) -> Option<Self> {
        let arrivals = workload.arrivals.given()?;
        let stretch = match arrivals.every {
            Stretch::Elapsed(every) => Some(every),
            Stretch::Period(_) => None,
        };
        let productive = match &workload.productive {
            Slot::Absent => stretch?,
            Slot::Invalid => return None,
            Slot::Given(productive) => productive.value,
        };
        let handling = seconds(*workload.handling.given()?)?;
        let staff = workload.staff.given()?.ratio();
        let time = staff.checked_mul(seconds(productive)?)?;
        Some(Self {
            cases: arrivals.count,
            work: Ratio::integer(i128::from(arrivals.count)).checked_mul(handling)?,
            time: Some(time).filter(|time| *time > Ratio::ZERO)?,
            productive,
            stretch: stretch.and_then(Duration::seconds),
        })
    }

    /// ρ: 1 where all of the time is needed.
    pub fn share(&self) -> Option<Ratio> {
        self.work.checked_div(self.time)
    }
}

/// Working time in seconds; an hour of work is an hour.
fn seconds(time: Duration) -> Option<Ratio> {
    let working = matches!(time.clock(), Clock::Elapsed | Clock::BusinessHours);
    time.steps().filter(|_| working).map(|seconds| Ratio::integer(i128::from(seconds)))
}
