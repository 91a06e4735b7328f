//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod approval;
mod chain;
mod control;
mod coverage;
mod data;
mod definition;
mod figure;
mod finding;
mod history;
mod news;
mod overview;
mod past;
mod phrase;
mod plot;
mod published;
mod reader;
mod reconciliation;
mod series;
mod shown;
mod standing;
mod steps;
mod trend;
mod words;
mod words_formula;
mod worst;

#[cfg(test)]
mod tests;

pub use control::{ControlView, control};
pub use coverage::{ClauseView, CoverageView, coverage, standards_page};
pub use data::{SourceView, data};
pub use definition::{DefinitionView, LinkGroup, definition, kinds};
pub use finding::{FindingView, findings};
pub use history::History;
pub use overview::{OverviewView, overview};
pub use plot::ChartView;
pub use reader::{Link, Links, Prose, Reader};
pub use series::{Breakdown, ReadingView};
pub use shown::{GridRow, Labelled, Piece};
pub use standing::Standing;
