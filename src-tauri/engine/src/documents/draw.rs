//! A laid-out paper to PDF drawing operations, through printpdf.
//!
//! Only operations, fonts and pixels go through printpdf. Its bookmarks, conformance settings, metadata and text layout
//! are not used: see `finish` for what is written instead. Every name is ours, so that no counter reaches the file.

mod fonts;
mod picture;

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::Object;
use printpdf::{
    Color, DictItem, FontId, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb,
    TextMatrix, XObject, XObjectId, XObjectTransform,
};

use self::fonts::EmbeddedFonts;
use super::PrintError;
use super::layout::{Artifact, ArtifactKind, Ink, Laid, LaidPage, Mark, PlacedText, Role, Shape};
use super::text::{Colour, Face, Glyph};

/// Draws every page. What comes back is not yet a conforming file.
pub(super) fn draw(laid: &Laid) -> Result<lopdf::Document, PrintError> {
    let fonts = EmbeddedFonts::of(laid)?;
    let mut pdf = PdfDocument::new("");
    fonts.add_to(&mut pdf.resources.fonts.map);
    for (index, picture) in laid.pictures.iter().enumerate() {
        let image = picture::decode(picture)?;
        pdf.resources.xobjects.map.insert(picture_name(index), XObject::Image(image));
    }
    pdf.pages = laid.pages.iter().map(|page| draw_page(page, laid, &fonts)).collect();
    pdf.pages.push(sheet_of(laid, fonts.every_glyph()));
    let mut warnings = Vec::new();
    // Text is shown by an operator that printpdf writes as it is.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut drawn = printpdf::serialize::to_lopdf_doc(&pdf, &options, &mut warnings);
    take_off_last_page(&mut drawn)?;
    Ok(drawn)
}

fn sheet_of(laid: &Laid, ops: Vec<Op>) -> PdfPage {
    let sheet = rectangle(0.0, 0.0, laid.size.0, laid.size.1);
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
}

/// The sheet with every glyph, by which printpdf knows what to embed, is no page of the paper.
fn take_off_last_page(pdf: &mut lopdf::Document) -> Result<(), PrintError> {
    let last = pdf.get_pages().into_values().next_back();
    let sheet = last.and_then(|id| pdf.objects.remove(&id));
    let Some(Object::Dictionary(sheet)) = sheet else { return Err(PrintError::Broken("no page".to_owned())) };
    for part in [b"Contents".as_slice(), b"Resources"] {
        if let Ok(part) = sheet.get(part).and_then(Object::as_reference) {
            pdf.objects.remove(&part);
        }
    }
    let tree = sheet.get(b"Parent").and_then(Object::as_reference);
    let tree = tree.and_then(|tree| pdf.get_object_mut(tree)).and_then(Object::as_dict_mut);
    let tree = tree.map_err(|error| PrintError::Broken(error.to_string()))?;
    let mut pages = tree.get(b"Kids").and_then(Object::as_array).cloned().unwrap_or_default();
    pages.pop();
    tree.set("Count", Object::Integer(i64::try_from(pages.len()).unwrap_or(i64::MAX)));
    tree.set("Kids", pages);
    Ok(())
}

fn draw_page(page: &LaidPage, laid: &Laid, fonts: &EmbeddedFonts) -> PdfPage {
    let mut pen = Pen { fonts, height: laid.size.1, ops: Vec::new(), colour: None };
    if !page.shapes.is_empty() {
        pen.open("Artifact", artifact(&[("Type", "Layout")]));
        for shape in &page.shapes {
            pen.shape(*shape);
        }
        pen.close();
    }
    for part in page.artifacts.iter().filter(|part| is_before_text(part)) {
        pen.artifact(part);
    }
    for (id, mark) in page.marks.iter().enumerate() {
        pen.mark(id, mark, laid.nodes[mark.node].role);
    }
    for part in page.artifacts.iter().filter(|part| !is_before_text(part)) {
        pen.artifact(part);
    }
    sheet_of(laid, pen.ops)
}

