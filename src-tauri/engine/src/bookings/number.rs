//! Running numbers: `B-2026-00123`.

/// The number of this count in this year. Five digits keep a year's list in order; more than 99,999 a year just grow.
pub(super) fn booking_number(year: i64, count: i64) -> String {
    format!("B-{year}-{count:05}")
}

/// The number that somebody typed, with or without its letter and its noughts; `None` where it is none.
pub(super) fn typed_number(text: &str) -> Option<String> {
    const MOST_DIGITS: usize = 9;
    let text = text.trim();
    let rest = text.strip_prefix(['B', 'b']).unwrap_or(text);
    let (year, count) = rest.strip_prefix('-').unwrap_or(rest).split_once('-')?;
    let is_number = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let fits = year.len() == 4 && (1..=MOST_DIGITS).contains(&count.len()) && is_number(year) && is_number(count);
    if fits { Some(booking_number(year.parse().ok()?, count.parse().ok()?)) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_says_its_year_and_count() {
        assert_eq!(booking_number(2026, 123), "B-2026-00123");
        assert_eq!(booking_number(2026, 100_000), "B-2026-100000");
    }

    #[test]
    fn a_number_is_read_as_it_is_said() {
        for typed in ["B-2026-00123", " b-2026-123 ", "2026-00123", "b2026-123"] {
            assert_eq!(typed_number(typed).as_deref(), Some("B-2026-00123"), "{typed}");
        }
        for typed in ["", "B", "2026", "26-123", "B-2026-", "2026-12-24", "kor 2026-12", "2026-1234567890"] {
            assert_eq!(typed_number(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn two_counts_never_share_a_number(a in (2000_i64..2200, 1_i64..200_000), b in (2000_i64..2200, 1_i64..200_000)) {
            prop_assert_eq!(a == b, booking_number(a.0, a.1) == booking_number(b.0, b.1));
        }
    }
}
