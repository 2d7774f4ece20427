//! The register of volunteers: the list, the card, the form with its guide, and the question who was covered.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, Keys, Look, PointAtPhoto, Tab, Type};

pub const REGISTER: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G O"),
        At("[role=search] input:focus"),
        At(".register .foot"),
        Look("volunteers"),
        Tab,
        Click(".tools button:has([href='#icon-lock'])"),
        At("[role=dialog] input"),
        Look("a volunteer by CPR number"),
        Keys("Escape"),
        Click("[role=search] input"),
        Type("xyzq"),
        At(".register .table .form-acts"),
        Look("volunteers, nobody found"),
        Click(".register .table .form-acts button:first-child"),
        At(".writing form input"),
        Look("new volunteer, a name given"),
        Tab,
        Click(".writing [type=submit]"),
        At(".writing .error"),
        Look("new volunteer, refused"),
        Click(".writing [id$='-throughAssociation'] label:first-of-type input"),
        At(".writing [id$='-signs']"),
        Click(".writing [id$='-signs'] input"),
        At(".writing .notice"),
        Look("new volunteer, the guide proposes"),
        Click(".writing .end div:nth-of-type(2) button"),
        At(".side-panel .today"),
        Look("card of a volunteer"),
        Click(".side-panel .part-head button:has([href='#icon-pencil'])"),
        At(".side-panel form"),
        Look("card of a volunteer, correcting"),
        Keys("G O"),
        Click(".page-head button:has([href='#icon-calendar-search'])"),
        At(".question"),
        Look("who was covered, one volunteer"),
        Tab,
        Click(".question .whom label:last-of-type input"),
        At(".page table, .page .empty"),
        Look("who was covered, everybody"),
    ],
};

/// Injuries and damage: the list, one of them, and the form whose fields are sealed.
pub const CLAIMS: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G O"),
        Click(".page-head button:has([href='#icon-shield-alert'])"),
        At(".claims table"),
        Look("claims"),
        Click(".claims tbody a"),
        At(".claim dl"),
        Look("one claim"),
        Click(".claim button:has([href='#icon-send'])"),
        At(".claim form"),
        Look("one claim, being reported"),
        Click(".claim .page-head button:has([href='#icon-pencil'])"),
        At(".claim form .sealed"),
        Look("a claim, correcting"),
        Keys("G O"),
        Click(".page-head button:has([href='#icon-shield-alert'])"),
        At(".claims table"),
        Click(".page-head button:has([href='#icon-plus'])"),
        At(".page form .sealed"),
        Click(".page form [type=submit]"),
        At(".page form .error"),
        Look("new claim, refused"),
    ],
};

/// What belongs to a claim: a photo sealed with it, and its fact sheet.
pub const CLAIM_PAPERS: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G O"),
        Click(".page-head button:has([href='#icon-shield-alert'])"),
        At(".claims table"),
        Click(".claims tbody a"),
        At(".claim dl"),
        PointAtPhoto,
        Click(".claim button:has([href='#icon-paperclip'])"),
        At("[aria-labelledby=claim-files] .fingerprint"),
        Click("[aria-labelledby=claim-files] h2"),
        Look("one claim, a photo sealed with it"),
        Click(".claim button:has([href='#icon-printer'])"),
        At("[role=dialog] article[data-page]"),
        Look("the fact sheet of a claim"),
    ],
};

/// What somebody is told when they are written down.
pub const LETTER: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G O"),
        At("[role=search] input:focus"),
        Type("bodil"),
        At("[role=option]"),
        Keys("ArrowDown Enter"),
        At(".side-panel .today"),
        Click(".side-panel button:has([href='#icon-ellipsis'])"),
        At("[role=menuitem]"),
        Look("card of a volunteer, menu open"),
        Click("[role=menuitem]:has([href='#icon-mail'])"),
        At("[role=dialog] article[data-page]"),
        Look("information letter"),
        Tab,
        Click("[role=dialog] .acts button:last-child"),
        At("[role=dialog] .fingerprint"),
        Look("information letter, printed"),
    ],
};

/// What is made of the register as a whole.
pub const FIGURES_AND_LISTS: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G O"),
        Click(".page-head button:has([href='#icon-file-text'])"),
        At("[role=menuitem]"),
        Click("[role=menuitem]:first-of-type"),
        At(".report table"),
        Look("figures for the insurer"),
        Tab,
        Click(".report form [type=submit]"),
        At(".report .side li a"),
        Look("figures for the insurer, delivered"),
        Click(".report .side li a"),
        At(".report [role=note]"),
        Look("figures for the insurer, as delivered"),
        Keys("G O"),
        Click(".page-head button:has([href='#icon-file-text'])"),
        Click("[role=menuitem]:last-of-type"),
        At(".roll-call .empty button"),
        Look("yearly roll-call, not begun"),
        Click(".roll-call .empty button"),
        At(".roll-call li a"),
        Look("yearly roll-call, begun"),
        Click(".roll-call li a"),
        At("[data-roll-row='0'] button:focus"),
        Tab,
        Keys("1"),
        At("[role=region] button"),
        Look("yearly roll-call, answered"),
        Keys("2"),
        At("[data-roll-row] form"),
        Look("yearly roll-call, stopped"),
    ],
};

/// What the front desk may see of it.
pub const DESK: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("G O"),
        At("[role=search] input:focus"),
        Look("is somebody covered, empty"),
        Type("a"),
        At(".desk .empty, .desk [role=option]"),
        Look("is somebody covered, answered"),
    ],
};
