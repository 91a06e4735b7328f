//! The pages that stand in the menu of the editions for customers and for staff: those that are made.

use super::OUTPUTS;
use super::view::{has_recourse, in_force};
use crate::compile::Compilation;
use crate::model::{Audience, Channel, ComplaintProcedure, Promise};

/// An entry: the key of its words and its file.
pub type Entry = (&'static str, &'static str);

/// Pages of other outputs: the name of the output, the words and the file.
const OTHERS: [(&str, &str, &str); 3] = [
    ("responsibilities", "menu-responsibilities", "responsibilities.html"),
    ("calendar", "menu-calendar", "calendar.html"),
    ("forms", "menu-forms", "forms/index.html"),
];

/// Whether an output is made for an audience.
pub fn offers(audience: Audience, output: &str) -> bool {
    OUTPUTS.iter().any(|own| own.name == output && own.audiences.contains(&audience))
}

/// The pages for customers.
pub fn for_customers(compilation: &Compilation) -> Vec<Entry> {
    let procedure = in_force::<ComplaintProcedure>(compilation).next().is_some();
    let all = [
        (true, ("menu-charter", "index.html")),
        (procedure, ("menu-complain", "complain.html")),
        (has_recourse(compilation), ("menu-recourse", "recourse.html")),
    ];
    all.into_iter().filter(|(made, _)| *made).map(|(_, entry)| entry).collect()
}

/// The pages for staff.
pub fn for_staff(compilation: &Compilation) -> Vec<Entry> {
    let own = [
        (true, ("menu-procedures", "index.html")),
        (in_force::<Promise>(compilation).next().is_some(), ("menu-promises", "promises.html")),
        (in_force::<Channel>(compilation).next().is_some(), ("menu-channels", "channels.html")),
    ];
    let own = own.into_iter().filter(|(made, _)| *made).map(|(_, entry)| entry);
    let others = OTHERS.iter().filter(|(output, _, _)| offers(Audience::Staff, output));
    own.chain(others.map(|(_, words, file)| (*words, *file))).collect()
}
