//! The settings: each part as the administrator sees it, and the forms that lie behind them.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, Each, Keys, Look, PointAtCopy, PointAtFolder, Tab, Type};

const SEND: &str = ".content form [type=submit]";
const REFUSED: &str = ".content .error";

pub const PARTS: Scene = Scene {
    start: Demo(4),
    steps: &[Keys("G S"), At(".content h1"), Tab, Each { links: ".settings nav a", there: ".content h1" }],
};

pub const FORMS: Scene = Scene {
    start: Demo(4),
    steps: &[
        Keys("G S"),
        At(".content h2 a"),
        Click(".content .page-head button"),
        At(SEND),
        Look("new house, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new house, refused"),
        Click(".settings nav a"),
        At(".content h2 a"),
        Click(".content h2 a"),
        At(".content input"),
        Look("a house"),
        Click(".settings nav a"),
        At(".content td a, .content li a"),
        Click(".content td a, .content li a"),
        At(".content input"),
        Look("a room"),
        Click(".settings nav a"),
        Click(".content .head button:has([href='#icon-plus'])"),
        At(SEND),
        Click(SEND),
        At(REFUSED),
        Look("new room, refused"),
        Click(".settings nav a"),
        Click(".content .head button:has([href='#icon-merge'])"),
        At(SEND),
        Click(SEND),
        At(REFUSED),
        Look("new combination, refused"),
        Click(".settings nav a[href='#/settings/users']"),
        At(".content table a"),
        Click(".content .page-head button"),
        At(SEND),
        Look("new user, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new user, refused"),
        Click(".settings nav a[href='#/settings/users']"),
        At(".content table a"),
        Click(".content tbody tr:nth-child(2) a"),
        At(SEND),
        Look("a user"),
        Click(SEND),
        At(REFUSED),
        Look("a user, new password refused"),
        Click(".settings nav a[href='#/settings/users']"),
        Click(".content button:has([href='#icon-key-round'])"),
        At(".content .code"),
        Look("recovery code"),
        Click(".settings nav a[href='#/settings/password']"),
        At(SEND),
        Click(SEND),
        At(REFUSED),
        Look("own password, refused"),
    ],
};

/// The copies of the office, and the way back to one.
pub const COPIES: Scene = Scene {
    start: Demo(4),
    steps: &[
        Keys("G S"),
        Click(".settings nav a[href='#/settings/backup']"),
        PointAtFolder,
        Click(".content button:has([href='#icon-folder-open'])"),
        Click(".content button:has([href='#icon-download'])"),
        At(".content [role=alert]"),
        Look("copies, one taken"),
        PointAtCopy,
        Click(".content section button:has([href='#icon-folder-open'])"),
        At(".content section button:has([href='#icon-history'])"),
        Look("copies, one chosen"),
        Click(".content section button:has([href='#icon-history'])"),
        At("[role=dialog] .danger"),
        Look("going back to a copy"),
        Click("[role=dialog] .danger"),
        At("main li button"),
        Look("the office is back"),
    ],
};

/// As the manager sees it: when the houses are open, and when not.
pub const OPENING: Scene = Scene {
    start: Demo(3),
    steps: &[
        Keys("G S"),
        Click(".settings nav a[href='#/settings/closures']"),
        Click(".content .page-head button"),
        At(SEND),
        Look("new closure, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new closure, refused"),
        Click(".settings nav a[href='#/settings/hours']"),
        Click(".content [role=tabpanel] button:has([href='#icon-plus'])"),
        At(SEND),
        Look("new opening period, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new opening period, refused"),
    ],
};

/// As the auditor sees it, who says why before anything is shown.
pub const LOG: Scene = Scene {
    start: Demo(5),
    steps: &[
        At(".content form"),
        Look("log, before the reason"),
        Click(SEND),
        At(REFUSED),
        Look("log, the reason is missing"),
        Click(".content .why input"),
        Type("Tilsyn"),
        Keys("Enter"),
        At(".content table, .content ol, .content ul"),
        Look("log, read"),
    ],
};
