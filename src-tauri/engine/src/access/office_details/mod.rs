//! What the office is called, where it is, and the picture at the head of its papers. One row, changed by
//! administrators; slices above read it for their papers.

mod logo;
mod operations;
mod store;

pub use logo::{NoLogo, OfficeLogo, keep_office_logo, logo_picture, remove_office_logo};
pub use operations::{
    OfficeDetails, OfficeDetailsChange, OfficeHead, change_office_details, office_details, office_head,
};
pub(super) use store::STATEMENTS;
