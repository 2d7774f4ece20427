//! Passwords as argon2id hashes, and the keys that are derived from them. The text itself is never stored, logged or put
//! in an event.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::office::{Office, PasswordCost};

/// The least characters of a password.
pub const LEAST_CHARACTERS: usize = 12;
/// The most: hashing a novel would only keep the machine busy.
pub const MOST_CHARACTERS: usize = 200;

/// What trying a password costs, as it is stored beside what it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// The cost in numbers.
    pub fn of(cost: PasswordCost) -> Self {
        match cost {
            PasswordCost::Full => Self { memory_kib: 64 * 1024, passes: 3 },
            PasswordCost::Least => Self { memory_kib: Params::MIN_M_COST, passes: 1 },
        }
    }
}

fn argon2_of(cost: Cost) -> Argon2<'static> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, None);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap_or_default())
}

/// A hash in PHC form with a fresh salt. Slow by intention: call it off the request's thread.
pub fn hash(office: &Office, password: &str) -> Option<String> {
    let salt = SaltString::encode_b64(&office.random_bytes::<16>()).ok()?;
    let cost = Cost::of(office.password_cost());
    argon2_of(cost).hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether the password is the one behind the hash.
pub fn is_right(hash: &str, password: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}

/// A key from a password and a salt. Slow by intention: call it off the request's thread.
pub fn derived_key(password: &str, salt: &[u8], cost: Cost) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    argon2_of(cost).hash_password_into(password.as_bytes(), salt, key.as_mut_slice()).ok()?;
    Some(key)
}
