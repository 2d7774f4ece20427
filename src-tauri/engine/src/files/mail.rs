//! A letter as a draft that the user's own e-mail program opens: nothing is sent from here.

use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;

use crate::shared::instant::Instant;

/// A file that goes with a draft.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// Its name, as whoever gets it sees it.
    pub file_name: &'a str,
    /// A PDF.
    pub bytes: &'a [u8],
}

/// An e-mail that somebody still reads through and sends.
#[derive(Debug, Clone, Copy)]
pub struct MailDraft<'a> {
    /// Who is to get it; nobody where no address is known.
    pub to: Option<&'a str>,
    /// The subject line.
    pub subject: &'a str,
    /// The text, lines parted by line feeds.
    pub body: &'a str,
    /// What goes with it.
    pub attachment: Attachment<'a>,
    /// When it was made.
    pub made_at: Instant,
    /// What the message is known by; the program would else put this machine's name there.
    pub identifier: &'a str,
}

impl MailDraft<'_> {
    /// The draft as the bytes of an `.eml` file.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        self.to_bytes_with(&[])
    }

    /// The same, with more files behind the first.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    pub fn to_bytes_with(&self, more: &[Attachment<'_>]) -> std::io::Result<Vec<u8>> {
        // Programs of this kind open a file with this mark for writing instead of showing it as received.
        let mut message = MessageBuilder::new()
            .header("X-Unsent", Raw::new("1"))
            .message_id(format!("{}@frivillighus.invalid", self.identifier))
            .date(self.made_at.unix())
            .subject(self.subject)
            .text_body(self.body)
            .attachment("application/pdf", self.attachment.file_name, self.attachment.bytes);
        for file in more {
            message = message.attachment("application/pdf", file.file_name, file.bytes);
        }
        if let Some(to) = self.to {
            message = message.to(to);
        }
        message.write_to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(to: Option<&'static str>) -> Vec<u8> {
        let attachment = Attachment { file_name: "Bekræftelse.pdf", bytes: b"%PDF-1.7" };
        let made_at = Instant::from_unix(1_795_513_320);
        let draft =
            MailDraft { to, subject: "Bekræftelse", body: "Kære kor\nHilsen", attachment, made_at, identifier: "a" };
        draft.to_bytes().expect("memory takes it")
    }

    #[test]
    fn a_draft_is_marked_as_not_sent_and_carries_the_paper() {
        let text = String::from_utf8(draft(Some("kor@example.org"))).expect("seven bits");
        assert!(text.contains("X-Unsent: 1"), "{text}");
        assert!(text.contains("To: <kor@example.org>"), "{text}");
        assert!(text.contains("application/pdf") && text.contains("JVBERi0xLjc"), "{text}");
        assert!(!text.contains("From:"), "whoever sends it is the sender: {text}");
    }

    #[test]
    fn a_draft_without_an_address_has_no_recipient() {
        let text = String::from_utf8(draft(None)).expect("seven bits");
        assert!(!text.contains("To:"), "{text}");
    }
}
