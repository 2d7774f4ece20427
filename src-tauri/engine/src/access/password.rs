//! Passwords as argon2id hashes. The text itself is never stored, logged or put in an event.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::office::{Office, PasswordCost};

/// The least characters of a password.
pub const LEAST_CHARACTERS: usize = 12;

fn argon2_of(cost: PasswordCost) -> Argon2<'static> {
    let params = match cost {
        PasswordCost::Full => Params::new(64 * 1024, 3, 1, None),
        PasswordCost::Least => Params::new(Params::MIN_M_COST, 1, 1, None),
    };
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap_or_default())
}

/// The most: hashing a novel would only keep the machine busy.
pub const MOST_CHARACTERS: usize = 200;

/// A hash in PHC form with a fresh salt. Slow by intention: call it off the request's thread.
pub fn hash(office: &Office, password: &str) -> Option<String> {
    let salt = SaltString::encode_b64(&office.random_bytes::<16>()).ok()?;
    argon2_of(office.password_cost()).hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether the password is the one behind the hash.
pub fn is_right(hash: &str, password: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}
