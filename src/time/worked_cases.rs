//! Due dates worked out by hand, each with its reasoning. 2 March 2026 is a Monday.
//!
//! A case is the name of a calendar, a start, a limit and the due. A start without an hour is a
//! date-only cell; a start with an offset is an instant. Expected values are wall-clock times of
//! the calendar's zone, `24:00` being the end of a date-only day.

use super::case_table::{calendar, check, moment};
use crate::values::Duration;

#[test]
fn business_days_count_from_the_day_after_receipt() {
    check(
        &[
            // Day 0 is Monday, day 1 Tuesday, day 2 Wednesday; due when Wednesday closes.
            ("office", "2026-03-02 10:00", "2 business days", "2026-03-04 17:00"),
            // Before opening on an open day counts as that day.
            ("office", "2026-03-02 07:30", "1 business day", "2026-03-03 17:00"),
            // After closing: deemed Tuesday, so day 1 is Wednesday.
            ("office", "2026-03-02 17:30", "1 business day", "2026-03-04 17:00"),
            // The office is open until, not at, its closing time.
            ("office", "2026-03-02 17:00", "1 business day", "2026-03-04 17:00"),
            ("office", "2026-03-02 16:59", "1 business day", "2026-03-03 17:00"),
            // Saturday is deemed Monday 9.
            ("office", "2026-03-07 11:00", "1 business day", "2026-03-10 17:00"),
            // Half a day is a day: Friday closes at 12:30.
            ("office", "2026-03-05 10:00", "1 business day", "2026-03-06 12:30"),
            // Friday afternoon is after closing: deemed Monday 9.
            ("office", "2026-03-06 14:00", "1 business day", "2026-03-10 17:00"),
            // A lunch break does not end the day.
            ("office", "2026-03-02 13:00", "1 business day", "2026-03-03 17:00"),
            // 0 business days: due when the day of receipt, or the day it is deemed, closes.
            ("office", "2026-03-02 10:00", "0 business days", "2026-03-02 17:00"),
            ("office", "2026-03-07 10:00", "0 business days", "2026-03-09 17:00"),
        ],
        false,
    );
}

#[test]
fn a_cut_off_hour_sends_late_receipts_to_the_next_open_day() {
    check(
        &[
            // Exactly at the cut-off is not after it.
            ("cut-off 16:00", "2026-03-02 16:00", "1 business day", "2026-03-03 17:00"),
            ("cut-off 16:00", "2026-03-02 16:00:01", "1 business day", "2026-03-04 17:00"),
            // Friday 11:30: open until 12:30, but past the cut-off, so deemed Monday 9.
            ("cut-off 11:00", "2026-03-06 11:30", "1 business day", "2026-03-10 17:00"),
            // Before opening is before the cut-off.
            ("cut-off 16:00", "2026-03-02 06:00", "1 business day", "2026-03-03 17:00"),
        ],
        false,
    );
}

#[test]
fn closings_and_holidays_are_not_counted() {
    check(
        &[
            // Closed 3–14 August: day 1 after Friday 31 July is Monday 17.
            ("office", "2026-07-31 10:00", "1 business day", "2026-08-17 17:00"),
            // Received during the closing: deemed Monday 17.
            ("office", "2026-08-05 10:00", "1 business day", "2026-08-18 17:00"),
            // Easter Monday 6 April: Friday 3 is day 1, Tuesday 7 day 2.
            ("office", "2026-04-02 10:00", "2 business days", "2026-04-07 17:00"),
            // Ascension on Thursday 14 May, bridge on Friday 15, weekend: day 1 is Monday 18.
            ("office", "2026-05-13 10:00", "1 business day", "2026-05-18 17:00"),
            // Received on the holiday itself: deemed Monday 18.
            ("office", "2026-05-14 10:00", "0 business days", "2026-05-18 17:00"),
            // Weekend and Whit Monday 25 May.
            ("office", "2026-05-22 10:00", "1 business day", "2026-05-26 17:00"),
            // 25 December, weekend, closing of the 28th, 1 January: 4 open days to Monday 4.
            ("office", "2026-12-24 10:00", "4 business days", "2027-01-04 17:00"),
            // The bundled Belgian list holds Easter Sunday, which is no legal holiday …
            ("all week, BE", "2026-04-04 10:00", "1 business day", "2026-04-07 17:00"),
            // … and an override takes it out; Easter Monday stays.
            ("all week, BE without Easter Sunday", "2026-04-04 10:00", "1 business day", "2026-04-05 17:00"),
            ("all week, BE without Easter Sunday", "2026-04-05 10:00", "1 business day", "2026-04-07 17:00"),
            // Good Friday is a holiday in Alsace only; Easter Monday everywhere in France.
            ("FR, Alsace", "2026-04-02 10:00", "1 business day", "2026-04-07 17:00"),
            // The hours name the holidays, so nothing is taken away: open on 21 July, 10–12.
            ("short hours on holidays", "2026-07-20 10:00", "1 business day", "2026-07-21 12:00"),
        ],
        false,
    );
}

