//! Chance that can be repeated: `SplitMix64`, a published generator of sixty-four bits of state.

/// A stream of numbers that depends on its seed alone.
pub struct Random(u64);

impl Random {
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.draw() % (high - low + 1)
    }

    /// True in `per_mille` cases of a thousand.
    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.between(0, 999) < per_mille
    }

    /// One of the items, each as likely as the others.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let last = i64::try_from(items.len()).unwrap_or(1) - 1;
        items[usize::try_from(self.between(0, last)).unwrap_or_default()]
    }

    /// One of the items, each as likely as its weight says.
    pub fn weighted<T: Copy>(&mut self, items: &[(T, i64)]) -> T {
        let total: i64 = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(0, total - 1);
        for (item, weight) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        items[0].0
    }

    /// The upper half of the next number: `0 ..= u32::MAX`.
    fn draw(&mut self) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let [a, b, c, d, ..] = (mixed ^ (mixed >> 31)).to_be_bytes();
        i64::from(u32::from_be_bytes([a, b, c, d]))
    }
}
