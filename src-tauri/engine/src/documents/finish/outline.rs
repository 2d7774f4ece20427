//! Bookmarks: the headings, nested as they are on paper and in that order.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::text_object;
use crate::documents::layout::{Laid, OutlineEntry};

/// Writes the bookmarks and tells where they begin; a paper without headings has none.
pub(super) fn write(pdf: &mut lopdf::Document, laid: &Laid, pages: &[ObjectId]) -> Option<ObjectId> {
    if laid.outline.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = laid.outline.iter().map(|_| pdf.new_object_id()).collect();
    let parents = parents(&laid.outline);
    for (index, entry) in laid.outline.iter().enumerate() {
        let mut item = dictionary! {
            "Title" => text_object(&entry.title),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
            "Dest" => destination((entry.page, entry.y), pages, laid.size.1),
        };
        let siblings = children(&parents, parents[index]);
        let position = siblings.iter().position(|sibling| *sibling == index).unwrap_or(0);
        if position > 0 {
            item.set("Prev", ids[siblings[position - 1]]);
        }
        if let Some(next) = siblings.get(position + 1) {
            item.set("Next", ids[*next]);
        }
        let below = children(&parents, Some(index));
        bracket(&mut item, &below, &ids);
        if !below.is_empty() {
            // Open, so that all clauses are seen under the title.
            item.set("Count", count(below.len()));
        }
        pdf.set_object(ids[index], item);
    }
    let outermost = children(&parents, None);
    let mut top = dictionary! { "Type" => "Outlines", "Count" => count(laid.outline.len()) };
    bracket(&mut top, &outermost, &ids);
    pdf.set_object(root, top);
    Some(root)
}

/// The entry each entry lies under: the last one before it with a smaller level.
fn parents(entries: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|last| entries[*last].level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn children(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    parents.iter().enumerate().filter(|(_, of)| **of == parent).map(|(index, _)| index).collect()
}

fn bracket(item: &mut Dictionary, below: &[usize], ids: &[ObjectId]) {
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
    }
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

/// A little above the place, so that it does not stick to the edge of the window.
pub(super) fn destination((page, y): (usize, f64), pages: &[ObjectId], height: f64) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "a page is 842 points high")]
    let top = (height - y + 8.0).min(height).round() as f32;
    vec![Object::Reference(pages[page]), "XYZ".into(), Object::Integer(0), Object::Real(top), Object::Null].into()
}
