//! Many rows as one text. Most of what a read costs is its rows, each of which is copied out of the database by itself;
//! where hundreds are read at once, the database puts them into one text. In no order: whoever reads them puts them into one.

use std::str::FromStr;

use chrono::NaiveDateTime;

use super::DatabaseError;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

/// Ends a field. The gate takes such characters out of every text, so that none can hold one.
const FIELD_END: char = '\u{1f}';
/// Ends a row.
const ROW_END: char = '\u{1e}';

/// The column of a query that holds all its rows, `NULL` where there are none: `packed!("b.id", ["b.attendees"])`. What may be
/// `NULL` stands in brackets; of anything else no row is without. A row is joined in one go: put together field by field it
/// is copied for each of them, which took longer than finding it.
macro_rules! packed {
    (@column [$column:literal]) => { concat!("COALESCE(CAST(", $column, " AS TEXT), '')") };
    (@column $column:literal) => { $column };
    ($($column:tt),+) => {
        concat!("string_agg(concat_ws('\u{1f}'", $(", ", packed!(@column $column),)+ "), '\u{1e}')")
    };
}
pub(crate) use packed;

/// The fields of one row, in the order of its columns.
#[derive(Debug)]
pub(crate) struct PackedRow<'a> {
    table: &'static str,
    fields: std::str::Split<'a, char>,
}

/// The rows of a packed column. `table` names them where one cannot be read.
pub(crate) fn rows<'a>(table: &'static str, packed: Option<&'a str>) -> impl Iterator<Item = PackedRow<'a>> {
    let rows = packed.unwrap_or_default().split(ROW_END).filter(|row| !row.is_empty());
    rows.map(move |row| PackedRow { table, fields: row.split(FIELD_END) })
}

impl<'a> PackedRow<'a> {
    /// The next field as it is; empty for `NULL`.
    pub fn text(&mut self) -> Result<&'a str, DatabaseError> {
        self.fields.next().ok_or_else(|| DatabaseError::inconsistent(self.table))
    }

    /// The next field, which is never `NULL`.
    pub fn value<T: FromStr>(&mut self) -> Result<T, DatabaseError> {
        self.text()?.parse().map_err(|_| DatabaseError::inconsistent(self.table))
    }

    /// The next field; nothing for `NULL`.
    pub fn optional<T: FromStr>(&mut self) -> Result<Option<T>, DatabaseError> {
        match self.text()? {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| DatabaseError::inconsistent(self.table)),
        }
    }

    /// The next field, bytes that the database wrote with `hex`.
    pub fn bytes(&mut self) -> Result<Vec<u8>, DatabaseError> {
        let digits = self.text()?.as_bytes();
        let byte = |pair: &[u8]| Some((nibble(*pair.first()?)? << 4) | nibble(*pair.get(1)?)?);
        let bytes: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
        bytes.ok_or_else(|| DatabaseError::inconsistent(self.table))
    }

    /// The next field, a moment that is never `NULL`.
    pub fn instant(&mut self) -> Result<Instant, DatabaseError> {
        let text = self.text()?;
        instant_of(text).ok_or_else(|| DatabaseError::inconsistent(self.table))
    }

    /// The next field, a time on the wall that is never `NULL`.
    pub fn wall_time(&mut self) -> Result<WallTime, DatabaseError> {
        let text = self.text()?;
        WallTime::of_stored(text).ok_or_else(|| DatabaseError::inconsistent(self.table))
    }

    /// The next field, a moment; nothing for `NULL`.
    pub fn optional_instant(&mut self) -> Result<Option<Instant>, DatabaseError> {
        match self.text()? {
            "" => Ok(None),
            text => instant_of(text).map(Some).ok_or_else(|| DatabaseError::inconsistent(self.table)),
        }
    }
}

/// A digit of sixteen, large from a file and small from a server.
fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// A moment as text: seconds in a file; on a server, whose session reckons in UTC, `2026-11-24 09:42:00+00`.
fn instant_of(text: &str) -> Option<Instant> {
    if let Ok(seconds) = text.parse() {
        return Some(Instant::from_unix(seconds));
    }
    let utc = NaiveDateTime::parse_from_str(text.strip_suffix("+00")?, "%Y-%m-%d %H:%M:%S").ok()?;
    Some(Instant::from_unix(utc.and_utc().timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_a_file_and_as_a_server_writes_it() {
        let moment = Instant::from_unix(1_795_513_325);
        assert_eq!(instant_of("1795513325"), Some(moment));
        assert_eq!(instant_of("2026-11-24 09:42:05+00"), Some(moment));
        for other in ["2026-11-24 10:42:05+01", "2026-11-24", ""] {
            assert_eq!(instant_of(other), None, "{other}");
        }
    }

    #[test]
    fn rows_are_read_field_by_field() {
        let packed = "7\u{1f}Sal A, \"øst\"\n\u{1f}\u{1e}8\u{1f}\u{1f}30";
        let read: Vec<(i64, String, Option<i64>)> = rows("rooms", Some(packed))
            .map(|mut row| Ok((row.value()?, row.text()?.to_owned(), row.optional()?)))
            .collect::<Result<_, DatabaseError>>()
            .unwrap();
        assert_eq!(read, [(7, "Sal A, \"øst\"\n".into(), None), (8, String::new(), Some(30))]);
        assert_eq!(rows("rooms", None).count(), 0);
    }

    #[test]
    fn bytes_are_read_as_a_file_and_as_a_server_writes_them() {
        let read = |text| rows("sheets", Some(text)).next().unwrap().bytes().ok();
        assert_eq!(read("00FFa7"), Some(vec![0, 255, 0xa7]));
        assert_eq!(read("00ffA7"), Some(vec![0, 255, 0xa7]));
        for broken in ["0", "0g", "00f"] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_inconsistent() {
        let mut row = rows("rooms", Some("syv")).next().unwrap();
        assert!(row.value::<i64>().is_err());
        assert!(row.text().is_err(), "there is no second field");
    }

    #[test]
    fn the_column_says_what_the_reader_reads() {
        let column = packed!("b.id", ["b.attendees"]);
        let said =
            format!("string_agg(concat_ws('{FIELD_END}', b.id, COALESCE(CAST(b.attendees AS TEXT), '')), '{ROW_END}')");
        assert_eq!(column, said);
    }
}
