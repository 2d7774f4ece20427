//! E-mail addresses. A modest check: it refuses what cannot be one and what could break out of a mail's header, and does
//! not try to tell whether anybody reads there.

use super::field::Problem;
use super::text_value::text_value;

text_value! {
    /// An address of the form `name@domain.tld`; the domain in lower case, the name as typed.
    pub struct EmailAddress as "string & { readonly of: \"email\" }", refused with EmailError
}

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address is a name, @ and a domain")]
pub struct EmailError;

impl From<EmailError> for Problem {
    fn from(_: EmailError) -> Self {
        Self::Email
    }
}

/// The longest address that can be used in SMTP (RFC 5321, 4.5.3.1), in bytes.
const LONGEST: usize = 254;
const LONGEST_NAME: usize = 64;
const NEVER_IN_ONE: [char; 9] = ['<', '>', '(', ')', ',', ';', ':', '"', '\\'];

impl EmailAddress {
    /// Reads one address; blanks around it are taken off.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let (name, domain) = text.trim().rsplit_once('@').ok_or(EmailError)?;
        let domain = domain.to_lowercase();
        let address = format!("{name}@{domain}");
        let forbidden =
            |character: char| character.is_whitespace() || character.is_control() || NEVER_IN_ONE.contains(&character);
        if address.len() > LONGEST || address.contains(forbidden) || !name_may_be(name) || !domain_may_be(&domain) {
            return Err(EmailError);
        }
        Ok(Self(address))
    }
}

fn name_may_be(name: &str) -> bool {
    name.len() <= LONGEST_NAME && !name.contains('@') && name.split('.').all(|part| !part.is_empty())
}

fn domain_may_be(domain: &str) -> bool {
    let label_may_be = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    domain.contains('.') && domain.split('.').all(label_may_be) && !domain.ends_with(|last: char| last.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_addresses_are_taken() {
        for (input, stored) in [
            ("kirsten@eksempel.dk", "kirsten@eksempel.dk"),
            (" Kirsten.Holm@Eksempel.DK ", "Kirsten.Holm@eksempel.dk"),
            ("k+nyheder@post.eksempel.dk", "k+nyheder@post.eksempel.dk"),
            ("o'brien@eksempel.dk", "o'brien@eksempel.dk"),
            ("formand@æblehaven.dk", "formand@æblehaven.dk"),
        ] {
            assert_eq!(EmailAddress::parse(input).map(String::from), Ok(stored.to_owned()), "{input:?}");
        }
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        for input in [
            "",
            "kirsten",
            "@eksempel.dk",
            "kirsten@",
            "kirsten@eksempel",
            "kirsten@@eksempel.dk",
            "a@b@eksempel.dk",
            "kirsten holm@eksempel.dk",
            "kirsten@eksempel..dk",
            ".kirsten@eksempel.dk",
            "kirsten.@eksempel.dk",
            "kirsten@-eksempel.dk",
            "kirsten@127.0.0.1",
            "a@eksempel.dk, b@eksempel.dk",
            "Kirsten <k@eksempel.dk>",
            "k@eksempel.dk\r\nBcc: alle@eksempel.dk",
            "k\u{0}@eksempel.dk",
        ] {
            assert_eq!(EmailAddress::parse(input), Err(EmailError), "{input:?}");
        }
        assert_eq!(EmailAddress::parse(&format!("{}@eksempel.dk", "k".repeat(65))), Err(EmailError));
        assert_eq!(EmailAddress::parse(&format!("k@{}dk", "eksempel.".repeat(40))), Err(EmailError));
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_again_unchanged(text in "[a-zA-Z.+@ _-]{0,12}@[a-zA-ZæøåÆØÅİ.-]{0,12}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
