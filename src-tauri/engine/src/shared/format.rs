//! How numbers, money, dates and times are written on papers, in Danish (CLDR 48, locale da-DK) and in English as written
//! in Europe. Everything is exact: numbers come as scaled whole numbers, never as floating point.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::calendar::Weekday;
use super::instant::Instant;
use super::money::Oere;
use super::text_enum::text_enum;
use super::wall_clock::{TimeSlot, wall_time_of};

text_enum! {
    /// The language of a paper.
    pub enum Language {
        /// Danish.
        Da = "da",
        /// English.
        En = "en",
    }
}

const NO_BREAK: char = '\u{a0}';
const EN_DASH: char = '\u{2013}';

const DANISH_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A whole number with its thousands parted: `1.234.567`.
pub fn number(value: i64, language: Language) -> String {
    decimal(value, 0, language)
}

/// A number given as a whole number of its last place, without needless zeros: `decimal(12_3450, 4, Da)` is `12,345`.
pub fn decimal(scaled: i64, places: u32, language: Language) -> String {
    let digits = scaled.unsigned_abs().to_string();
    let places = places as usize;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let sign = if scaled < 0 { "-" } else { "" };
    let (thousands, comma) = separators(language);
    let whole = grouped(whole, thousands);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}{comma}{fraction}"),
    }
}

/// A number given in hundredths, its places always shown, so that a column of them is read at a glance: `1.721,50`.
pub fn hundredths(scaled: i64, language: Language) -> String {
    let (_, comma) = separators(language);
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.unsigned_abs() / 100, scaled.unsigned_abs() % 100);
    format!("{sign}{}{comma}{part:02}", number(i64::try_from(whole).unwrap_or(i64::MAX), language))
}

/// A share given in tenths of a per cent: `255` is `25,5 %`.
pub fn per_cent(tenths: i64, language: Language) -> String {
    let value = decimal(tenths, 1, language);
    match language {
        Language::Da => format!("{value}{NO_BREAK}%"),
        Language::En => format!("{value}%"),
    }
}

/// An amount with its øre: `7.000,50 kr.`, in English `DKK 7,000.50`.
pub fn money(amount: Oere, language: Language) -> String {
    let (thousands, comma) = separators(language);
    let oere = amount.oere().unsigned_abs();
    let kroner = grouped(&(oere / 100).to_string(), thousands);
    with_currency(amount, &format!("{kroner}{comma}{:02}", oere % 100), language)
}

/// An amount as letters write it: whole kroner without øre (`7.000 kr.`), others as [`money`].
pub fn money_in_letters(amount: Oere, language: Language) -> String {
    if amount.oere() % 100 != 0 {
        return money(amount, language);
    }
    let (thousands, _) = separators(language);
    with_currency(amount, &grouped(&(amount.oere().unsigned_abs() / 100).to_string(), thousands), language)
}

fn with_currency(amount: Oere, digits: &str, language: Language) -> String {
    let sign = if amount < Oere::ZERO { "-" } else { "" };
    match language {
        Language::Da => format!("{sign}{digits}{NO_BREAK}kr."),
        Language::En => format!("{sign}DKK{NO_BREAK}{digits}"),
    }
}

/// The marks for thousands and for decimals.
fn separators(language: Language) -> (char, char) {
    match language {
        Language::Da => ('.', ','),
        Language::En => (',', '.'),
    }
}

fn grouped(digits: &str, mark: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// `09.11.2026`, in English `09/11/2026`.
pub fn date_short(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Da => date.format("%d.%m.%Y").to_string(),
        Language::En => date.format("%d/%m/%Y").to_string(),
    }
}

/// `9. nov. 2026`, in English `9 Nov 2026`.
pub fn date_medium(date: NaiveDate, language: Language) -> String {
    let short: String = month_name(date, language).chars().take(3).collect();
    match language {
        // May has no more letters than three, so nothing is left out and no dot stands.
        Language::Da if short == "maj" => format!("{}. maj {}", date.day(), date.year()),
        Language::Da => format!("{}. {short}. {}", date.day(), date.year()),
        Language::En => format!("{} {short} {}", date.day(), date.year()),
    }
}

/// `9. november 2026`, in English `9 November 2026`.
pub fn date_long(date: NaiveDate, language: Language) -> String {
    let mark = match language {
        Language::Da => ".",
        Language::En => "",
    };
    format!("{}{mark} {} {}", date.day(), month_name(date, language), date.year())
}

