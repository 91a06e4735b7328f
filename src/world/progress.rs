//! How far the reading of data is: for whoever waits in front of a screen. Nothing that is found
//! depends on it.

use std::fmt::Debug;

/// Is told of bytes as they are read; threads may tell at once.
pub trait Progress: Debug + Send + Sync {
    /// So many bytes more will be read.
    fn announce(&self, bytes: u64);

    /// So many bytes more have been read.
    fn read(&self, bytes: u64);
}
