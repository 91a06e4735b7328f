"""Reads an iCalendar file with the icalendar package and prints what it found, one event a line."""

import sys
from datetime import date

from icalendar import Calendar

raw = open(sys.argv[1], "rb").read()
assert raw.endswith(b"\r\n"), "the last line has no end"
for line in raw.split(b"\r\n"):
    assert b"\n" not in line and b"\r" not in line, line
    assert len(line) <= 75, line
    line.decode("utf-8")
calendar = Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
uids = set()
# The package leaves the escapes of a name that the standard does not know.
print("calendar", str(calendar["X-WR-CALNAME"]).replace("\\,", ",").replace("\\;", ";"))
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert type(start) is date and (end - start).days == 1, (start, end)
    assert str(event["UID"]) not in uids, event["UID"]
    uids.add(str(event["UID"]))
    event.decoded("DTSTAMP")
    reminders = [alarm["TRIGGER"].to_ical().decode("ascii") for alarm in event.walk("VALARM")]
    print(start, repr(str(event["SUMMARY"])), *reminders)
