//! Associations and people: the list, the cards, the forms.

use super::super::scene::Scene;
use super::super::scene::Start::Demo;
use super::super::scene::Step::{At, Click, ColleagueNotes, Keys, Look, Tab, Type};

const SEND: &str = ".side-panel form [type=submit]";
const REFUSED: &str = ".side-panel form .error";

pub const DIRECTORY: Scene = Scene {
    start: Demo(2),
    steps: &[
        Keys("G F"),
        At("[role=search] input:focus"),
        At("[role=option]"),
        Look("directory, filled"),
        Tab,
        Click("[role=search] input"),
        Type("fyrtar"),
        At("[role=option] mark"),
        Look("directory, found"),
        Keys("Enter"),
        At(".side-panel section"),
        Look("card of an organisation"),
        Tab,
        Click(".side-panel .section-head button:has([href='#icon-pencil'])"),
        At(".side-panel section input"),
        Look("card of an organisation, editing"),
        ColleagueNotes("fyrtar"),
        Click(".side-panel textarea"),
        Type("x"),
        Keys("Tab"),
        At(".side-panel table"),
        Look("card of an organisation, changed by a colleague meanwhile"),
        Click(".side-panel [role=alert] .form-acts button:last-child"),
        Click("[role=search] input"),
        Keys("Ctrl A"),
        Type("amina"),
        At("[role=option] mark"),
        Keys("Enter"),
        At(".side-panel section"),
        Look("card of a person"),
        Click("[role=search] input"),
        Keys("Escape"),
        Click("[role=search] input"),
        Keys("Ctrl A"),
        Type("xyzq"),
        At(".directory .table .form-acts"),
        Look("directory, nothing found"),
    ],
};

pub const FORMS: Scene = Scene {
    start: Demo(1),
    steps: &[
        Keys("G F"),
        At("[role=search] input:focus"),
        Click(".page-head button:nth-of-type(1)"),
        At(".side-panel form"),
        Look("new organisation, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new organisation, refused"),
        Keys("Escape"),
        Click(".page-head button:nth-of-type(2)"),
        At(".side-panel form"),
        Look("new person, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new person, refused"),
        Keys("Escape"),
        Click("[role=search] input"),
        Type("fyrtar"),
        At("[role=option] mark"),
        Keys("Enter"),
        At(".side-panel section"),
        Click(".side-panel .section-head button:has([href='#icon-plus'])"),
        At(".side-panel form"),
        Look("new role, empty"),
        Click(SEND),
        At(REFUSED),
        Look("new role, refused"),
    ],
};
