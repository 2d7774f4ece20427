//! Houses as the gate looks at them: their rooms, hours and closures, and the rules that the office lends them by.

use std::ops::{Deref, DerefMut};

use super::RuleBook;
use crate::premises::Premises;

/// Houses, with the rules they are lent by.
#[derive(Debug)]
pub(super) struct Houses {
    list: Vec<Premises>,
    /// The rules as they stand.
    pub rules: RuleBook,
}

impl Houses {
    /// These houses, lent by these rules.
    pub fn new(list: Vec<Premises>, rules: RuleBook) -> Self {
        Self { list, rules }
    }
}

impl Deref for Houses {
    type Target = [Premises];

    fn deref(&self) -> &[Premises] {
        &self.list
    }
}

impl DerefMut for Houses {
    fn deref_mut(&mut self) -> &mut [Premises] {
        &mut self.list
    }
}
