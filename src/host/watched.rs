//! Data files whose reading is told to an observer.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::world::{DataFile, Progress};

/// An observer, and the files it knows of.
#[derive(Debug, Clone)]
pub struct Watched {
    progress: Arc<dyn Progress>,
    /// Bytes read of each file since it was opened last.
    files: Arc<Mutex<BTreeMap<String, Arc<AtomicU64>>>>,
}

impl Watched {
    pub fn by(progress: Arc<dyn Progress>) -> Self {
        Self { progress, files: Arc::default() }
    }

    /// These files will be read.
    pub fn announce(&self, files: &[DataFile]) {
        let mut known = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        for file in files {
            if let Entry::Vacant(place) = known.entry(file.path.clone()) {
                self.progress.announce(file.size);
                place.insert(Arc::default());
            }
        }
    }

    /// A file that is read from its beginning: what was read of it before is read once more.
    pub fn open(&self, path: &str, file: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        let mut known = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let so_far = Arc::clone(known.entry(path.to_owned()).or_default());
        self.progress.announce(so_far.swap(0, Ordering::Relaxed));
        Box::new(Counted { file, so_far, progress: Arc::clone(&self.progress) })
    }
}

/// A reader that tells what it reads.
struct Counted {
    file: Box<dyn Read + Send>,
    so_far: Arc<AtomicU64>,
    progress: Arc<dyn Progress>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let bytes = self.file.read(buffer)?;
        self.so_far.fetch_add(bytes as u64, Ordering::Relaxed);
        self.progress.read(bytes as u64);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default)]
    struct Count(AtomicU64, AtomicU64);

    impl Progress for Count {
        fn announce(&self, bytes: u64) {
            self.0.fetch_add(bytes, Ordering::Relaxed);
        }
        fn read(&self, bytes: u64) {
            self.1.fetch_add(bytes, Ordering::Relaxed);
        }
    }

    #[test]
    fn what_is_read_again_is_expected_again_and_no_more() {
        let count = Arc::new(Count::default());
        let watched = Watched::by(Arc::clone(&count) as Arc<dyn Progress>);
        let told = || (count.0.load(Ordering::Relaxed), count.1.load(Ordering::Relaxed));
        watched.announce(&[DataFile { path: "a.csv".into(), modified: None, size: 5 }]);
        assert_eq!(told(), (5, 0));
        let open = || watched.open("a.csv", Box::new("a,b,c".as_bytes()));
        let mut start = [0; 2];
        open().read_exact(&mut start).expect("two bytes");
        assert_eq!(told(), (5, 2), "the header was looked at");
        for read in [(7, 7), (12, 12)] {
            let mut text = String::new();
            open().read_to_string(&mut text).expect("a text");
            assert_eq!((text.as_str(), told()), ("a,b,c", read));
        }
    }
}
