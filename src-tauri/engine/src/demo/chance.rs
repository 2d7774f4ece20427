//! Chance that falls the same way every time: one seed, one Bøgelunde.

/// A linear congruential generator with Knuth's constants; the high bits are used. Good enough to scatter names and days.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// A stream of its own for each use, so that a change in one leaves the others as they were.
    pub fn seeded(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2026_1124);
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number below `limit`, which is more than zero.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1).max(1) as usize) as i64
    }

    /// Whether something happens that happens so many times in a thousand.
    pub fn happens(&mut self, in_a_thousand: usize) -> bool {
        self.below(1_000) < in_a_thousand
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// The same in another order.
    pub fn shuffled<T: Copy>(&mut self, choices: &[T]) -> Vec<T> {
        let mut shuffled = choices.to_vec();
        for index in (1..shuffled.len()).rev() {
            shuffled.swap(index, self.below(index + 1));
        }
        shuffled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way_and_reaches_everything() {
        let roll = |seed| (0..1_000).scan(Chance::seeded(seed), |chance, _| Some(chance.below(7))).collect::<Vec<_>>();
        assert_eq!(roll(1), roll(1));
        assert_ne!(roll(1), roll(2));
        assert!((0..7).all(|face| roll(1).contains(&face)));
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut shuffled = Chance::seeded(3).shuffled(&[1, 2, 3, 4, 5]);
        shuffled.sort_unstable();
        assert_eq!(shuffled, [1, 2, 3, 4, 5]);
    }
}