/// `mandag den 9. november 2026`, in English `Monday 9 November 2026`.
pub fn date_full(date: NaiveDate, language: Language) -> String {
    let weekday = weekday_name(Weekday::of(date), language);
    match language {
        Language::Da => format!("{weekday} den {}", date_long(date, language)),
        Language::En => format!("{weekday} {}", date_long(date, language)),
    }
}

/// The name of a date's month: `november`, `November`.
pub fn month_name(date: NaiveDate, language: Language) -> &'static str {
    month_names(language)[date.month0() as usize]
}

/// The names of the months, the first first.
pub fn month_names(language: Language) -> [&'static str; 12] {
    match language {
        Language::Da => DANISH_MONTHS,
        Language::En => ENGLISH_MONTHS,
    }
}

/// The name of a weekday: `mandag`, `Monday`.
pub fn weekday_name(weekday: Weekday, language: Language) -> &'static str {
    let (danish, english) = match weekday {
        Weekday::Monday => ("mandag", "Monday"),
        Weekday::Tuesday => ("tirsdag", "Tuesday"),
        Weekday::Wednesday => ("onsdag", "Wednesday"),
        Weekday::Thursday => ("torsdag", "Thursday"),
        Weekday::Friday => ("fredag", "Friday"),
        Weekday::Saturday => ("lørdag", "Saturday"),
        Weekday::Sunday => ("søndag", "Sunday"),
    };
    match language {
        Language::Da => danish,
        Language::En => english,
    }
}

/// `14.05`, in English `14:05`.
pub fn time(time: NaiveTime, language: Language) -> String {
    let mark = match language {
        Language::Da => '.',
        Language::En => ':',
    };
    format!("{:02}{mark}{:02}", time.hour(), time.minute())
}

/// `kl. 18.00–20.30`, in English `18:00–20:30`; with an en dash and no blanks.
pub fn interval(starts: NaiveTime, ends: NaiveTime, language: Language) -> String {
    let times = format!("{}{EN_DASH}{}", time(starts, language), time(ends, language));
    match language {
        Language::Da => format!("kl. {times}"),
        Language::En => times,
    }
}

/// A date and a time: `torsdag den 15. januar 2026 kl. 09.00`, in English `Thursday 15 January 2026 at 09:00`.
pub fn date_and_time(date: NaiveDate, at: NaiveTime, language: Language) -> String {
    let joint = match language {
        Language::Da => "kl.",
        Language::En => "at",
    };
    format!("{} {joint} {}", date_full(date, language), time(at, language))
}

/// An instant as a Danish clock and calendar show it. Two instants of an autumn night are written alike.
pub fn instant(at: Instant, language: Language) -> String {
    let wall = wall_time_of(at);
    date_and_time(wall.date(), wall.time(), language)
}

/// When something takes place: `tirsdag den 24. november 2026 kl. 19.00–21.00`; with both dates where it is more than one
/// day. An end at midnight belongs to the evening before it and is written `24.00`, in English `24:00`.
pub fn slot(slot: TimeSlot, language: Language) -> String {
    let (starts, ends) = (slot.starts(), slot.ends());
    let last_day = slot.dates().last().unwrap_or(ends.date());
    let end_time = match language {
        _ if last_day == ends.date() => time(ends.time(), language),
        Language::Da => "24.00".to_owned(),
        Language::En => "24:00".to_owned(),
    };
    let joint = match language {
        Language::Da => "kl.",
        Language::En => "at",
    };
    let start = date_and_time(starts.date(), starts.time(), language);
    match language {
        _ if last_day != starts.date() => {
            format!("{start} {EN_DASH} {} {joint} {end_time}", date_full(last_day, language))
        }
        Language::Da => format!("{start}{EN_DASH}{end_time}"),
        Language::En => {
            format!("{} {}{EN_DASH}{end_time}", date_full(starts.date(), language), time(starts.time(), language))
        }
    }
}

