//! Several files as one, so that they leave the office together.

use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A name that a file can have anywhere: an association's name may hold a slash, which would be a folder.
pub fn plain_name(name: &str) -> String {
    name.replace(|character: char| "/\\:*?\"<>|".contains(character), "-")
}

/// A zip file with these files in it, by name. Without dates, so that the same files are the same bundle.
///
/// # Errors
/// None in practice: it is written to memory, and names that come twice are the caller's slip.
pub fn bundle(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        // What a PDF holds is packed already: a thousand of them take a second to be packed again, and get no smaller.
        let is_packed = name.ends_with(".pdf");
        let options = if is_packed { options.compression_method(CompressionMethod::Stored) } else { options };
        writer.start_file(*name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let files: [(&str, &[u8]); 2] = [("Åben sangaften.pdf", b"%PDF-1.7"), ("aftale.json", "{\"å\":1}".as_bytes())];
        let bytes = bundle(&files).expect("memory takes it");
        assert_eq!(bundle(&files).expect("memory takes it"), bytes);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        for (name, bytes) in files {
            let mut found = Vec::new();
            std::io::copy(&mut archive.by_name(name).expect(name), &mut found).expect("it is read");
            assert_eq!(found, bytes);
        }
        assert_eq!(archive.len(), 2);
    }
}
