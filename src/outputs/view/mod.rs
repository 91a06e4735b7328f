//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod approval;
mod control;
mod coverage;
mod data;
mod definition;
mod figure;
mod finding;
mod history;
mod overview;
mod phrase;
mod published;
mod reader;
mod series;
mod shown;
mod standing;
mod steps;
mod trend;

pub use control::{ControlView, control};
pub use coverage::{CoverageView, StandardsView, coverage, standards_page};
pub use data::{SourceView, data};
pub use definition::{DefinitionView, KindView, definition, kinds};
pub use finding::{FindingsView, findings};
pub use overview::{OverviewView, overview};
pub use reader::{Link, Links, Prose, Reader};
pub use shown::{Labelled, Piece};
