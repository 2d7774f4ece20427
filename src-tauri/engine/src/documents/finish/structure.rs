//! The structure tree: what each part of the paper is, in the order in which it is read aloud.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::outline::destination;
use super::{PrintError, broken, text_object};
use crate::documents::draw::tag_of;
use crate::documents::layout::{Area, Kid, Laid, Node, Numbering, Role, Target};

struct Ids<'a> {
    pages: &'a [ObjectId],
    /// The object of each node; none for a node nothing came of.
    nodes: Vec<Option<ObjectId>>,
    links: Vec<ObjectId>,
}

/// Writes tree, parent tree and link annotations, and ties the pages to them. Gives the root.
pub(super) fn write(pdf: &mut lopdf::Document, laid: &Laid, pages: &[ObjectId]) -> Result<ObjectId, PrintError> {
    let root = pdf.new_object_id();
    let reached = reached(laid);
    let ids = Ids {
        pages,
        nodes: reached.iter().map(|reached| reached.then(|| pdf.new_object_id())).collect(),
        links: laid.links.iter().map(|_| pdf.new_object_id()).collect(),
    };
    for (index, node) in laid.nodes.iter().enumerate() {
        if let Some(id) = ids.nodes[index] {
            let parent = if index == 0 { root } else { ids.nodes[node.parent].unwrap_or(root) };
            let element = element(node, parent, laid, &ids);
            pdf.set_object(id, element);
        }
    }
    let page_count = pages.len();
    for (index, link) in laid.links.iter().enumerate() {
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => corners(link.area, laid.size.1),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "Contents" => text_object(&link.text),
            "StructParent" => number(page_count + index),
        };
        match &link.target {
            Target::Address(address) => {
                let uri = Object::string_literal(address.clone());
                annotation.set("A", dictionary! { "S" => "URI", "URI" => uri });
            }
            Target::Place(key) => annotation.set("Dest", destination(laid.place_of(key), pages, laid.size.1)),
        }
        pdf.set_object(ids.links[index], annotation);
    }
    for (index, page) in pages.iter().enumerate() {
        let links: Vec<Object> = laid
            .links
            .iter()
            .zip(&ids.links)
            .filter(|(link, _)| link.page == index)
            .map(|(_, id)| (*id).into())
            .collect();
        let page = pdf.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(broken)?;
        page.set("Tabs", "S");
        page.set("StructParents", number(index));
        if links.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", links);
        }
    }
    let parent_tree = parent_tree(pdf, laid, &ids);
    let top = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids.nodes[0].map_or(Object::Null, Object::Reference),
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => number(page_count + laid.links.len()),
    };
    pdf.set_object(root, top);
    Ok(root)
}

/// Which nodes hang in the tree.
fn reached(laid: &Laid) -> Vec<bool> {
    let mut reached = vec![false; laid.nodes.len()];
    let mut open = vec![0];
    while let Some(node) = open.pop() {
        reached[node] = true;
        open.extend(laid.nodes[node].kids.iter().filter_map(|kid| match kid {
            Kid::Node(node) => Some(*node),
            Kid::Content { .. } | Kid::Link(_) => None,
        }));
    }
    reached
}

fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

fn element(node: &Node, parent: ObjectId, laid: &Laid, ids: &Ids<'_>) -> Dictionary {
    // A long list has ten thousands of these: what may be left out is (ISO 32000-1, 14.7.2).
    let mut element = dictionary! { "S" => tag_of(node.role), "P" => parent };
    let first_page = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) | Kid::Link(_) => None,
    });
    if let Some(page) = first_page {
        element.set("Pg", ids.pages[page]);
    }
    let mut kids: Vec<Object> = node.kids.iter().filter_map(|kid| kid_object(*kid, first_page, laid, ids)).collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
    if let Some(attributes) = attributes(node.role, laid.size.1) {
        element.set("A", attributes);
    }
    if let Role::Figure { picture, .. } = node.role {
        element.set("Alt", text_object(&laid.pictures[picture].alternative));
    }
    element
}

fn kid_object(kid: Kid, element_page: Option<usize>, laid: &Laid, ids: &Ids<'_>) -> Option<Object> {
    match kid {
        Kid::Node(node) => ids.nodes[node].map(Object::Reference),
        Kid::Content { page, mark } if Some(page) == element_page => Some(number(mark)),
        Kid::Content { page, mark } => Some(Object::Dictionary(dictionary! {
            "Type" => "MCR",
            "Pg" => ids.pages[page],
            "MCID" => number(mark),
        })),
        Kid::Link(link) => Some(Object::Dictionary(dictionary! {
            "Type" => "OBJR",
            "Obj" => ids.links[link],
            "Pg" => ids.pages[laid.links[link].page],
        })),
    }
}

fn attributes(role: Role, page_height: f64) -> Option<Dictionary> {
    match role {
        Role::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::List(Numbering::Decimal) => Some(dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        Role::List(Numbering::Disc) => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::List(Numbering::Circle) => Some(dictionary! { "O" => "List", "ListNumbering" => "Circle" }),
        Role::Figure { area, .. } => Some(dictionary! {
            "O" => "Layout",
            "Placement" => "Block",
            "BBox" => corners(area, page_height),
        }),
        Role::Document
        | Role::Section
        | Role::Division
        | Role::Heading(_)
        | Role::Paragraph
        | Role::ListItem
        | Role::Label
        | Role::ListBody
        | Role::Table
        | Role::TableHead
        | Role::TableBody
        | Role::TableRow
        | Role::Cell
        | Role::Link => None,
    }
}

/// Lower left and upper right corner, as PDF counts from below.
fn corners(area: Area, page_height: f64) -> Object {
    let top = page_height - area.y;
    let corners = [area.x, top - area.height, area.x + area.width, top];
    #[expect(clippy::cast_possible_truncation, reason = "coordinates on a page, to the hundredth of a point")]
    let corners = corners.map(|value| Object::Real(((value * 100.0).round() / 100.0) as f32));
    corners.to_vec().into()
}

/// From content back to its node: for each page by marked-content id, then for each link.
fn parent_tree(pdf: &mut lopdf::Document, laid: &Laid, ids: &Ids<'_>) -> ObjectId {
    let mut entries = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        let owners: Vec<Object> =
            page.marks.iter().map(|mark| ids.nodes[mark.node].map_or(Object::Null, Object::Reference)).collect();
        entries.push(number(index));
        entries.push(Object::Reference(pdf.add_object(owners)));
    }
    let mut owners = vec![Object::Null; laid.links.len()];
    for (node, owner) in laid.nodes.iter().zip(&ids.nodes) {
        for kid in &node.kids {
            if let (Kid::Link(link), Some(owner)) = (kid, owner) {
                owners[*link] = Object::Reference(*owner);
            }
        }
    }
    for (link, owner) in owners.into_iter().enumerate() {
        entries.push(number(ids.pages.len() + link));
        entries.push(owner);
    }
    pdf.add_object(dictionary! { "Nums" => entries })
}
