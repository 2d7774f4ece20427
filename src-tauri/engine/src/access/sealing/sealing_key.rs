//! A named key, open for one request: it seals, opens and finds again.

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::wrapping::{self, KeyBytes};
use crate::access::Role;
use crate::office::Office;
use crate::shared::ids::SealingKeyId;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a key is for. Each has a key of its own, and is granted by itself.
    pub enum KeyName {
        /// CPR numbers.
        Cpr = "cpr",
        /// What happened in a claim: health, and who else was there. A key of its own, so that whoever needs numbers to register
        /// volunteers reads of no injury, and whoever looks after injuries needs no numbers.
        Claims = "claims",
    }
}

impl KeyName {
    /// Who can be entitled at all. The administrator is not among them: whoever looks after the machine reads nothing.
    pub fn holders(self) -> &'static [Role] {
        match self {
            Self::Cpr | Self::Claims => &[Role::Consultant, Role::Manager],
        }
    }
}

/// What the stored name of an award year's key begins with.
const OF_AWARD: &str = "award_";

/// Any key there is. Those of an office are begun and granted by its manager; that of an award year by whoever runs the year, so
/// that no request about an office's keys can speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedKey {
    /// One of the office's.
    Office(KeyName),
    /// That of an award year.
    AwardYear(i32),
}

impl From<KeyName> for NamedKey {
    fn from(name: KeyName) -> Self {
        Self::Office(name)
    }
}

impl NamedKey {
    /// The name it is stored under.
    pub fn stored(self) -> String {
        match self {
            Self::Office(name) => name.as_str().to_owned(),
            Self::AwardYear(year) => format!("{OF_AWARD}{year}"),
        }
    }

    /// The key that is stored under a name.
    pub fn named(stored: String) -> Option<Self> {
        match stored.strip_prefix(OF_AWARD) {
            Some(year) => year.parse().ok().map(Self::AwardYear),
            None => KeyName::try_from(stored).ok().map(Self::Office),
        }
    }
}

/// A key that is open.
pub(crate) struct SealingKey {
    id: SealingKeyId,
    data: KeyBytes,
    index: KeyBytes,
}

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SealingKey({})", self.id.0)
    }
}

impl SealingKey {
    /// Sealing and finding have keys of their own, derived from the one that is granted: the index of a number tells
    /// nothing of how it is sealed.
    pub(super) fn new(id: SealingKeyId, master: &KeyBytes) -> Option<Self> {
        let derived = Hkdf::<Sha256>::new(None, master.as_slice());
        let key_for = |use_of_it: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            derived.expand(use_of_it, key.as_mut_slice()).ok().map(|()| key)
        };
        Some(Self { id, data: key_for(b"seal")?, index: key_for(b"index")? })
    }

    /// Which key this is: kept beside what it sealed.
    pub fn id(&self) -> SealingKeyId {
        self.id
    }

    /// Seals bytes for one place, such as a row: moved to another they do not open.
    pub fn seal(&self, office: &Office, place: &str, clear: &[u8]) -> Option<Vec<u8>> {
        wrapping::seal(office, &self.data, place, clear)
    }

    /// What was sealed for this place.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        wrapping::open(&self.data, place, sealed)
    }

    /// What a value is found by: the same for the same value, and without the key nothing.
    pub fn index_of(&self, clear: &[u8]) -> Option<Vec<u8>> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(self.index.as_slice()).ok()?;
        mac.update(clear);
        Some(mac.finalize().into_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_again_by_the_name_it_is_stored_under() {
        for key in [NamedKey::Office(KeyName::Cpr), NamedKey::Office(KeyName::Claims), NamedKey::AwardYear(2026)] {
            assert_eq!(NamedKey::named(key.stored()), Some(key));
        }
        assert_eq!(NamedKey::named("award_".into()), None);
        assert_eq!(NamedKey::named("another".into()), None);
    }
}
