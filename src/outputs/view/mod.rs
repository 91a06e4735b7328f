//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod agenda;
mod approval;
mod coverage;
mod data;
mod definition;
mod duty;
mod figure;
mod finding;
pub mod flow;
mod glossary;
mod history;
mod master;
mod overview;
mod phrase;
mod published;
mod raci;
mod reader;
mod responsibility;
pub mod sample;
mod series;
mod shown;
mod standing;
mod steps;
mod trend;

pub use agenda::{Event, When, calendar, events};
pub use coverage::{coverage, standards_page};
pub use data::data;
pub use definition::{DefinitionView, definition, kinds};
pub use finding::findings;
pub use glossary::glossary;
pub use master::master;
pub use overview::overview;
pub use reader::{Link, Links, Prose, Reader};
pub use responsibility::responsibilities;
pub use shown::{Labelled, Piece};
