//! What a few pages look like: small grey pictures beside kept ones, with some tolerance, since another machine draws the
//! same page with slightly other greys. Words are compared elsewhere; this sees what text cannot: where things stand,
//! tints and rules, type. `KEEP_GOLDEN=1` keeps what is drawn now instead (`documents/golden/*.png`), to be looked at
//! before it is committed.

use std::path::{Path, PathBuf};
use std::process::Command;

use frivillighus_engine::documents::{Block, Content, Document, render};
use frivillighus_tests::new_key;

use crate::samples;

/// Points are grey, 0 is black.
struct Look {
    width: usize,
    points: Vec<u8>,
}

const DOTS_PER_INCH: &str = "48";
/// A kept picture is no larger than this, in bytes.
const LARGEST: usize = 20_000;

fn look_of(document: &Document, page: usize) -> Look {
    let path = std::env::temp_dir().join(format!("look_{}_{}.pdf", std::process::id(), new_key()));
    std::fs::write(&path, render(document).unwrap().bytes).unwrap();
    let page = (page + 1).to_string();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", DOTS_PER_INCH, "-singlefile", "-f", &page, "-l", &page])
        .arg(&path)
        .output();
    std::fs::remove_file(&path).unwrap();
    let drawn = drawn.expect("pdftoppm starts (package poppler-utils)");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    read_pgm(&drawn.stdout)
}

/// `P5`, width and height, the brightest grey, and a byte a point.
fn read_pgm(bytes: &[u8]) -> Look {
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let mut line = || std::str::from_utf8(parts.next().unwrap()).unwrap().to_owned();
    assert_eq!(line(), "P5");
    let size: Vec<usize> = line().split(' ').map(|number| number.parse().unwrap()).collect();
    assert_eq!(line(), "255");
    let points = parts.next().unwrap().to_vec();
    assert_eq!(points.len(), size[0] * size[1]);
    Look { width: size[0], points }
}

fn path_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("documents/golden/{name}.png"))
}

/// Sixteen greys are enough, and a quarter of the bytes.
fn keep(name: &str, look: &Look) {
    let mut file = Vec::new();
    let height = look.points.len() / look.width;
    let mut encoder = png::Encoder::new(&mut file, look.width as u32, height as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let grey = |point: Option<&u8>| point.map_or(0, |point| point >> 4);
    let row = |row: &[u8]| row.chunks(2).map(|two| grey(two.first()) << 4 | grey(two.get(1))).collect::<Vec<u8>>();
    let points: Vec<u8> = look.points.chunks(look.width).flat_map(row).collect();
    encoder.write_header().unwrap().write_image_data(&points).unwrap();
    assert!(file.len() <= LARGEST, "{name} takes {} bytes", file.len());
    std::fs::write(path_of(name), file).unwrap();
}

fn kept(name: &str) -> Look {
    let file = std::fs::read(path_of(name)).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut points = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut points).unwrap();
    points.truncate(info.buffer_size());
    Look { width: info.width as usize, points }
}

/// Means of three by three points: where a letter's edge lies exactly is no difference.
fn soft(look: &Look) -> Vec<i32> {
    let (width, height) = (look.width, look.points.len() / look.width);
    let mean = |at: usize| {
        let (x, y) = (at % width, at / width);
        let rows = y.saturating_sub(1)..(y + 2).min(height);
        let around = rows.flat_map(|y| &look.points[y * width + x.saturating_sub(1)..y * width + (x + 2).min(width)]);
        let (sum, count) = around.fold((0, 0), |(sum, count), point| (sum + i32::from(*point), count + 1));
        sum / count
    };
    (0..look.points.len()).map(mean).collect()
}

/// How many of a thousand points are clearly lighter or darker.
fn difference(one: &Look, other: &Look) -> usize {
    assert_eq!((one.width, one.points.len()), (other.width, other.points.len()), "the page has another size");
    const CLEARLY: i32 = 28;
    let pairs = soft(one).into_iter().zip(soft(other));
    let differing = pairs.filter(|(one, other)| (one - other).abs() > CLEARLY).count();
    differing * 1_000 / one.points.len()
}

/// Seen where a line more or less moves the rest of a page: 60 and more.
const TOLERATED: usize = 6;

fn looks_as_kept(name: &str, document: &Document, page: usize) {
    let look = look_of(document, page);
    if std::env::var_os("KEEP_GOLDEN").is_some() {
        keep(name, &look);
    }
    let differing = difference(&look, &kept(name));
    assert!(differing <= TOLERATED, "{name}: {differing} of 1,000 points differ from {}", path_of(name).display());
}

#[test]
fn the_first_page_of_an_agreement_looks_as_it_did() {
    looks_as_kept("look_agreement", &samples::agreement(), 0);
}

#[test]
fn the_last_page_of_an_agreement_with_its_signatures_looks_as_it_did() {
    let document = samples::agreement();
    let last = render(&document).unwrap().pages - 1;
    looks_as_kept("look_signatures", &document, last);
}

#[test]
fn a_page_of_a_list_looks_as_it_did() {
    looks_as_kept("look_list", &samples::insurance_list(60), 1);
}

#[test]
fn a_diploma_looks_as_it_did() {
    looks_as_kept("look_diploma", &samples::diploma(), 0);
}

#[test]
fn a_draft_with_a_hole_and_a_ribbon_looks_as_it_did() {
    looks_as_kept("look_draft", &samples::short_agreement(), 0);
}

/// What must be seen is: a block that moves by a line, a tint that is gone, another type.
#[test]
fn what_moves_or_goes_is_seen_and_the_same_page_is_the_same() {
    let list = samples::insurance_list(30);
    let seen = look_of(&list, 0);
    assert_eq!(difference(&seen, &look_of(&list, 0)), 0);
    let mut moved = list.clone();
    moved.blocks.insert(1, Block::space(12.0));
    let mut untitled = list.clone();
    untitled.blocks.remove(0);
    let mut plain = list;
    for block in &mut plain.blocks {
        if let Content::Table(table) = &mut block.content {
            table.columns.iter_mut().for_each(|column| column.head = String::new());
        }
    }
    for (changed, least) in [(moved, 3 * TOLERATED), (untitled, 3 * TOLERATED), (plain, 0)] {
        let differing = difference(&seen, &look_of(&changed, 0));
        assert!(differing > least, "{differing} of 1,000 points");
    }
}
