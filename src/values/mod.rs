//! The values of the language: parse, compare and hold. Nothing here prints for people
//! (that is `language`'s work) and nothing here knows of files, keys or kinds.
//!
//! Every value is read from the raw text of a YAML scalar, in English or French spelling, and
//! written back by `Display` in one canonical English spelling: the one `model.json` carries.

mod colour;
mod cut;
mod decimal;
mod duration;
mod fault;
mod font;
mod id;
mod jurisdiction;
mod money;
mod percent;
mod period;
mod ratio;
mod spelling;
mod target;
mod text;

pub use colour::Colour;
pub use cut::{cut, head, tail};
pub use decimal::Decimal;
pub use duration::{Clock, Duration, Unit};
pub use fault::Fault;
pub use font::FontName;
pub use id::{Id, LanguageTag};
pub use jurisdiction::Jurisdiction;
pub use money::Money;
pub use percent::Percent;
pub use period::{Period, PeriodKey, parse_date};
pub use ratio::Ratio;
pub use spelling::{fold, parse_yes_no};
pub use target::{Bound, Quantity, Target, Within};
pub use text::Text;
