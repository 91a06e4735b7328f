//! What the language itself says is said in the reader's words; what only its author knows stays.

use jiff::civil::Date;

use super::definition::in_force;
use super::past::past;
use super::shown::Piece;
use super::verbatim::opening;
use super::{path, phrase};
use crate::compile::{Compilation, Depth, compile};
use crate::language::{Language, Speaker};
use crate::outputs::Edition;
use crate::outputs::atlas::Atlas;
use crate::outputs::view::{Links, Reader};
use crate::world::MemoryWorld;

const SYSTEM: &str = r#"
kind: System
id: s
title: S
smqc: 1
organisation: O
languages: [fr, en]
timezone: Europe/Brussels
---
kind: Calendar
id: bureau
title: Bureau
hours: "Mo-Fr 09:00-17:00"
---
kind: CodeOfConduct
id: charte
title: Charte
version: 2
in_force: {from: 2026-01-01}
---
kind: CodeOfConduct
id: projet
title: Charte à venir
version: 3
status: draft
in_force: {from: 2026-01-01}
---
kind: CodeOfConduct
id: demain
title: Charte de demain
version: 4
in_force: {from: 2027-01-01}
"#;

fn read<T>(look: impl FnOnce(&Compilation, &Reader<'_>) -> T) -> T {
    let world = MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", SYSTEM);
    let compilation = compile(&world, Depth::Data).expect("a world in memory can be read");
    let edition = Edition::of(&compilation, Speaker::new);
    let atlas = Atlas::new(&compilation);
    look(&compilation, &Reader::new(&atlas, &edition, Language::French, Links::Site { depth: 1 }))
}

fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn phrases_of_the_language_are_said_in_french() {
    let cases = [
        ("3 years after closed", "3 ans après la clôture"),
        ("1 year after complaint", "1 an après la réclamation"),
        ("2 years after shipped", "2 ans après « shipped »"),
        ("1 person", "1 personne"),
        ("14 people", "14 personnes"),
        ("12 points at 95 %", "12 points à 95 %"),
    ];
    read(|_, reader| {
        for (typed, said) in cases {
            assert_eq!(phrase::said(reader, typed).map(|text| spaced(&text)).as_deref(), Some(said));
        }
        assert_eq!(phrase::said(reader, "14 boxes"), None);
        assert_eq!(phrase::of_data(reader, "from file name").as_deref(), Some("selon le nom du fichier"));
        assert_eq!(phrase::of_data(reader, "last by sent").as_deref(), Some("la dernière selon sent"));
        assert_eq!(phrase::of_data(reader, "closed"), None);
    });
}

#[test]
fn a_path_is_said_down_to_what_it_asks_for() {
    let cases = [
        ("action.improves=promise|code-of-conduct", "Action d’amélioration › Améliore (promesse ou charte)"),
        (
            "complaint-procedure.record.fields.remedy_sought",
            "Procédure de réclamation › Registre › Colonnes du registre › Ce que le client attend",
        ),
    ];
    read(|_, reader| {
        for (written, said) in cases {
            assert_eq!(spaced(&path::label(reader, written)), said);
        }
    });
}

#[test]
fn hours_of_every_week_are_words_and_others_stay_as_written() {
    read(|compilation, reader| {
        let office = compilation.model.get("calendar", "bureau").expect("it is defined");
        let said = |hours: &str| match opening(reader, office, hours) {
            Piece::Plain { text } => spaced(&text),
            other => format!("{other:?}"),
        };
        assert_eq!(said("Mo-Fr 09:00-17:00"), "Du lundi au vendredi de 9 h à 17 h");
        assert_eq!(said("Mo-Fr 09:00-17:00; Dec 24 off"), "Mo-Fr 09:00-17:00; Dec 24 off");
    });
}

#[test]
fn only_what_has_begun_is_said_to_be_in_force() {
    read(|compilation, reader| {
        let told = |id: &str| {
            let own = compilation.model.get("code-of-conduct", id).expect("it is defined");
            (in_force(reader, own).map(|text| spaced(&text)), past(reader, own).is_some())
        };
        assert_eq!(told("charte"), (Some("en vigueur depuis le 1er janvier 2026".into()), true));
        assert_eq!(told("projet"), (Some("s’applique à partir du 1er janvier 2026".into()), false));
        assert_eq!(told("demain"), (Some("s’applique à partir du 1er janvier 2027".into()), false));
    });
}
