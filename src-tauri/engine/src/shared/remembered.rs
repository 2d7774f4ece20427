//! What was read or worked out last, by what it was made of: nothing that has a key here is ever made otherwise.

use std::sync::{Arc, Mutex, PoisonError};

/// So many are kept, for a program may have several offices open.
const MOST: usize = 4;

/// Values by their keys, the one used last first.
#[derive(Debug)]
pub(crate) struct Remembered<K, V>(Mutex<Vec<(K, Arc<V>)>>);

impl<K: PartialEq, V> Remembered<K, V> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// What was kept under this key.
    pub fn find(&self, key: &K) -> Option<Arc<V>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(there, _)| there == key)?;
        kept[..=place].rotate_right(1);
        kept.first().map(|(_, value)| Arc::clone(value))
    }

    /// Keeps a value, in place of the one that was not used for longest.
    pub fn keep(&self, key: K, value: &Arc<V>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(there, _)| *there != key);
        kept.truncate(MOST - 1);
        kept.insert(0, (key, Arc::clone(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_is_kept() {
        let remembered = Remembered::new();
        for key in 1..=4 {
            remembered.keep(key, &Arc::new(key * 10));
        }
        assert_eq!(remembered.find(&1).as_deref(), Some(&10));
        remembered.keep(5, &Arc::new(50));
        assert_eq!(remembered.find(&2), None, "the one not used for longest");
        assert_eq!([1, 3, 4, 5].map(|key| remembered.find(&key).is_some()), [true; 4]);
        remembered.keep(3, &Arc::new(31));
        assert_eq!(remembered.find(&3).as_deref(), Some(&31));
    }
}
