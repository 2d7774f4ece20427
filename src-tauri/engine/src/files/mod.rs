//! Files of other kinds than papers, from plain data to bytes. Knows no slice, no database and no disk.

mod mail;

pub use mail::{Attachment, MailDraft};
