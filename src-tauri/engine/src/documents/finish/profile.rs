//! A small colour profile that says "sRGB", made here: version 2 of the ICC format, three primaries and one curve.
//!
//! Primaries are those of IEC 61966-2-1 adapted to D50 with the Bradford transform; the curve is the standard's own,
//! sampled at 256 places.

/// The profile as it stands in the file.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", colour([0.9642, 1.0, 0.8249])),
        (b"rXYZ", colour([0.4360, 0.2225, 0.0139])),
        (b"gXYZ", colour([0.3851, 0.7169, 0.0971])),
        (b"bXYZ", colour([0.1431, 0.0606, 0.7141])),
        (b"rTRC", curve),
    ];
    assemble(&tags)
}

fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    const HEADER: usize = 128;
    let entries = tags.len() + 2;
    let mut table = word(entries);
    let mut data = Vec::new();
    let start = HEADER + 4 + entries * 12;
    for (name, content) in tags {
        // The three curves are one: red, green and blue point at the same place.
        let names: &[&[u8; 4]] = if *name == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[name] };
        for name in names {
            table.extend_from_slice(*name);
            table.extend(word(start + data.len()));
            table.extend(word(content.len()));
        }
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = word(size);
    header.extend([0; 4]);
    header.extend([0x02, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A fixed date: the profile is the same in every file.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(colour([0.9642, 1.0, 0.8249]).split_off(8));
    header.resize(128, 0);
    header
}

fn word(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

fn colour(xyz: [f64; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    for part in xyz {
        #[expect(clippy::cast_possible_truncation, reason = "a number below 2 in sixteenths of a bit")]
        let fixed = (part * 65536.0).round() as i32;
        tag.extend(fixed.to_be_bytes());
    }
    tag
}

fn text(content: &str) -> Vec<u8> {
    let mut tag = b"text\0\0\0\0".to_vec();
    tag.extend(content.as_bytes());
    tag.push(0);
    tag
}

fn description(content: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend(word(content.len() + 1));
    tag.extend(content.as_bytes());
    tag.push(0);
    // No Unicode name, and none for the Macintosh: its field is 67 bytes long all the same.
    tag.extend([0; 4 + 4 + 2 + 1 + 67]);
    tag
}

fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(word(256));
    for step in 0..256_u16 {
        let value = f64::from(step) / 255.0;
        let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 65535")]
        let sample = (linear * 65535.0).round() as u16;
        tag.extend(sample.to_be_bytes());
    }
    tag
}
