//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod approval;
mod checklist;
mod coverage;
mod data;
mod definition;
mod figure;
mod finding;
mod history;
mod known;
mod overview;
mod phrase;
mod published;
mod reader;
mod series;
mod shown;
mod standing;
mod steps;
mod trend;

pub use checklist::{ChecklistView, GradeView, RowView, Subject, checklist, subjects};
pub use coverage::{FieldView, coverage, standards_page};
pub use data::data;
pub use definition::{DefinitionView, definition, kinds};
pub use finding::findings;
pub use overview::overview;
pub use reader::{Link, Links, Prose, Reader};
pub use shown::{Labelled, Piece};
