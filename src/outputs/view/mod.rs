//! What each page says, before it is laid out: values for templates, in one reader's language. The
//! site and the Markdown say the same because both are laid out from these.

mod approval;
mod charter;
mod complain;
mod conduct;
mod contact;
mod control;
mod coverage;
mod data;
mod definition;
mod duties;
mod figure;
mod finding;
mod history;
mod hours;
mod manual;
mod overview;
mod phrase;
mod plain;
mod published;
mod reader;
mod recourse;
mod series;
mod shown;
mod staff;
mod standing;
mod steps;
mod trend;

pub use charter::{CharterView, charter};
pub use complain::{ComplainView, complain};
pub use conduct::survey_manual;
pub use coverage::{coverage, standards_page};
pub use data::data;
pub use definition::{DefinitionView, definition, kinds};
pub use duties::role_manual;
pub use finding::findings;
pub use manual::procedure_manual;
pub use overview::overview;
pub use plain::{holds, in_force};
pub use reader::{Link, Links, Prose, Reader};
pub use recourse::{RecourseView, has_recourse, recourse};
pub use shown::{Labelled, Piece};
pub use staff::{channels, promises, staff};