/// The text with its first letter as a capital, as it stands at the beginning of a line.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::shared::vectors;
    use crate::shared::wall_clock::WallTime;

    #[test]
    fn hundredths_always_show_their_places() {
        assert_eq!(hundredths(172_150, Language::Da), "1.721,50");
        assert_eq!((hundredths(7, Language::Da), hundredths(-100, Language::En)), ("0,07".into(), "-1.00".into()));
    }

    #[test]
    fn the_first_letter_becomes_a_capital() {
        assert_eq!(capitalised("ørkentørke i salen"), "Ørkentørke i salen");
        assert_eq!(capitalised(""), "");
    }

    /// A decimal number of a vector, as scaled whole number and places.
    fn scaled(text: &str) -> (i64, u32) {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        (format!("{whole}{fraction}").parse().unwrap(), u32::try_from(fraction.len()).unwrap())
    }

    fn scaled_to(text: &str, places: u32) -> i64 {
        let (value, had) = scaled(text);
        value * 10_i64.pow(places - had)
    }

    #[test]
    fn every_danish_vector_is_written_as_icu_writes_it() {
        let rows = vectors::rows(include_str!("../../../../tests/vectors/da_format_vectors.csv"));
        assert_eq!(rows.len(), 55);
        for row in rows {
            let [kind, input, output, _] = row.as_slice() else { panic!("four columns: {row:?}") };
            let date = || input.parse::<NaiveDate>().unwrap();
            let written = match kind.as_str() {
                "number" => {
                    let (value, places) = scaled(input);
                    decimal(value, places, Language::Da)
                }
                "money_dkk" => money(Oere::from_oere(scaled_to(input, 2)).unwrap(), Language::Da),
                "percent" => per_cent(scaled_to(input, 3), Language::Da),
                "date_short" => date_short(date(), Language::Da),
                "date_medium" => date_medium(date(), Language::Da),
                "date_long" => date_long(date(), Language::Da),
                "date_full" => date_full(date(), Language::Da),
                "datetime" => instant(DateTime::parse_from_rfc3339(input).unwrap().to_utc().into(), Language::Da),
                other => panic!("unknown kind {other}"),
            };
            assert_eq!(written, output.replace("<U+00A0>", "\u{a0}"), "{kind} {input}");
        }
    }

    #[test]
    fn english_is_written_as_in_europe() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap();
        let amount = Oere::parse("-7.000,50").unwrap();
        for (written, expected) in [
            (date_short(day, Language::En), "09/11/2026"),
            (date_medium(day, Language::En), "9 Nov 2026"),
            (date_long(day, Language::En), "9 November 2026"),
            (date_full(day, Language::En), "Monday 9 November 2026"),
            (money(amount, Language::En), "-DKK\u{a0}7,000.50"),
            (per_cent(255, Language::En), "25.5%"),
            (decimal(1_234_567_891, 3, Language::En), "1,234,567.891"),
            (instant(Instant::from_unix(1_768_464_000), Language::En), "Thursday 15 January 2026 at 09:00"),
        ] {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn whole_amounts_in_letters_have_no_oere() {
        let written = |text| money_in_letters(Oere::parse(text).unwrap(), Language::Da);
        assert_eq!(written("7000"), "7.000\u{a0}kr.");
        assert_eq!(written("-7000"), "-7.000\u{a0}kr.");
        assert_eq!(written("7000,05"), "7.000,05\u{a0}kr.");
        assert_eq!(number(i64::MIN, Language::Da), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn a_slot_is_written_with_one_date_or_both() {
        let written = |starts, ends, language| {
            slot(TimeSlot::new(WallTime::parse(starts).unwrap(), WallTime::parse(ends).unwrap()).unwrap(), language)
        };
        for (starts, ends, danish, english) in [
            (
                "2026-11-24T19:00",
                "2026-11-24T21:00",
                "tirsdag den 24. november 2026 kl. 19.00–21.00",
                "Tuesday 24 November 2026 19:00–21:00",
            ),
            (
                "2026-11-24T19:00",
                "2026-11-25T00:00",
                "tirsdag den 24. november 2026 kl. 19.00–24.00",
                "Tuesday 24 November 2026 19:00–24:00",
            ),
            (
                "2026-11-24T19:00",
                "2026-11-25T08:00",
                "tirsdag den 24. november 2026 kl. 19.00 – onsdag den 25. november 2026 kl. 08.00",
                "Tuesday 24 November 2026 at 19:00 – Wednesday 25 November 2026 at 08:00",
            ),
        ] {
            assert_eq!(written(starts, ends, Language::Da), danish);
            assert_eq!(written(starts, ends, Language::En), english);
        }
        let times = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(interval(times(18, 0), times(20, 30), Language::Da), "kl. 18.00–20.30");
    }
}