#[test]
fn date_only_columns_are_due_when_the_day_ends() {
    let starts = [
        ("office", "2026-03-02", "2 business days", "2026-03-04 24:00"),
        // A date has no hour: neither closing nor cut-off can be missed.
        ("cut-off 11:00", "2026-03-06", "1 business day", "2026-03-09 24:00"),
        ("office", "2026-03-07", "1 business day", "2026-03-10 24:00"),
        ("office", "2026-03-07", "0 business days", "2026-03-09 24:00"),
        ("office", "2026-03-02", "10 calendar days", "2026-03-12 24:00"),
        ("office", "2026-01-31", "1 month", "2026-02-28 24:00"),
        // Hours cannot be counted on days.
        ("office", "2026-03-02", "4 business hours", "HoursOnDays"),
        ("office", "2026-03-02", "4 hours", "HoursOnDays"),
    ];
    check(&starts, false);
    check(&starts, true);
    check(
        &[
            ("office", "2026-03-02 10:00", "2 business days", "2026-03-04 24:00"),
            // The start still has its hour: after closing is deemed Tuesday.
            ("office", "2026-03-02 17:30", "1 business day", "2026-03-04 24:00"),
            ("office", "2026-03-02 10:00", "2 weeks", "2026-03-16 24:00"),
            ("office", "2026-03-02 10:00", "4 business hours", "HoursOnDays"),
            ("office", "2026-03-02 10:00", "90 minutes", "HoursOnDays"),
        ],
        true,
    );
}

#[test]
fn calendar_units_keep_the_local_time() {
    check(
        &[
            ("office", "2026-03-02 10:00", "30 calendar days", "2026-04-01 10:00"),
            // The last day of a short month; 2024 is a leap year.
            ("office", "2026-01-31 10:00", "1 month", "2026-02-28 10:00"),
            ("office", "2024-01-31 10:00", "1 month", "2024-02-29 10:00"),
            ("office", "2026-10-31 10:00", "4 months", "2027-02-28 10:00"),
            ("office", "2024-02-29 10:00", "1 year", "2025-02-28 10:00"),
            ("office", "2024-02-29 10:00", "4 years", "2028-02-29 10:00"),
            // 02:30 does not exist on 29 March 2026: forward by the skipped hour.
            ("office", "2026-03-28 02:30", "1 calendar day", "2026-03-29 03:30"),
            ("office", "2026-03-22 02:30", "1 week", "2026-03-29 03:30"),
            // Across the change of the clocks, 10:00 stays 10:00.
            ("office", "2026-03-28 10:00", "1 calendar day", "2026-03-29 10:00"),
            ("office", "2026-10-24 10:00", "1 calendar day", "2026-10-25 10:00"),
            // Elapsed time does not: 24 hours are 24 hours.
            ("office", "2026-03-28 12:00", "24 hours", "2026-03-29 13:00"),
            ("office", "2026-10-24 12:00", "24 hours", "2026-10-25 11:00"),
            ("office", "2026-03-02 23:59:30", "20 seconds", "2026-03-02 23:59"),
        ],
        false,
    );
}

