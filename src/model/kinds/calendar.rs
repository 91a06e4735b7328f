//! Calendars: when business days and hours are.

use crate::model::{Either, Line, List, TimeOfDay, TimeZone};
use crate::values::Text;
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// What becomes of a calendar deadline that falls on a closed day.
    Roll { Stay = "stay", NextOpenDay = "next open day", }
}

record! {
    /// A day or some days on which the calendar is closed.
    Closing {
        date: Date, customer => "The one day" / "Le jour";
        from: Date, customer => "First day" / "Premier jour";
        to: Date, customer => "Last day" / "Dernier jour";
        reason: Text, staff => "Why" / "Motif";
    }
}

record! {
    /// Public holidays, with corrections.
    Holidays {
        country: Line, customer => "Country whose public holidays count: BE, FR …" / "Pays dont les jours fériés comptent : BE, FR…";
        also: List<Date>, customer => "Holidays to add" / "Jours fériés à ajouter";
        except: List<Date>, customer => "Days that are not holidays here" / "Jours qui ne sont pas fériés ici";
    }
}

record! {
    /// A calendar of working time.
    Calendar {
        timezone: TimeZone, customer => "Time zone, if not that of the System" / "Fuseau horaire, s’il diffère de celui du System";
        hours: Line, required, customer => "Weekly hours in OpenStreetMap syntax: \"Mo-Fr 09:00-17:00\"" / "Heures de la semaine, syntaxe OpenStreetMap : \"Mo-Fr 09:00-17:00\"";
        holidays: Either<Line, Holidays>, customer => "Country whose public holidays are closed, or a group with corrections" / "Pays dont les jours fériés sont fermés, ou un groupe avec des corrections";
        closed: List<Closing>, customer => "Our own closings, with reasons" / "Nos fermetures, avec leur motif";
        cut_off: TimeOfDay, customer => "Hour after which what arrives counts as the next open day" / "Heure après laquelle une réception compte pour le jour ouvré suivant";
        roll: Roll, customer => "Whether a calendar deadline on a closed day moves to the next open day" / "Si une échéance calendaire un jour fermé passe au jour ouvré suivant";
        overnight: bool, customer => "Hours that run past midnight are meant" / "Des heures qui dépassent minuit sont voulues";
    }
}

kind!(Calendar, "calendar", controlled: false, titled: true,
    "Working hours, public holidays and closings: what a business day is"
    / "Heures d’ouverture, jours fériés et fermetures : ce qu’est un jour ouvré");
