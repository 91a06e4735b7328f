//! Validation of a tree against a JSON Schema, and its errors in human words.
//!
//! The published schemas carry patterns for editors. Here only *shape* is judged (keys, lists,
//! groups, what is required): the spelling of a value is judged once, by the value's own parser,
//! so that one mistake gives one message. [`shape`] makes the one from the other.

mod explain;
mod nearest;
mod validate;

pub use nearest::{nearest, nearest_key};
pub use validate::{Shape, shape};
