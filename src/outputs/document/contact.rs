//! Where and when people can be reached, as customers and staff both read it.

use super::block::{Link, Run};
use super::markdown;
use super::pen::{Pen, row, said, told};
use crate::outputs::view::{AddressView, ContactView, HoursView, ProviderView};

/// An address that can be followed, where it can.
pub fn address(address: &AddressView) -> Run {
    Run { link: address.href.clone().map(Link::Address), ..Run::text(address.text.as_str()) }
}

/// Opening hours, one line each.
pub fn hours(hours: &HoursView) -> Vec<Run> {
    let lines = hours.week.iter().map(|days| format!("{} {}", days.days, days.hours));
    let lines: Vec<String> = lines.chain(hours.holidays.clone()).collect();
    if lines.is_empty() { Vec::new() } else { vec![Run::text(lines.join("\n"))] }
}

/// Every channel: name, address, hours, cost.
pub fn channels(pen: &mut Pen<'_>, channels: &[ContactView]) {
    for channel in channels {
        pen.small(markdown::plain(&channel.title));
        let mut reached = Vec::new();
        for own in [&channel.address, &channel.page].into_iter().flatten() {
            if !reached.is_empty() {
                reached.push(Run::text("\n"));
            }
            reached.push(address(own));
        }
        pen.terms(vec![
            (pen.reader.field_label("address"), reached),
            (pen.word("document-open"), channel.hours.as_ref().map(hours).unwrap_or_default()),
            (pen.word("document-cost"), said(channel.cost.as_ref())),
            (pen.word("contact-languages"), said(channel.languages.as_ref())),
            (pen.word("contact-waiting"), told(channel.waiting_time.as_ref())),
            (pen.word("contact-help"), row(&channel.accessibility)),
            (pen.word("contact-if-it-fails"), told(channel.contingency.as_ref())),
        ]);
    }
}

/// What a business day is.
pub fn business_days(pen: &mut Pen<'_>, calendar: &HoursView) {
    pen.text(format!("{}{}", pen.word("hours-business-days-are"), pen.word("page-colon")));
    pen.bullets(calendar.week.iter().map(|days| vec![Run::text(format!("{} {}", days.days, days.hours))]));
    let mut notes: Vec<String> = calendar.holidays.iter().chain(&calendar.cut_off).cloned().collect();
    notes.extend(calendar.closings.iter().map(|closing| match &closing.reason {
        Some(reason) => format!("{} ({}).", closing.when, markdown::one_line(&reason.text)),
        None => format!("{}.", closing.when),
    }));
    if !notes.is_empty() {
        pen.quiet(notes.join(" "));
    }
}

/// A body outside that settles disputes.
pub fn provider(pen: &mut Pen<'_>, own: &ProviderView) {
    let does: Vec<String> = own.method.iter().chain(&own.binding).cloned().collect();
    let mut apply = Vec::new();
    for way in [&own.url, &own.contact].into_iter().flatten() {
        if !apply.is_empty() {
            apply.push(Run::text("\n"));
        }
        apply.push(address(way));
    }
    let mut until = said(own.until.as_ref());
    if let Some(conditions) = &own.conditions {
        until.extend((!until.is_empty()).then(|| Run::text("\n")));
        until.extend(markdown::runs(conditions));
    }
    pen.terms(vec![
        (
            pen.word("provider-does"),
            if does.is_empty() { Vec::new() } else { vec![Run::text(does.join(" "))] },
        ),
        (pen.word("provider-apply"), apply),
        (pen.word("provider-time-limit"), until),
        (pen.word("provider-cost"), said(own.fee.as_ref())),
        (pen.word("provider-how-long"), said(own.duration.as_ref())),
        (pen.word("provider-covers"), row(&own.covers)),
        (pen.word("provider-remedies"), row(&own.remedies)),
        (pen.word("provider-free-will"), said(own.consent.as_ref())),
        (pen.word("provider-independent"), told(own.independence.as_ref())),
        (pen.word("provider-accredited"), told(own.accreditation.as_ref())),
        (pen.word("provider-languages"), said(own.languages.as_ref())),
        (pen.word("provider-countries"), said(own.countries.as_ref())),
    ]);
}
