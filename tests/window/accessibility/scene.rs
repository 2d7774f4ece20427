//! The words in which a scene is written. No word of a screen stands in it: the same scene is walked in both languages.

/// Who walks it, and where.
#[derive(Debug, Clone, Copy)]
pub enum Start {
    /// Nobody, and no office is open.
    NoOffice,
    /// Nobody, and the office on the command line is not there.
    MissingOffice,
    /// Nobody yet, in a real office that holds nothing; its administrator is `anne`.
    EmptyOffice,
    /// Nobody yet, in the demo office.
    DemoEntrance,
    /// The one of this place in the demo's list of roles, beginning with the front desk at 1.
    Demo(u8),
}

/// One thing that eyes or hands do.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Waits until something of this selector can be seen.
    At(&'static str),
    /// Clicks on the first of this selector.
    Click(&'static str),
    /// Presses keys, as the window's own list writes them.
    Keys(&'static str),
    /// Types into whatever has the focus.
    Type(&'static str),
    /// Looks at the state that is reached now, and names it.
    Look(&'static str),
    /// Walks through the page with the Tab key.
    Tab,
    /// From now on the user points at the program's folder, where the system would show a dialog.
    PointAtFolder,
    /// The same, at the copy of the office that lies there.
    PointAtCopy,
    /// The same, at a photo that lies there.
    PointAtPhoto,
    /// A colleague at another desk writes a note on the card of this organisation.
    ColleagueNotes(&'static str),
    /// Colleagues accept every nominee of this year's award and open the scoring.
    ColleagueOpensScoring,
    /// Three of the jury score every nominee meanwhile.
    ColleaguesScore,
    /// Clicks each link of this selector, waits until its page is there, and looks at it.
    Each {
        /// The links.
        links: &'static str,
        /// What is there when a page is.
        there: &'static str,
    },
}

/// A walk through the states of some screens.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// Where it begins.
    pub start: Start,
    /// What is done, in order.
    pub steps: &'static [Step],
}
