//! Bytes to trees. Every key and value of a [`Node`] knows its span, its style and its raw text,
//! so that every later message can point at it. Nothing here knows of kinds or fields.
//!
//! A file is cut into documents at the lines that start with `---` before anything is parsed: a
//! fault stays in its document.

mod builder;
mod documents;
mod fault;
mod tree;

pub use documents::{Document, read};
pub use tree::{Entry, Key, Node, Scalar, Style, Value};
