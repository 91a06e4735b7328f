//! Which languages do for one another.

/// Whether who reads one language reads the other: `pt` and `pt-BR` are read by the same people.
pub fn is_understood(one: &str, other: &str) -> bool {
    one.split('-').next() == other.split('-').next()
}
