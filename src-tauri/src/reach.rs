//! What the system is asked to open when somebody is rung or written to. Nothing but a number or an address gets out.

use frivillighus_engine::host::Reach;

/// The link the system knows, or `None` where what is kept is no number or no address.
pub fn link(by: &Reach) -> Option<String> {
    match by {
        Reach::Phone { number } => {
            let number: String = number.chars().filter(|sign| !sign.is_whitespace()).collect();
            let digits = number.strip_prefix('+').unwrap_or(&number);
            let is_number = !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit());
            is_number.then(|| format!("tel:{number}"))
        }
        Reach::Email { address } => {
            let is_plain = |sign: char| sign.is_alphanumeric() || "@.-_+".contains(sign);
            let is_address = address.matches('@').count() == 1 && address.chars().all(is_plain);
            is_address.then(|| format!("mailto:{address}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_an_address_become_links() {
        let number = "+45 84 00 01 23".to_owned();
        assert_eq!(link(&Reach::Phone { number }).as_deref(), Some("tel:+4584000123"));
        let address = "koret@bogelunde.example".to_owned();
        assert_eq!(link(&Reach::Email { address }).as_deref(), Some("mailto:koret@bogelunde.example"));
    }

    #[test]
    fn nothing_else_gets_out() {
        for number in ["", "+", "12;rm", "file:///etc"] {
            assert_eq!(link(&Reach::Phone { number: number.to_owned() }), None, "{number}");
        }
        for address in ["", "koret", "a@b@c", "a@b.dk?bcc=x@y.dk", "a@b.dk&body=hej"] {
            assert_eq!(link(&Reach::Email { address: address.to_owned() }), None, "{address}");
        }
    }
}
