//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod approval;
mod checklist;
mod control;
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
pub use control::{ControlView, control};
pub use coverage::{ClauseView, CoverageView, FieldView, coverage, standards_page};
pub use data::{SourceView, data};
pub use definition::{DefinitionView, LinkGroup, definition, kinds};
pub use finding::{FindingView, findings};
pub use history::History;
pub use overview::{OverviewView, overview};
pub use reader::{Link, Links, Prose, Reader};
pub use series::{Breakdown, ReadingView};
pub use shown::{GridRow, Labelled, Piece};
pub use standing::Standing;
