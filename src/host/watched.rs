//! Data files whose reading is told to an observer.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use crate::world::{DataFile, Progress};

/// An observer, and the files it knows of.
#[derive(Debug, Clone)]
pub struct Watched {
    progress: Arc<dyn Progress>,
    /// Files that were expected and not opened yet.
    ahead: Arc<Mutex<BTreeSet<String>>>,
}

impl Watched {
    pub fn by(progress: Arc<dyn Progress>) -> Self {
        Self { progress, ahead: Arc::default() }
    }

    /// These files will be read.
    pub fn expect(&self, files: &[DataFile]) {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        for file in files {
            if ahead.insert(file.path.clone()) {
                self.progress.expect(file.size);
            }
        }
    }

    /// A file that is read now; once more, where it was read already.
    pub fn open(&self, path: &str, size: u64, file: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        if !self.ahead.lock().unwrap_or_else(PoisonError::into_inner).remove(path) {
            self.progress.expect(size);
        }
        Box::new(Counted { file, progress: Arc::clone(&self.progress) })
    }
}

/// A reader that tells what it reads.
struct Counted {
    file: Box<dyn Read + Send>,
    progress: Arc<dyn Progress>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let bytes = self.file.read(buffer)?;
        self.progress.read(bytes as u64);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[derive(Debug, Default)]
    struct Count(AtomicU64, AtomicU64);

    impl Progress for Count {
        fn expect(&self, bytes: u64) {
            self.0.fetch_add(bytes, Ordering::Relaxed);
        }
        fn read(&self, bytes: u64) {
            self.1.fetch_add(bytes, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_file_read_twice_is_expected_twice() {
        let count = Arc::new(Count::default());
        let watched = Watched::by(Arc::clone(&count) as Arc<dyn Progress>);
        let told = || (count.0.load(Ordering::Relaxed), count.1.load(Ordering::Relaxed));
        watched.expect(&[DataFile { path: "a.csv".into(), modified: None, size: 5 }]);
        assert_eq!(told(), (5, 0));
        for read in [(5, 5), (10, 10)] {
            let mut text = String::new();
            let file = Box::new("a,b,c".as_bytes());
            watched.open("a.csv", 5, file).read_to_string(&mut text).expect("a text");
            assert_eq!((text.as_str(), told()), ("a,b,c", read));
        }
    }
}
