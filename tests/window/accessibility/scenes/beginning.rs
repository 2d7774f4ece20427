//! Before anybody sits down, and an office that holds nothing yet.

use super::super::scene::Scene;
use super::super::scene::Start::{DemoEntrance, EmptyOffice, MissingOffice, NoOffice};
use super::super::scene::Step::{At, Click, Each, Keys, Look, Tab, Type};

const SEND: &str = "form [type=submit]";
const REFUSED: &str = "form .error, form [role=alert]";

pub const FIRST_WINDOW: Scene = Scene {
    start: NoOffice,
    steps: &[
        At(".ways"),
        Look("first window"),
        Tab,
        Click(".ways li:nth-child(1) button"),
        At("form"),
        Look("new office, empty"),
        Tab,
        Click(SEND),
        At(REFUSED),
        Look("new office, refused"),
        Click("form .form-acts button:last-child"),
        Click(".ways li:nth-child(3) button"),
        At("form"),
        Look("office server, empty"),
        Click(SEND),
        At(REFUSED),
        Look("office server, refused"),
    ],
};

pub const A_NEW_OFFICE: Scene = Scene {
    start: NoOffice,
    steps: &[
        At(".ways"),
        Click(".ways li:nth-child(1) button"),
        At("form"),
        Click("input[id$='-officeName']"),
        Type("Havnstrup"),
        Click("input[id$='-fullName']"),
        Type("Ivan Skytte"),
        Click("input[id$='-userName']"),
        Type("ivan"),
        Click("input[id$='-password']"),
        Type("et langt kodeord"),
        Click("input[id$='-passwordAgain']"),
        Type("et langt kodeord"),
        Click(SEND),
        At(".code"),
        Look("the code of a new office"),
        Tab,
    ],
};

pub const START_UP_FAILURE: Scene =
    Scene { start: MissingOffice, steps: &[At("main [role=alert]"), Look("an office that does not open"), Tab] };

pub const NEW_OFFICE: Scene = Scene {
    start: EmptyOffice,
    steps: &[
        At("form"),
        Look("sign in, empty"),
        Tab,
        Click(SEND),
        At(REFUSED),
        Look("sign in, refused"),
        Click(".below button:first-child"),
        At("form"),
        Look("forgotten password, empty"),
        Click(SEND),
        At(REFUSED),
        Look("forgotten password, refused"),
        Click("form .form-acts button:last-child"),
        Click("input[autocomplete=username]"),
        Type("anne"),
        Click("input[type=password]"),
        Type("et langt kodeord"),
        Keys("Enter"),
        At("main#main h1"),
        Look("today, empty"),
        Keys("G K"),
        At(".bookings .surface"),
        Look("calendar, empty"),
        Keys("G F"),
        At(".directory"),
        Look("directory, empty"),
        Click("main h1"),
        Keys("G A"),
        At(".page .surface"),
        Look("agreements, empty"),
        Keys("G S"),
        At(".settings h1"),
        Each { links: ".settings nav a", there: ".content h1" },
        Keys("Ctrl L"),
        At("dialog form"),
        Look("lock"),
        Click("dialog [type=submit]"),
        At("dialog .error"),
        Look("lock, refused"),
    ],
};

pub const DEMO_ENTRANCE: Scene =
    Scene { start: DemoEntrance, steps: &[At("main li button"), Look("choose a role"), Tab] };
