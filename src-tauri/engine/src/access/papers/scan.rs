//! A scanned paper or a photo: judged by what is in it, never by its name.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;

use crate::documents;
use crate::shared::cpr::looks_like_cpr;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a scan can be, a photo too.
    pub enum ScanKind {
        /// A PDF.
        Pdf = "pdf",
        /// A PNG picture.
        Png = "png",
        /// A JPEG picture.
        Jpeg = "jpeg",
    }
}

impl ScanKind {
    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// The most bytes of a scan: some thirty pages in colour.
pub const LARGEST_SCAN: usize = 15 * 1024 * 1024;
/// The same, as people say it.
pub(crate) const LARGEST_SCAN_MEGABYTES: u32 = 15;

const LONGEST_NAME: usize = 60;

/// The file's own name without its ending; none that holds a CPR number, which stands nowhere.
pub(crate) fn own_name(file_name: &str, today: NaiveDate) -> String {
    let name = file_name.rsplit_once('.').map_or(file_name, |(name, _)| name).trim();
    let name: String = name.chars().take(LONGEST_NAME).collect();
    if name.is_empty() || looks_like_cpr(&name, today) { "scan".to_owned() } else { name }
}

/// Why what crossed the gate as base64 text is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoScan {
    /// It is neither a PDF nor a picture, or is cut off or locked.
    Unreadable,
    /// It has more bytes than are kept.
    TooLarge,
}

/// A file that crossed the gate as base64 text, and what it is.
pub(crate) fn read_scan(base64: &str) -> Result<(Vec<u8>, Scan), NoScan> {
    if base64.len() > LARGEST_SCAN.div_ceil(3) * 4 {
        return Err(NoScan::TooLarge);
    }
    let bytes = STANDARD.decode(base64.trim()).map_err(|_| NoScan::Unreadable)?;
    if bytes.len() > LARGEST_SCAN {
        return Err(NoScan::TooLarge);
    }
    let scan = scan_of(&bytes).ok_or(NoScan::Unreadable)?;
    Ok((bytes, scan))
}

/// A file that can be opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scan {
    pub kind: ScanKind,
    pub pages: u32,
}

/// What a file is; `None` where it is neither a PDF nor a picture, or is cut off or locked.
fn scan_of(bytes: &[u8]) -> Option<Scan> {
    if bytes.starts_with(b"%PDF-") {
        let pages = documents::pages_in(bytes).and_then(|pages| u32::try_from(pages).ok())?;
        return (pages > 0).then_some(Scan { kind: ScanKind::Pdf, pages });
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return reads_as_png(bytes).then_some(Scan { kind: ScanKind::Png, pages: 1 });
    }
    reads_as_jpeg(bytes).then_some(Scan { kind: ScanKind::Jpeg, pages: 1 })
}

/// Row by row, so that a large scan takes no more room than one row of it.
fn reads_as_png(bytes: &[u8]) -> bool {
    let Ok(mut reader) = png::Decoder::new(Cursor::new(bytes)).read_info() else { return false };
    loop {
        match reader.next_row() {
            Ok(Some(_)) => {}
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}

/// Whether its segments lead to a picture with a size, and the picture comes to an end.
fn reads_as_jpeg(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(&[0xFF, 0xD8]) else { return false };
    let mut has_size = false;
    loop {
        let Some((marker, body, after)) = jpeg_segment(rest) else { return false };
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                has_size = body.get(1..5).is_some_and(|size| size[..2] != [0, 0] && size[2..] != [0, 0]);
            }
            0xDA => return has_size && after.windows(2).any(|pair| pair == [0xFF, 0xD9]),
            _ => {}
        }
        rest = after;
    }
}

/// A segment's marker, what it holds, and what comes after it.
fn jpeg_segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(&[0xFF])?;
    let filled = rest.iter().position(|byte| *byte != 0xFF)?;
    let (marker, rest) = rest[filled..].split_first()?;
    let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
    let body = rest.get(2..length)?;
    Some((*marker, body, rest.get(length..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One grey pixel.
    const PNG: &[u8] = &[
        137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58, 126,
        155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 104, 0, 0, 0, 130, 0, 129, 119, 205, 114, 182, 0, 0, 0, 0,
        73, 69, 78, 68, 174, 66, 96, 130,
    ];

    fn jpeg() -> Vec<u8> {
        let head = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0];
        let frame = [0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0];
        let scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xFF, 0xD9];
        [&head[..], &frame[..], &scan[..]].concat()
    }

    #[test]
    fn pictures_are_known_by_what_is_in_them() {
        assert_eq!(scan_of(PNG), Some(Scan { kind: ScanKind::Png, pages: 1 }));
        assert_eq!(scan_of(&jpeg()), Some(Scan { kind: ScanKind::Jpeg, pages: 1 }));
    }

    #[test]
    fn a_file_keeps_its_name_but_no_number_of_anybody() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        assert_eq!(own_name("Køkkenet 12. nov.jpg", today), "Køkkenet 12. nov");
        assert_eq!(own_name("150680-9997.pdf", today), "scan");
        assert_eq!(own_name(".png", today), "scan");
    }

    #[test]
    fn what_is_too_large_is_told_apart_from_what_cannot_be_read() {
        assert_eq!(
            read_scan(&STANDARD.encode(PNG)).map(|(bytes, scan)| (bytes.len(), scan.kind)),
            Ok((PNG.len(), ScanKind::Png))
        );
        assert_eq!(read_scan("ingen tegn").map(|_| ()), Err(NoScan::Unreadable));
        assert_eq!(read_scan(&"A".repeat(LARGEST_SCAN / 3 * 4 + 8)).map(|_| ()), Err(NoScan::TooLarge));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_scan() {
        let whole = jpeg();
        for bytes in [
            &PNG[..40],
            &whole[..whole.len() - 1],
            &whole[..20],
            b"%PDF-1.7 og saa ikke mere",
            b"PK\x03\x04 et Word-dokument",
            b"\xFF\xD8",
            b"",
        ] {
            assert_eq!(scan_of(bytes), None, "{:?}", &bytes[..bytes.len().min(8)]);
        }
    }
}
