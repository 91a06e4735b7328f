//! Promises to customers (ISO 10001).

pub mod promise_without_indicator;
