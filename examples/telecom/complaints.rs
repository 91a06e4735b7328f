//! The complaints as they really happened, before anybody exports them.

use crate::calendar::{Day, business_days_after, day_of_receipt, office_opens, telephone_opens};
use crate::random::Random;
use crate::story::{FAULTS, Fault, MONTHS, Month, ROBOT};

/// One complaint from receipt to follow-up.
pub struct Case {
    pub year: i64,
    /// Rank of the case in its year.
    pub rank: i64,
    pub received: Day,
    /// Minutes since midnight.
    pub minute: i64,
    pub customer: i64,
    pub business: bool,
    pub channel: Channel,
    pub nature: Nature,
    pub priority: i64,
    pub agent: i64,
    /// Chooses among the ways of writing the same thing.
    pub hand: i64,
    pub duplicate: bool,
    pub acknowledged: Day,
    pub answered: Day,
    pub in_time: bool,
    pub decision: Decision,
    /// Whether a technician must come, and when he did.
    pub visit: Option<Day>,
    /// Commercial gesture in cents.
    pub gesture: Option<i64>,
    pub closed: Day,
    pub followed_up: Option<Day>,
    pub fault: Option<Fault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    Email,
    Form,
    Letter,
    Telephone,
    Shop,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Billing,
    Outage,
    Installation,
    Contract,
    Staff,
    Privacy,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Upheld,
    Partly,
    Rejected,
}

/// Promised limits, in business days.
const ANSWER_LIMIT: i64 = 15;
const VISIT_LIMIT: i64 = 3;

/// All complaints of the eighteen months, in order of receipt.
pub fn cases(random: &mut Random) -> Vec<Case> {
    let mut cases: Vec<Case> = MONTHS.iter().flat_map(|month| month_of_cases(month, random)).collect();
    cases.sort_by_key(|case| (case.received, case.minute));
    let mut rank = 0;
    for index in 0..cases.len() {
        let same_year = index > 0 && cases[index - 1].year == cases[index].year;
        rank = if same_year { rank + 1 } else { 1 };
        cases[index].rank = rank;
        cases[index].fault = FAULTS.iter().find(|(place, _)| *place == index).map(|(_, fault)| *fault);
    }
    cases
}

fn month_of_cases(month: &Month, random: &mut Random) -> Vec<Case> {
    (0..month.complaints).map(|_| case(month, random)).collect()
}

fn case(month: &Month, random: &mut Random) -> Case {
    let received = day_received(month, random);
    let channel = channel_used(received, random);
    let minute = minute_received(channel, received, random);
    let start = day_of_receipt(received, minute);
    let acknowledged = day_acknowledged(channel, received, start, random);
    let priority = random.weighted(&[(1, 4), (2, 20), (3, 46), (4, 30)]);
    let in_time = priority == 1 || random.chance(month.answered_in_time);
    let answered = business_days_after(start, answer_delay(priority, in_time, random)).max(acknowledged);
    let nature = nature_of(month, random);
    let decision =
        random.weighted(&[(Decision::Upheld, 46), (Decision::Partly, 15), (Decision::Rejected, 39)]);
    Case {
        year: month.year,
        rank: 0,
        received,
        minute,
        customer: random.between(100_000, 989_999),
        business: random.chance(145),
        channel,
        nature,
        priority,
        agent: random.between(1, 14),
        hand: random.between(0, 999_999),
        duplicate: random.chance(12),
        acknowledged,
        answered,
        in_time,
        decision,
        visit: visit(month, nature, start, random),
        gesture: gesture(decision, random),
        closed: business_days_after(answered, random.between(0, 4)),
        followed_up: random.chance(780).then(|| business_days_after(answered, random.between(3, 9))),
        fault: None,
    }
}

/// Any day of the month, closed days less often than the others.
fn day_received(month: &Month, random: &mut Random) -> Day {
    loop {
        let day = month.first_day().plus(random.between(0, 30));
        if day < month.end() && (office_opens(day) || random.chance(300)) {
            return day;
        }
    }
}

fn channel_used(day: Day, random: &mut Random) -> Channel {
    let reachable = |channel: &Channel| match channel {
        Channel::Email | Channel::Form => true,
        Channel::Letter => office_opens(day),
        Channel::Telephone | Channel::Shop => telephone_opens(day),
    };
    let shares = [
        (Channel::Email, 36),
        (Channel::Form, 20),
        (Channel::Letter, 10),
        (Channel::Telephone, 25),
        (Channel::Shop, 9),
    ];
    let open: Vec<_> = shares.into_iter().filter(|(channel, _)| reachable(channel)).collect();
    random.weighted(&open)
}

fn minute_received(channel: Channel, day: Day, random: &mut Random) -> i64 {
    let closing = if day.weekday() == 5 { 17 } else { 20 };
    match channel {
        Channel::Email | Channel::Form => i64::midpoint(random.between(360, 1439), random.between(360, 1439)),
        Channel::Letter => random.between(9 * 60, 11 * 60),
        Channel::Telephone => random.between(9 * 60, closing * 60 - 1),
        Channel::Shop => random.between(10 * 60, 17 * 60 - 1),
    }
}

/// At once by telephone, in the shop and by the robot; else by hand, and late one time in eight.
fn day_acknowledged(channel: Channel, received: Day, start: Day, random: &mut Random) -> Day {
    let by_robot = received >= ROBOT && random.chance(996);
    let delay = match channel {
        Channel::Telephone | Channel::Shop => return received,
        Channel::Email | Channel::Form if by_robot => return received,
        Channel::Email | Channel::Form => {
            random.weighted(&[(0, 44), (1, 36), (2, 8), (3, 6), (4, 4), (6, 2)])
        }
        Channel::Letter => random.weighted(&[(0, 42), (1, 52), (2, 4), (3, 2)]),
    };
    business_days_after(start, delay)
}

fn answer_delay(priority: i64, in_time: bool, random: &mut Random) -> i64 {
    match (priority, in_time) {
        (1, _) => random.between(1, 3),
        (_, true) => random.between(2, ANSWER_LIMIT),
        (_, false) => ANSWER_LIMIT + random.between(1, 17).min(random.between(1, 17)),
    }
}

fn nature_of(month: &Month, random: &mut Random) -> Nature {
    let billing = if month.has_wrong_invoices() { 55 } else { 28 };
    random.weighted(&[
        (Nature::Billing, billing),
        (Nature::Outage, 36),
        (Nature::Installation, 13),
        (Nature::Contract, 11),
        (Nature::Staff, 4),
        (Nature::Privacy, 2),
        (Nature::Other, 6),
    ])
}

fn visit(month: &Month, nature: Nature, start: Day, random: &mut Random) -> Option<Day> {
    if nature != Nature::Outage || !random.chance(680) {
        return None;
    }
    let in_time = random.chance(month.visited_in_time);
    let delay = if in_time { random.between(1, VISIT_LIMIT) } else { VISIT_LIMIT + random.between(1, 6) };
    Some(business_days_after(start, delay))
}

/// Nearly all founded complaints bring a gesture; some others do too, to keep the customer.
fn gesture(decision: Decision, random: &mut Random) -> Option<i64> {
    let granted = random.chance(if decision == Decision::Rejected { 40 } else { 988 });
    let amounts = [500, 1000, 1000, 1250, 1500, 1500, 2000, 2500, 3000, 5000];
    granted.then(|| random.pick(&amounts))
}
