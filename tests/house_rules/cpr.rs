//! No number in the repository may be a living person's.
//!
//! Demo persons have a real date that is not 1 January, one of the ten topmost numbers of their century's range, and a
//! number that fails modulus 11: nobody was given such a number. Whoever was born before 1864 is long dead. The vector
//! files are made of numbers that nobody alive can have, and are left alone.

use crate::house_rule;
use crate::repository::is_this_test;
use crate::source::{Source, Violation};

/// Ten digits that could be somebody's number stand nowhere.
fn no_number_can_be_somebodys(source: &Source) -> Vec<Violation> {
    let is_made_by_tools = source.is_kind(&[".lock", "package-lock.json", ".svg"]);
    if is_made_by_tools || source.is_in("tests/vectors") || is_this_test(source) {
        return Vec::new();
    }
    source.each_line(&source.text, |line| {
        let number = ten_digits(line).into_iter().find(|number| number.has_date() && !number.is_invented())?;
        Some(format!("{}-… could be somebody's CPR number: invent one as the demo does", number.date_digits()))
    })
}

house_rule! {
    each no_number_can_be_somebodys,
    red: [
        ("tests/engine/people.rs", "\"150665-1234\""),
        ("tests/engine/people.rs", "\"1506651234\""),
        ("ui/src/testing/office.ts", "note: '290200 4321'"),
        ("src-tauri/engine/src/demo/mod.rs", "\"010165-9993\""),
        ("README.md", "such as 311299-1111."),
        ("README.md", "born in 1864: 150664-5992."),
    ],
    green: [
        ("tests/engine/people.rs", "\"150665-9990\" \"321365-1234\" \"300200-4321\" \"671165-1234\""),
        ("tests/engine/people.rs", "1_795_513_320 15066512345 \"150665-12345\" a1506651234"),
        ("src-tauri/engine/src/shared/cpr.rs", "150658-5992 010163-5997"),
        ("tests/vectors/cpr_vectors.csv", "150665-1234"),
        ("Cargo.lock", "1506651234"),
    ],
}

/// Ten digits, in the order of a CPR number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number([u32; 10]);

/// Groups of exactly ten digits; a hyphen or a blank may stand after the sixth.
fn ten_digits(line: &str) -> Vec<Number> {
    let characters: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let belongs =
        |at: usize| characters.get(at).is_some_and(|character| character.is_alphanumeric() || *character == '_');
    for start in 0..characters.len() {
        if start > 0 && belongs(start - 1) {
            continue;
        }
        let six: Vec<u32> = digits_from(&characters, start, 6);
        if six.len() < 6 {
            continue;
        }
        let gap = usize::from(matches!(characters.get(start + 6), Some('-' | ' ' | '\u{a0}')));
        let four = digits_from(&characters, start + 6 + gap, 4);
        if four.len() == 4 && !belongs(start + 10 + gap) {
            let mut digits = [0; 10];
            digits.iter_mut().zip(six.iter().chain(&four)).for_each(|(digit, value)| *digit = *value);
            found.push(Number(digits));
        }
    }
    found
}

fn digits_from(characters: &[char], start: usize, length: usize) -> Vec<u32> {
    characters.iter().skip(start).take(length).map_while(|character| character.to_digit(10)).collect()
}

impl Number {
    fn pair(self, at: usize) -> u32 {
        self.0[at] * 10 + self.0[at + 1]
    }

    fn date_digits(self) -> String {
        self.0[..6].iter().map(u32::to_string).collect()
    }

    /// The seventh digit and the year tell the century.
    fn year(self) -> u32 {
        let year = self.pair(4);
        match (self.0[6], year) {
            (0..=3, _) | (4 | 9, 37..) => 1900 + year,
            (4 | 9, _) | (_, ..=57) => 2000 + year,
            (_, _) => 1800 + year,
        }
    }

    fn has_date(self) -> bool {
        let (day, month, year) = (self.pair(0), self.pair(2), self.year());
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(is_leap),
            _ => 0,
        };
        (1..=days).contains(&day)
    }

    fn passes_modulus_11(self) -> bool {
        const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        self.0.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0
    }

    fn is_invented(self) -> bool {
        let is_new_years_day = self.pair(0) == 1 && self.pair(2) == 1;
        let is_topmost = match self.pair(6) * 10 + self.0[8] {
            999 => true,
            399 => self.pair(4) <= 36,
            _ => false,
        };
        self.year() < 1864 || (is_topmost && !is_new_years_day && !self.passes_modulus_11())
    }
}

#[test]
fn the_vectors_dates_are_read_as_this_rule_reads_them() {
    for (number, year) in [("1506370999", 1937), ("1506364000", 2036), ("1506585000", 1858), ("1506579999", 1957)] {
        assert_eq!(ten_digits(number)[0].year(), year, "{number}");
    }
}

#[test]
fn a_number_that_passes_modulus_11_is_not_an_invented_one() {
    // Of ten numbers that differ in the last digit only, at most one passes.
    let passing: Vec<Number> = (0..10)
        .flat_map(|last| ten_digits(&format!("150665999{last}")))
        .filter(|number| number.passes_modulus_11())
        .collect();
    assert!(passing.len() <= 1);
    assert!(passing.iter().all(|number| !number.is_invented()));
}