fn is_before_text(artifact: &Artifact) -> bool {
    artifact.kind != ArtifactKind::Footer
}

/// The name of a picture in the file.
fn picture_name(index: usize) -> XObjectId {
    XObjectId(format!("Picture{index}"))
}

/// Points to the hundredth, which is finer than any printer: longer numbers only make the file larger.
fn pt(points: f64) -> Pt {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers of printpdf are f32; a page is 842 points high")]
    let rounded = ((points * 100.0).round() / 100.0) as f32;
    Pt(rounded)
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect { mode: Some(PaintMode::Fill), ..Rect::from_xywh(pt(x), pt(y), pt(width), pt(height)) }
}

fn dictionary(entries: impl IntoIterator<Item = (&'static str, DictItem)>) -> DictItem {
    let map: BTreeMap<String, DictItem> = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    DictItem::Dict { map }
}

fn artifact(names: &[(&'static str, &str)]) -> DictItem {
    dictionary(names.iter().map(|(key, name)| (*key, DictItem::Name(name.as_bytes().to_vec()))))
}

/// The tag of a node's content in the page's stream; the structure tree says the same.
pub(super) fn tag_of(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHead | Role::RowHead => "TH",
        Role::Cell => "TD",
        Role::Link => "Link",
        Role::Figure { .. } => "Figure",
    }
}

struct Pen<'a> {
    fonts: &'a EmbeddedFonts,
    height: f64,
    ops: Vec<Op>,
    colour: Option<Colour>,
}

/// Glyphs shown by one operator: text of one font on one height, and whether the reader must be told what it says.
struct Show {
    face: Face,
    rise: i32,
    actual: Option<String>,
    /// Strings of glyphs, and by how much the pen is moved between them.
    items: Vec<DictItem>,
    /// The glyphs since the pen was moved last, two bytes each.
    glyphs: Vec<u8>,
    /// Where the first glyph stands, in points from the start of the text.
    x: f64,
    /// Where the pen stands after the last glyph, in thousandths of the type size from `x`.
    pen: f64,
}

impl Show {
    fn at(face: Face, rise: i32, actual: Option<String>, x: f64) -> Self {
        Self { face, rise, actual, items: Vec::new(), glyphs: Vec::new(), x, pen: 0.0 }
    }

    /// One string for all glyphs that follow each other: printpdf would write one for each.
    fn end_string(&mut self) {
        if !self.glyphs.is_empty() {
            self.items.push(DictItem::String { data: std::mem::take(&mut self.glyphs), literal: false });
        }
    }

    /// Moves the pen back by thousandths of the type size.
    fn move_back(&mut self, by: f64) {
        self.end_string();
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers below the width of a page")]
        self.items.push(DictItem::Int(by as i64));
        self.pen -= by;
    }
}

impl Pen<'_> {
    fn open(&mut self, tag: &str, properties: DictItem) {
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn close(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour == Some(colour) {
            return;
        }
        self.colour = Some(colour);
        let part = |value: u8| f32::from(value) / 255.0;
        let rgb = Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None };
        self.ops.push(Op::SetFillColor { col: Color::Rgb(rgb) });
    }

    fn shape(&mut self, shape: Shape) {
        self.fill(shape.colour);
        let area = shape.area;
        let rectangle = rectangle(area.x, self.height - area.y - area.height, area.width, area.height);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn artifact(&mut self, part: &Artifact) {
        let kind = match part.kind {
            ArtifactKind::Header => artifact(&[("Type", "Pagination"), ("Subtype", "Header")]),
            ArtifactKind::Footer => artifact(&[("Type", "Pagination"), ("Subtype", "Footer")]),
            ArtifactKind::Ribbon => artifact(&[("Type", "Pagination"), ("Subtype", "Watermark")]),
            ArtifactKind::TableHead => artifact(&[("Type", "Pagination")]),
        };
        self.open("Artifact", kind);
        self.text(&part.text);
        self.close();
    }

    fn mark(&mut self, id: usize, mark: &Mark, role: Role) {
        let id = DictItem::Int(i64::try_from(id).unwrap_or(i64::MAX));
        self.open(tag_of(role), dictionary([("MCID", id)]));
        for ink in &mark.inks {
            match ink {
                Ink::Text(text) => self.text(text),
                Ink::Picture { picture, area } => self.ops.push(Op::UseXobject {
                    id: picture_name(*picture),
                    transform: XObjectTransform {
                        translate_x: Some(pt(area.x)),
                        translate_y: Some(pt(self.height - area.y - area.height)),
                        scale_x: Some(pt(area.width).0),
                        scale_y: Some(pt(area.height).0),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                }),
            }
        }
        self.close();
    }

    fn text(&mut self, text: &PlacedText) {
        if text.runs.iter().all(|run| run.shaped.glyphs.is_empty()) {
            return;
        }
        self.ops.push(Op::StartTextSection);
        for stretch in text.runs.chunk_by(|one, next| one.colour == next.colour) {
            if let Some(first) = stretch.first() {
                self.fill(first.colour);
            }
            let mut shows: Vec<Show> = Vec::new();
            for run in stretch {
                let glyphs = Arc::clone(&run.shaped);
                let mut x = run.x;
                for cluster in glyphs.glyphs.chunk_by(|one, next| one.cluster == next.cluster) {
                    self.cluster(run.face, cluster, &mut x, text.size, &mut shows);
                }
            }
            for show in shows {
                self.show(show, text);
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Adds the glyphs of a cluster to the last operator, or to a new one where font, height or reading change.
    fn cluster(&self, face: Face, cluster: &[Glyph], x: &mut f64, size: f64, shows: &mut Vec<Show>) {
        let actual = self.fonts.actual_text(face, cluster);
        for (position, glyph) in cluster.iter().enumerate() {
            let goes_on = shows.last().is_some_and(|show| {
                let same_reading = if position == 0 { actual.is_none() && show.actual.is_none() } else { true };
                show.face == face && show.rise == glyph.y_offset && same_reading
            });
            if !goes_on {
                // Further pieces of a cluster that had to be cut (a mark set higher) say nothing of their own.
                let actual = if position == 0 { actual.clone() } else { Some(String::new()) };
                let at = *x + f64::from(glyph.x_offset) * size / 1000.0;
                shows.push(Show::at(face, glyph.y_offset, actual, at));
            }
            if let Some(show) = shows.last_mut() {
                let wanted = (*x - show.x) * 1000.0 / size + f64::from(glyph.x_offset);
                let shift = (show.pen - wanted).round();
                if shift != 0.0 {
                    show.move_back(shift);
                }
                let (id, width) = self.fonts.glyph(face, glyph.id);
                show.pen += f64::from(width);
                show.glyphs.extend(id.to_be_bytes());
            }
            *x += f64::from(glyph.advance) * size / 1000.0;
        }
    }

    fn show(&mut self, mut show: Show, text: &PlacedText) {
        show.end_string();
        let is_span = show.actual.is_some();
        if let Some(actual) = &show.actual {
            let data = super::finish::text_string(actual);
            self.open("Span", dictionary([("ActualText", DictItem::String { data, literal: false })]));
        }
        let baseline = self.height - text.baseline + f64::from(show.rise) * text.size / 1000.0;
        let matrix = [1.0, 0.0, 0.0, 1.0, pt(text.x + show.x).0, pt(baseline).0];
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_name(show.face)), size: pt(text.size) });
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(show.items)] });
        if is_span {
            self.close();
        }
    }
}

/// The name of a font in the file.
fn font_name(face: Face) -> FontId {
    FontId(
        match face {
            Face::Regular => "Regular",
            Face::Bold => "Bold",
            Face::Italic => "Italic",
            Face::BoldItalic => "BoldItalic",
            Face::Arabic => "Arabic",
        }
        .to_owned(),
    )
}