#[test]
fn a_repeated_hour_means_its_first_pass() {
    let calendar = calendar("office");
    let due = |start: &str, limit: &str| {
        let limit = Duration::parse(limit).expect("a duration");
        calendar.due(moment(start, &calendar), limit, false).map(|due| due.instant.to_string())
    };
    // 25 October 2026, 02:30 comes twice: 00:30Z (summer time) and 01:30Z.
    assert_eq!(due("2026-10-24 02:30", "1 calendar day"), Ok("2026-10-25T00:30:00Z".to_owned()));
    // From the second pass, a day later is unambiguous, and no time at all is no time at all.
    assert_eq!(due("2026-10-25T01:30:00Z", "1 calendar day"), Ok("2026-10-26T01:30:00Z".to_owned()));
    assert_eq!(due("2026-10-25T01:30:00Z", "0 calendar days"), Ok("2026-10-25T01:30:00Z".to_owned()));
}

#[test]
fn a_due_instant_on_a_closed_day_stays_unless_the_calendar_rolls() {
    check(
        &[
            // 14 March is a Saturday.
            ("office", "2026-03-04 10:00", "10 calendar days", "2026-03-14 10:00"),
            // Rolled: the closing time of Monday 16, as in Regulation 1182/71, article 3(4).
            ("rolling", "2026-03-04 10:00", "10 calendar days", "2026-03-16 17:00"),
            ("rolling", "2026-03-04", "10 calendar days", "2026-03-16 24:00"),
            // Due on an open day: it stays, outside opening hours too.
            ("rolling", "2026-03-03 10:00", "10 calendar days", "2026-03-13 10:00"),
            ("rolling", "2026-03-03 19:00", "10 calendar days", "2026-03-13 19:00"),
            // Into the August closing: 17 August.
            ("rolling", "2026-07-05 10:00", "1 month", "2026-08-17 17:00"),
            // A limit in hours never rolls.
            ("rolling", "2026-03-06 10:00", "24 hours", "2026-03-07 10:00"),
        ],
        false,
    );
}

#[test]
fn business_hours_are_working_time() {
    check(
        &[
            // domain/metrics.md 4.7: half an hour on Friday, 3 h 30 on Monday.
            ("08-17", "2026-03-06 16:30", "4 business hours", "2026-03-09 11:30"),
            ("09-17", "2026-03-06 16:30", "4 business hours", "2026-03-09 12:30"),
            // Over lunch: 11:30–12:30, then 13:30–14:30.
            ("office", "2026-03-02 11:30", "2 business hours", "2026-03-02 14:30"),
            // Used up exactly at closing: due at closing, not at the next opening.
            ("office", "2026-03-02 15:00", "2 business hours", "2026-03-02 17:00"),
            // Exactly at the start of lunch.
            ("office", "2026-03-02 11:30", "1 business hour", "2026-03-02 12:30"),
            // 1 h on Thursday, 3 h 30 on Friday, 30 minutes on Monday.
            ("office", "2026-03-05 16:00", "5 business hours", "2026-03-09 09:30"),
            // Received while closed: the clock starts at the next opening.
            ("office", "2026-03-07 11:00", "1 business hour", "2026-03-09 10:00"),
            ("office", "2026-03-02 06:00", "1 business hour", "2026-03-02 10:00"),
            // The cut-off hour is about days; working time runs from the instant.
            ("cut-off 16:00", "2026-03-02 16:30", "1 business hour", "2026-03-03 09:30"),
            // Seconds are kept.
            ("09-17", "2026-03-06T15:30:15.25Z", "4 business hours", "2026-03-09 12:30"),
        ],
        false,
    );
}

#[test]
fn the_change_of_the_clocks_in_working_time() {
    check(
        &[
            // No working hour is lost on the weekend of the change.
            ("09-17", "2026-03-27 16:00", "2 business hours", "2026-03-30 10:00"),
            // Round the clock: the night of 29 March has an hour less, that of 25 October one more.
            ("24/7", "2026-03-28 22:00", "8 business hours", "2026-03-29 07:00"),
            ("24/7", "2026-10-24 22:00", "8 business hours", "2026-10-25 05:00"),
            // The night shift 22:00–06:00 of 28 March lasts 7 hours; the 8th falls in the next one.
            ("every night", "2026-03-28 22:00", "8 business hours", "2026-03-29 23:00"),
            ("every night", "2026-10-24 22:00", "9 business hours", "2026-10-25 06:00"),
            // Opening at 02:30, a skipped time, is opening at 03:00.
            ("early bakery", "2026-03-28 20:00", "1 business hour", "2026-03-29 04:00"),
            // Business days do not notice.
            ("24/7", "2026-03-28 23:00", "1 business day", "2026-03-29 24:00"),
        ],
        false,
    );
}

