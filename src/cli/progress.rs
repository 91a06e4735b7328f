//! The bar of a long scan: on a terminal only, and not before somebody would wonder.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::language::Speaker;
use crate::report::Signs;
use crate::world::Progress;

/// A scan that takes less shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar that fills as data are read.
#[derive(Debug)]
pub struct Bar {
    drawn: ProgressBar,
    since: Instant,
    shown: AtomicBool,
}

impl Bar {
    /// A bar on the terminal of the standard error; nothing where there is none.
    pub fn on_terminal(speaker: &Speaker, signs: Signs) -> Option<Arc<Self>> {
        if !std::io::stderr().is_terminal() {
            return None;
        }
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %").ok()?;
        let style = style.progress_chars(if signs == Signs::Unicode { "█▌ " } else { "#- " });
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden()).with_style(style);
        bar.set_message(speaker.word("reading-data"));
        Some(Arc::new(Self { drawn: bar, since: Instant::now(), shown: AtomicBool::new(false) }))
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.drawn.finish_and_clear();
    }
}

impl Progress for Bar {
    fn announce(&self, bytes: u64) {
        self.drawn.inc_length(bytes);
    }

    fn read(&self, bytes: u64) {
        self.drawn.inc(bytes);
        if self.since.elapsed() > PATIENCE && !self.shown.swap(true, Ordering::Relaxed) {
            self.drawn.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}
