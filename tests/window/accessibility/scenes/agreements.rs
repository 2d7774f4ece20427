//! Agreements: the list, the draft, the paper.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, Keys, Look, Tab, Type};

const SEND: &str = ".side-panel form [type=submit]";

pub const AGREEMENTS: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G A"),
        At(".page .surface"),
        Look("agreements"),
        Tab,
        Click(".page-head button"),
        At(".side-panel form"),
        Look("new agreement, empty"),
        Click(SEND),
        At(".side-panel .error"),
        Look("new agreement, refused"),
        Click("#new-agreement-party"),
        Type("fyrtar"),
        At(".side-panel [role=option] mark"),
        Look("new agreement, parties found"),
        Keys("Enter"),
        Click("#new-agreement-title"),
        Type("Samtaler"),
        Keys("Enter"),
        At("article[data-page]"),
        Look("draft, basic details"),
        Tab,
        Click("li:nth-child(3) [data-row]"),
        At(".clause"),
        Look("draft, a clause"),
        Click(".stamps .missing"),
        At("[role=dialog] .missing-box"),
        Look("draft, what is missing"),
        Keys("Escape"),
        Click(".editor header .acts button:first-child"),
        At("[role=menu]"),
        Look("draft, menu open"),
        Keys("Escape"),
        Keys("Ctrl P"),
        At(".editor [role=alert]"),
        Look("draft, print refused"),
        Click(".editor [role=alert] .form-acts button"),
        At(".editor code"),
        Look("draft, printed"),
        Click(".editor header .acts button:last-child"),
        At(".life form"),
        Look("draft, sent on"),
        Click(".life form [type=submit]"),
        At(".life .notice"),
        Look("in review"),
    ],
};