#[test]
fn round_the_clock_and_overnight_calendars() {
    check(
        &[
            ("24/7", "2026-03-07 23:00", "1 business day", "2026-03-08 24:00"),
            // Midnight sharp begins a day.
            ("24/7", "2026-03-08 00:00", "0 business days", "2026-03-08 24:00"),
            // Saturday 00:00 is past Friday's 24:00: deemed Monday.
            ("weekdays round the clock", "2026-03-07 00:00", "0 business days", "2026-03-09 24:00"),
            // A shift belongs to the day on which it opens: Saturday 03:00 is Friday's shift.
            ("nights", "2026-03-07 03:00", "0 business days", "2026-03-07 06:00"),
            ("nights", "2026-03-07 03:00", "1 business day", "2026-03-10 06:00"),
            // Saturday 07:00: closed, deemed Monday, whose shift closes on Tuesday.
            ("nights", "2026-03-07 07:00", "0 business days", "2026-03-10 06:00"),
            // Monday noon is before opening on an open day.
            ("nights", "2026-03-09 12:00", "0 business days", "2026-03-10 06:00"),
            // Past midnight is past yesterday's cut-off: deemed the next day that opens.
            ("nights, cut-off 23:00", "2026-03-10 03:00", "0 business days", "2026-03-11 06:00"),
            ("nights", "2026-03-06 23:00", "8 business hours", "2026-03-09 23:00"),
            ("nights", "2026-03-06", "0 business days", "2026-03-06 24:00"),
            // Friday's night lasts until 10:00; Saturday adds 10:00–12:00, no minute counts twice.
            ("nights into Saturday", "2026-03-06 20:00", "16 business hours", "2026-03-07 12:00"),
            ("nights into Saturday", "2026-03-07 09:00", "0 business days", "2026-03-07 10:00"),
        ],
        false,
    );
}

#[test]
fn reception_follows_the_zone_of_the_calendar() {
    check(
        &[
            // 22:30Z on Friday 6 March is 17:30 in New York: after closing, deemed Monday; the
            // clocks change on Sunday 8, so Tuesday 17:00 is 21:00Z.
            ("New York", "2026-03-06T22:30:00Z", "1 business day", "2026-03-10 17:00"),
            // 13:30Z on Monday 2 March is 08:30 there: before opening, that day.
            ("New York", "2026-03-02T13:30:00Z", "1 business day", "2026-03-03 17:00"),
            // 03:00Z on Saturday is still Friday evening there.
            ("New York", "2026-03-07T03:00:00Z", "1 calendar day", "2026-03-07 22:00"),
        ],
        false,
    );
    let calendar = calendar("New York");
    let limit = Duration::parse("1 business day").expect("a duration");
    let due = calendar.due(moment("2026-03-06T22:30:00Z", &calendar), limit, false);
    assert_eq!(due.map(|due| due.instant.to_string()), Ok("2026-03-10T21:00:00Z".to_owned()));
}

#[test]
fn late_is_judged_at_the_precision_of_the_stop() {
    let calendar = calendar("office");
    let limit = Duration::parse("1 business day").expect("a duration");
    let due = calendar.due(moment("2026-03-02 10:00", &calendar), limit, false).expect("a due date");
    let late = |stop: &str| due.is_late(moment(stop, &calendar));
    assert!(!late("2026-03-03 17:00"));
    assert!(late("2026-03-03 17:00:01"));
    assert!(!late("2026-03-03"));
    assert!(late("2026-03-04"));
}

#[test]
fn what_cannot_be_counted_is_said() {
    check(
        &[
            ("office", "1969-06-01 10:00", "1 business day", "OutsideHorizon"),
            ("office", "2026-03-02 10:00", "25000 business days", "OutsideHorizon"),
            ("office", "9999-06-01 10:00", "100 years", "OutsideHorizon"),
        ],
        false,
    );
}
