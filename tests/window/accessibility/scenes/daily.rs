//! What is there on every screen: the day, the bar's menus, the key list, find and do.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, Keys, Look, Tab, Type};

pub const SHELL: Scene = Scene {
    start: Demo(1),
    steps: &[
        At("main h2"),
        Look("today, filled"),
        Tab,
        Click("header .drafts"),
        At("[role=dialog]"),
        Look("drafts, empty"),
        Keys("Escape"),
        Click("header .own button:nth-of-type(3)"),
        At("[role=dialog] [role=radiogroup]"),
        Look("appearance"),
        Keys("Escape"),
        Click("header .user"),
        At("[role=menu]"),
        Look("user menu"),
        Keys("Escape"),
        Click("main h1"),
        Keys("?"),
        At("[role=dialog] dl"),
        Look("key list"),
        Keys("Escape"),
        Keys("Ctrl K"),
        At("[role=dialog] [role=option]"),
        Look("find and do, empty"),
        Type("fyr"),
        At("[role=option] + *, [role=option]"),
        Look("find and do, found"),
        Type("xyzq"),
        At(".foot"),
        Look("find and do, nothing found"),
        Keys("Escape"),
        Keys("Ctrl L"),
        At("dialog form"),
        Look("lock of the demo"),
    ],
};
