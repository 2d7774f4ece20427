//! Opening hours of one day as people write them: `8.30-16`, `8-12 og 13-16`, `lukket`, `hele døgnet`.

use chrono::Timelike;
use serde::Serialize;
use ts_rs::TS;

use super::date_entry::parse_time;
use super::field::Problem;

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

/// A part of one day, in minutes from midnight; the end is not part of it and may be 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MinuteSpan {
    /// The first minute.
    #[ts(type = "number")]
    pub opens_minute: i64,
    /// The first minute after it.
    #[ts(type = "number")]
    pub closes_minute: i64,
}

impl MinuteSpan {
    /// From midnight to midnight.
    pub const WHOLE_DAY: Self = Self { opens_minute: 0, closes_minute: DAY };
}

/// Spans that touch or overlap are one: 11–12 and 12–14 are open from 11 to 14.
pub fn joined(mut spans: Vec<MinuteSpan>) -> Vec<MinuteSpan> {
    spans.sort_by_key(|span| span.opens_minute);
    let mut joined: Vec<MinuteSpan> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.opens_minute <= last.closes_minute => {
                last.closes_minute = last.closes_minute.max(span.closes_minute);
            }
            _ => joined.push(span),
        }
    }
    joined
}

const CLOSED: [&str; 4] = ["", "-", "lukket", "closed"];
const WHOLE_DAY: [&str; 5] = ["hele døgnet", "døgnåbent", "døgnåben", "all day", "24 hours"];
/// What stands between two spans. The words have blanks around them, so that no word is cut apart.
const BETWEEN_SPANS: [&str; 6] = [",", ";", "+", "&", " og ", " and "];
const BETWEEN_TIMES: [&str; 5] = ["–", "—", " til ", " to ", "-"];

/// Reads the hours of one day; nothing written is closed.
pub fn parse_hours(text: &str) -> Result<Vec<MinuteSpan>, Problem> {
    let lower = text.to_lowercase().replace('\u{a0}', " ");
    let bare = lower.trim();
    if CLOSED.contains(&bare) {
        return Ok(Vec::new());
    }
    if WHOLE_DAY.contains(&bare) {
        return Ok(vec![MinuteSpan::WHOLE_DAY]);
    }
    let one_mark = BETWEEN_SPANS.iter().fold(bare.to_owned(), |text, mark| text.replace(mark, ","));
    let spans: Result<Vec<MinuteSpan>, Problem> = one_mark.split(',').map(parse_span).collect();
    spans.map(joined)
}

fn parse_span(text: &str) -> Result<MinuteSpan, Problem> {
    let one_mark = BETWEEN_TIMES.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "-"));
    let (opens, closes) = one_mark.split_once('-').ok_or(Problem::Hours)?;
    let span = MinuteSpan {
        opens_minute: minute_of(opens).map_err(|_| Problem::Hours)?,
        closes_minute: end_minute_of(closes).map_err(|_| Problem::Hours)?,
    };
    if span.closes_minute <= span.opens_minute { Err(Problem::EndsBeforeStart) } else { Ok(span) }
}

/// Reads a time of day when something begins, as minutes from midnight.
pub fn minute_of(text: &str) -> Result<i64, Problem> {
    let time = parse_time(text)?;
    Ok(i64::from(time.hour() * 60 + time.minute()))
}

/// Reads a time of day when something ends: `24` and `0` are midnight at the end of the day.
pub fn end_minute_of(text: &str) -> Result<i64, Problem> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("kl.").or_else(|| lower.strip_prefix("kl")).unwrap_or(&lower).trim();
    if ["24", "24.00", "24:00", "2400"].contains(&bare) {
        return Ok(DAY);
    }
    minute_of(bare).map(|minute| if minute == 0 { DAY } else { minute })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(opens_minute: i64, closes_minute: i64) -> MinuteSpan {
        MinuteSpan { opens_minute, closes_minute }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let cases: [(&str, &[MinuteSpan]); 14] = [
            ("8.30-16", &[span(510, 960)]),
            ("8:30 – 16:00", &[span(510, 960)]),
            ("kl. 8 til kl. 16", &[span(480, 960)]),
            ("9 to 12 and 13 to 16", &[span(540, 720), span(780, 960)]),
            ("8-12 og 13-16", &[span(480, 720), span(780, 960)]),
            ("13-16, 8-12", &[span(480, 720), span(780, 960)]),
            ("8-12,12-16", &[span(480, 960)]),
            ("8-13 + 12-16", &[span(480, 960)]),
            ("18-24", &[span(1080, 1440)]),
            ("0-0", &[MinuteSpan::WHOLE_DAY]),
            ("Hele døgnet", &[MinuteSpan::WHOLE_DAY]),
            ("", &[]),
            ("  Lukket ", &[]),
            ("closed", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_hours(text), Ok(expected.to_vec()), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_things_is_not_guessed() {
        for text in ["8", "8-12-16", "8,30-12", "hver dag", "8-12,", "25-26", "mandag 8-16"] {
            assert_eq!(parse_hours(text), Err(Problem::Hours), "{text}");
        }
        for text in ["16-8", "8-8", "22-2"] {
            assert_eq!(parse_hours(text), Err(Problem::EndsBeforeStart), "{text}");
        }
    }

    fn any_span() -> impl Strategy<Value = MinuteSpan> {
        (0_i64..DAY - 1)
            .prop_flat_map(|opens| (Just(opens), opens + 1..=DAY))
            .prop_map(|(opens, closes)| span(opens, closes))
    }

    proptest! {
        /// Against a slow, obvious reference: look at every minute.
        #[test]
        fn what_is_read_is_open_in_the_same_minutes(spans in proptest::collection::vec(any_span(), 0..5)) {
            let clock = |minute: i64| format!("{}.{:02}", minute / 60, minute % 60);
            let written: Vec<String> =
                spans.iter().map(|span| format!("{}–{}", clock(span.opens_minute), clock(span.closes_minute))).collect();
            let read = parse_hours(&written.join(", ")).expect("hours");
            let is_open = |spans: &[MinuteSpan], minute: i64| {
                spans.iter().any(|span| (span.opens_minute..span.closes_minute).contains(&minute))
            };
            prop_assert!((0..DAY).all(|minute| is_open(&read, minute) == is_open(&spans, minute)));
            prop_assert!(read.windows(2).all(|pair| pair[0].closes_minute < pair[1].opens_minute));
        }

        #[test]
        fn no_text_stops_the_program(text in "\\PC{0,40}") {
            let _ = parse_hours(&text);
        }
    }
}
