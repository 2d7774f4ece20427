//! A secret of 32 bytes under a password or a printed code, and the key pair whose private half is kept that way.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use crypto_box::aead::rand_core::{CryptoRng, Error, RngCore};
use crypto_box::{PublicKey, SecretKey};
use zeroize::Zeroizing;

use crate::access::password::{Cost, derived_key};
use crate::office::Office;

/// The bytes of a key.
pub(super) type KeyBytes = Zeroizing<[u8; 32]>;

/// The bytes of a nonce, which stands before what it sealed.
const NONCE: usize = 24;

/// A secret as it is stored: it opens with the password, and only where it belongs.
#[derive(Debug, Clone)]
pub(in crate::access) struct Wrapped {
    /// Of its own, so that the hash one signs in with tells nothing of this one.
    pub salt: Vec<u8>,
    /// What deriving the key costs.
    pub cost: Cost,
    /// Nonce and sealed bytes.
    pub wrapped: Vec<u8>,
}

impl Wrapped {
    /// Wraps a secret. `place` is bound in: stored anywhere else it does not open. Slow by intention.
    pub fn new(office: &Office, secret: &KeyBytes, password: &str, place: &str) -> Option<Self> {
        let salt = office.random_bytes::<16>().to_vec();
        let cost = Cost::of(office.password_cost());
        let key = derived_key(password, &salt, cost)?;
        Some(Self { salt, cost, wrapped: seal(office, &key, place, secret.as_slice())? })
    }

    /// The secret, where the password is the right one. Slow by intention.
    pub fn open(&self, password: &str, place: &str) -> Option<KeyBytes> {
        let key = derived_key(password, &self.salt, self.cost)?;
        as_key(&open(&key, place, &self.wrapped)?)
    }
}

/// Seals bytes under a key, bound to the place they are kept in.
pub(super) fn seal(office: &Office, key: &KeyBytes, place: &str, clear: &[u8]) -> Option<Vec<u8>> {
    let nonce = office.random_bytes::<NONCE>();
    let payload = Payload { msg: clear, aad: place.as_bytes() };
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// What was sealed, where the key and the place are the same.
pub(super) fn open(key: &KeyBytes, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: place.as_bytes() };
    cipher(key).decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)
}

fn cipher(key: &KeyBytes) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**key).into())
}

pub(super) fn as_key(bytes: &[u8]) -> Option<KeyBytes> {
    bytes.try_into().ok().map(Zeroizing::new)
}

/// A user's key pair, open. It lives at a seat while its user sits there, and is wiped when they lock or leave.
#[derive(Clone)]
pub(crate) struct KeyPair {
    private: KeyBytes,
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("KeyPair")
    }
}

impl KeyPair {
    /// A new one.
    pub fn generate(office: &Office) -> Self {
        Self { private: Zeroizing::new(office.random_bytes()) }
    }

    /// The one whose private half this is.
    pub(super) fn of(private: KeyBytes) -> Self {
        Self { private }
    }

    pub(super) fn private(&self) -> &KeyBytes {
        &self.private
    }

    /// What may be known of it: to this one a colleague seals.
    pub(super) fn public(&self) -> [u8; 32] {
        SecretKey::from(*self.private).public_key().to_bytes()
    }

    /// What was sealed to it.
    pub(super) fn unseal(&self, sealed: &[u8]) -> Option<KeyBytes> {
        let clear = Zeroizing::new(SecretKey::from(*self.private).unseal(sealed).ok()?);
        as_key(&clear)
    }
}

/// Seals a key so that only the private half of a pair opens it.
pub(super) fn seal_to(office: &Office, public: &[u8], secret: &KeyBytes) -> Option<Vec<u8>> {
    let public = PublicKey::from_slice(public).ok()?;
    public.seal(&mut Chance(office), secret.as_slice()).ok()
}

/// The office's chance, as the sealed boxes ask for it.
struct Chance<'a>(&'a Office);

impl RngCore for Chance<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.random_bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.random_bytes())
    }

    fn fill_bytes(&mut self, into: &mut [u8]) {
        for part in into.chunks_mut(32) {
            part.copy_from_slice(&self.0.random_bytes::<32>()[..part.len()]);
        }
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(into);
        Ok(())
    }
}

impl CryptoRng for Chance<'_> {}
