//! The mark of Bøgelunde Kommune: a beech leaf on petrol, drawn by arithmetic, for the head of its papers.

use base64::Engine as _;

use super::desk::{Desk, Expected};
use crate::access::{self, OfficeLogo, Role};
use crate::database::DatabaseError;

const SIDE: u32 = 240;
const PETROL: [u8; 4] = [0x0e, 0x5b, 0x61, 255];
const LEAF: [u8; 4] = [0xf4, 0xf7, 0xf6, 255];
const NOTHING: [u8; 4] = [0; 4];

/// Puts it at the head of papers.
pub(super) async fn keep(desk: &Desk) -> Result<(), DatabaseError> {
    let context = desk.context(Role::Administrator, "keep_office_logo");
    let png = base64::engine::general_purpose::STANDARD.encode(drawn().expected("the mark is drawn")?);
    let logo = OfficeLogo { png, text: Some("Bøgelunde Kommunes mærke: et bøgeblad".into()) };
    access::keep_office_logo(&context, logo).await.expected("the mark is kept").map(|_| ())
}

fn drawn() -> Option<Vec<u8>> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgba);
    let pixels: Vec<u8> = (0..SIDE * SIDE).flat_map(|at| colour(centred(at % SIDE), centred(at / SIDE))).collect();
    encoder.write_header().ok()?.write_image_data(&pixels).ok()?;
    Some(png)
}

/// From -1 to 1 across the picture.
fn centred(pixel: u32) -> f64 {
    (f64::from(pixel) + 0.5) / f64::from(SIDE) * 2.0 - 1.0
}

fn colour(x: f64, y: f64) -> [u8; 4] {
    if is_outside(x, y) {
        return NOTHING;
    }
    let is_stem = x.abs() < 0.035 && y < 0.86;
    let veins = (y - x.abs() * 0.9 + 10.0) % 0.26 < 0.045;
    if is_leaf(x, y) && !is_stem && !veins || is_stem && y > 0.62 { LEAF } else { PETROL }
}

/// A square with round corners.
fn is_outside(x: f64, y: f64) -> bool {
    const ROUND: f64 = 0.3;
    let (over_x, over_y) = ((x.abs() - (1.0 - ROUND)).max(0.0), (y.abs() - (1.0 - ROUND)).max(0.0));
    over_x.hypot(over_y) > ROUND
}

/// Two arcs that meet above and below.
fn is_leaf(x: f64, y: f64) -> bool {
    const RADIUS: f64 = 0.92;
    const APART: f64 = 0.42;
    let y = y + 0.06;
    (x - APART).hypot(y) < RADIUS && (x + APART).hypot(y) < RADIUS
}
