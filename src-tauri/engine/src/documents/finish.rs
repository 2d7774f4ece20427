//! The finishing pass: everything that makes a drawn paper an archivable and readable one, written with lopdf.
//!
//! Version, information, XMP, colour profile, language, structure tree, links, bookmarks and the file's id. What
//! printpdf wrote of these is replaced: it is either missing or wrong there.

mod metadata;
mod outline;
mod profile;
mod structure;

use lopdf::{Dictionary, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::PrintError;
use super::layout::{Laid, Target};
use super::model::Document;
use crate::shared::format::Language;

/// Completes the drawn paper and writes it out.
pub(super) fn finish(mut pdf: lopdf::Document, laid: &Laid, document: &Document) -> Result<Vec<u8>, PrintError> {
    "1.7".clone_into(&mut pdf.version);
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    if pages.len() != laid.pages.len() {
        return Err(PrintError::Broken(format!("{} pages drawn of {}", pages.len(), laid.pages.len())));
    }
    let structure = structure::write(&mut pdf, laid, &pages)?;
    let outline = outline::write(&mut pdf, laid, &pages);
    let metadata = add_stream(
        &mut pdf,
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata::xmp(document).into_bytes(),
    );
    let intent = output_intent(&mut pdf);
    let catalog = pdf.catalog_mut().map_err(broken)?;
    catalog.set("Lang", Object::String(language_tag(document.language).into(), StringFormat::Literal));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    let information = pdf.add_object(metadata::information(document));
    pdf.trailer.set("Info", information);
    let id = Object::String(fingerprint(&pdf, laid), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    pdf.compress();
    save(&mut pdf)
}

/// Writes the file with its small objects packed together: with tags that saves a third to two thirds.
fn save(pdf: &mut lopdf::Document) -> Result<Vec<u8>, PrintError> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(9)
        .build();
    let mut bytes = Vec::new();
    pdf.save_with_options(&mut bytes, options).map_err(|error| PrintError::Broken(error.to_string()))?;
    end_beyond_doubt(&mut bytes);
    Ok(bytes)
}

/// A stream that happens to end with a carriage return is followed by a line feed: both together are one end of a line, and
/// nobody can tell that the first of them is data. A carriage return ends a line as well, and leaves no such doubt (ISO 32000-2,
/// 7.2.3 and 7.3.8.1).
fn end_beyond_doubt(bytes: &mut [u8]) {
    const IN_DOUBT: &[u8] = b"\r\nendstream";
    let places: Vec<usize> = bytes
        .windows(IN_DOUBT.len())
        .enumerate()
        .filter(|(_, there)| *there == IN_DOUBT)
        .map(|(place, _)| place)
        .collect();
    for place in places {
        bytes[place + 1] = b'\r';
    }
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn broken(error: lopdf::Error) -> PrintError {
    PrintError::Broken(error.to_string())
}

/// The language as PDF wants it.
pub(super) fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Da => "da-DK",
        Language::En => "en-GB",
    }
}

/// A PDF text string: UTF-16 with its byte order mark.
pub(super) fn text_string(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A PDF text string as an object; plain where plain will do.
fn text_object(text: &str) -> Object {
    let is_plain = text.chars().all(|character| matches!(character, ' '..='~'));
    let bytes = if is_plain { text.as_bytes().to_vec() } else { text_string(text) };
    Object::String(bytes, StringFormat::Literal)
}

/// Adds a stream that is left uncompressed, so that archives can find the metadata in it.
fn add_stream(pdf: &mut lopdf::Document, entries: Dictionary, content: Vec<u8>) -> ObjectId {
    pdf.add_object(Stream::new(entries, content).with_compression(false))
}

/// The colour space that the paper's colours are meant in.
fn output_intent(pdf: &mut lopdf::Document) -> Dictionary {
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, profile::srgb()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    }
}

/// A hash of all that the paper shows and says, from which everything else in the file follows: the same paper has the same id.
fn fingerprint(pdf: &lopdf::Document, laid: &Laid) -> Vec<u8> {
    let mut hash = Sha256::new();
    for ((number, _), object) in &pdf.objects {
        if let Object::Stream(stream) = object {
            hash.update(number.to_be_bytes());
            hash.update(&stream.content);
        }
    }
    let led_to = laid.links.iter().map(|link| match &link.target {
        Target::Address(address) => address.clone(),
        Target::Place(key) => format!("{} {:?}", link.text, laid.place_of(key)),
    });
    for said in led_to.chain(laid.pictures.iter().map(|picture| picture.alternative.clone())) {
        hash.update(said);
        hash.update([0]);
    }
    hash.finalize()[..16].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_with_a_carriage_return_is_closed_by_another() {
        let mut bytes = b"1 0 obj stream\nabc\r\nendstream endobj 2 0 obj stream\nabc\nendstream".to_vec();
        end_beyond_doubt(&mut bytes);
        assert_eq!(bytes, b"1 0 obj stream\nabc\r\rendstream endobj 2 0 obj stream\nabc\nendstream");
    }
}
