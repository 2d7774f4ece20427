//! The frame of a diploma: a strong line, and inside it a fine one whose corners step back around a small square.

use super::laid::{Area, Shape};
use super::style;
use crate::documents::text::Colour;

/// From the edge of the page to the strong line, and how strong it is.
const EDGE: f64 = 24.0;
const STRONG: f64 = 2.6;
/// From the strong line to the fine one, and how fine that is.
const BETWEEN: f64 = 6.0;
const FINE: f64 = 0.8;
/// How far the fine line steps back at a corner, and the square that stands there.
const STEP: f64 = 20.0;
const SQUARE: f64 = 7.0;

/// All its lines on a page of this size.
pub(super) fn ornate((width, height): (f64, f64)) -> Vec<Shape> {
    let mut shapes = outline(inset((width, height), EDGE), STRONG, style::PETROL);
    let inner = inset((width, height), EDGE + STRONG + BETWEEN);
    shapes.extend(stepped(inner));
    let off = (STEP - SQUARE) / 2.0;
    for (x, y) in corners(inner, SQUARE) {
        let towards = |at: f64, from: f64| if at > from { at - off } else { at + off };
        let (x, y) = (towards(x, width / 2.0), towards(y, height / 2.0));
        shapes.push(filled(x, y, SQUARE, SQUARE, style::GOLD));
    }
    shapes
}

/// The fine line: four sides, and at each corner two short lines that step inwards.
fn stepped(area: Area) -> Vec<Shape> {
    let Area { x, y, width, height } = area;
    let (right, bottom) = (x + width - FINE, y + height - FINE);
    let gold = |x, y, width, height| filled(x, y, width, height, style::GOLD);
    let mut shapes = vec![
        gold(x + STEP, y, width - 2.0 * STEP, FINE),
        gold(x + STEP, bottom, width - 2.0 * STEP, FINE),
        gold(x, y + STEP, FINE, height - 2.0 * STEP),
        gold(right, y + STEP, FINE, height - 2.0 * STEP),
    ];
    for level in [y + STEP, bottom - STEP] {
        shapes.push(gold(x, level, STEP + FINE, FINE));
        shapes.push(gold(right - STEP, level, STEP + FINE, FINE));
    }
    for side in [x + STEP, right - STEP] {
        shapes.push(gold(side, y, FINE, STEP + FINE));
        shapes.push(gold(side, bottom - STEP, FINE, STEP + FINE));
    }
    shapes
}

fn outline(area: Area, thick: f64, colour: Colour) -> Vec<Shape> {
    let Area { x, y, width, height } = area;
    vec![
        filled(x, y, width, thick, colour),
        filled(x, y + height - thick, width, thick, colour),
        filled(x, y + thick, thick, height - 2.0 * thick, colour),
        filled(x + width - thick, y + thick, thick, height - 2.0 * thick, colour),
    ]
}

fn inset((width, height): (f64, f64), by: f64) -> Area {
    Area { x: by, y: by, width: width - 2.0 * by, height: height - 2.0 * by }
}

/// The upper left corners of squares that lie in the corners of an area.
fn corners(area: Area, side: f64) -> [(f64, f64); 4] {
    let Area { x, y, width, height } = area;
    let (right, bottom) = (x + width - side, y + height - side);
    [(x, y), (right, y), (x, bottom), (right, bottom)]
}

pub(super) fn filled(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Shape {
    Shape { area: Area { x, y, width, height }, colour }
}
