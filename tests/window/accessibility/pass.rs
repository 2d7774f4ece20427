//! One way of looking at a scene: a theme, a language, some sizes. Everything that is wrong is told at the end.

use std::sync::LazyLock;

use frivillighus_tests::Engine;

use super::scene::{Scene, Start, Step};
use crate::driver::{Folder, Theme};
use crate::offices::{Desk, NOW};
use crate::window::Window;

type Size = (u32, u32);

const LARGE: Size = (1440, 900);
const LAPTOP: Size = (1280, 800);
/// What 1440 × 900 shows at 200 %.
const SMALL: Size = (720, 450);
const ALL: &[Size] = &[LARGE, LAPTOP, SMALL];

static IS_LONG: LazyLock<bool> = LazyLock::new(|| std::env::var_os("TEST_LONG").is_some());

/// How a scene is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    theme: Theme,
    language: &'static str,
    /// In the usual run; the long one takes all.
    sizes: &'static [Size],
}

impl Pass {
    pub const LIGHT_DANISH: Self = Self { theme: Theme::Light, language: "Dansk", sizes: &[LARGE] };
    pub const DARK_ENGLISH: Self = Self { theme: Theme::Dark, language: "English", sizes: &[SMALL] };
    pub const LIGHT_ENGLISH: Self = Self { theme: Theme::Light, language: "English", sizes: ALL };
    pub const DARK_DANISH: Self = Self { theme: Theme::Dark, language: "Dansk", sizes: ALL };

    fn sizes(&self) -> &'static [Size] {
        if *IS_LONG { ALL } else { self.sizes }
    }

    /// Walks a scene and looks at each of its states.
    pub async fn walk(self, scene: &Scene) {
        let desk = self.begin(scene.start).await;
        let mut walk =
            Walk { pass: self, desk: &desk, window: &desk.window, state: "the beginning", wrong: Vec::new() };
        for step in scene.steps {
            walk.take(*step).await;
        }
        let wrong = walk.wrong;
        assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    async fn begin(self, start: Start) -> Desk {
        let folder = Folder::with_theme(self.theme);
        let desk = match start {
            Start::NoOffice => Desk { window: Window::open_in(folder, &[]).await, office: String::new(), now: NOW },
            Start::MissingOffice => {
                let office = String::from("/nowhere/away.frivillighus");
                Desk { window: Window::open_in(folder, &["--office", &office]).await, office, now: NOW }
            }
            Start::EmptyOffice => Desk::of_a_new_office(folder).await,
            Start::DemoEntrance | Start::Demo(_) => Desk::of_the_demo_in(folder, Engine::Sqlite).await,
        };
        let window = &desk.window;
        window.press(self.language).await;
        self.is_dressed(window).await;
        if let Start::Demo(role) = start {
            let choice = window.find(&format!("main li:nth-child({role}) button")).await;
            window.click(&choice).await;
            window.find("main#main h1").await;
        }
        desk
    }

    async fn is_dressed(self, window: &Window) {
        let theme = window.look_at("return document.documentElement.dataset.theme", Vec::new()).await;
        assert_eq!(theme, self.theme.name(), "the window follows the system's colours");
    }
}

struct Walk<'a> {
    pass: Pass,
    desk: &'a Desk,
    window: &'a Window,
    state: &'static str,
    wrong: Vec<String>,
}

impl Walk<'_> {
    async fn take(&mut self, step: Step) {
        match step {
            Step::At(selector) => drop(self.window.find(selector).await),
            Step::Click(selector) => self.window.click_on(|| self.window.find(selector)).await,
            Step::Keys(keys) => self.window.keys(keys).await,
            Step::Type(words) => self.window.type_words(words).await,
            Step::Look(state) => self.look(state).await,
            Step::Tab => self.tab().await,
            Step::PointAtFolder => self.window.folder.point_at(self.window.folder.path()),
            Step::PointAtCopy => self.window.folder.point_at(&self.window.folder.copy_of_the_office()),
            Step::PointAtPhoto => drop(self.window.folder.point_at_a_photo()),
            Step::ColleagueNotes(words) => {
                let card = self.desk.colleague_opens(words).await;
                self.desk.colleague_notes(&card, "Ringer kun om formiddagen").await;
            }
            Step::ColleagueOpensScoring => {
                let year = self.desk.award_of(2026).await;
                self.desk.colleague_opens_scoring(&year).await;
            }
            Step::ColleaguesScore => {
                let year = self.desk.award_of(2026).await;
                self.desk.colleagues_score(&year).await;
            }
            Step::Each { links, there } => self.each(links, there).await,
        }
    }

    async fn look(&mut self, state: &'static str) {
        self.state = state;
        for (width, height) in self.pass.sizes() {
            self.window.resize(*width, *height).await;
            self.window.settle().await;
            self.window.keep_picture(&self.name_of_picture(*width)).await;
            let found = self.window.axe_violations().await;
            self.note(*width, found);
            if self.window.scrolls_as_a_whole().await {
                self.note(*width, vec!["the window itself scrolls".to_owned()]);
            }
            if *width == SMALL.0 {
                let wide = self.window.what_is_too_wide().await;
                self.note(*width, wide.into_iter().map(|line| format!("scrolls sideways: {line}")).collect());
            }
        }
        // Every walk is made in a large window.
        self.window.resize(LARGE.0, LARGE.1).await;
    }

    fn name_of_picture(&self, width: u32) -> String {
        format!("{}, {} {} {width}", self.state, self.pass.theme.name(), self.pass.language)
    }

    fn note(&mut self, width: u32, found: Vec<String>) {
        let state = self.state;
        self.wrong.extend(found.into_iter().map(|line| format!("[{state}, {width}] {line}")));
    }

    /// Only in the long run: a stop takes a moment, and a page has many.
    async fn tab(&mut self) {
        if !*IS_LONG {
            return;
        }
        let hidden = self.window.hidden_tab_stops().await;
        self.note(LARGE.0, hidden.into_iter().map(|stop| format!("the focus is hidden on {stop}")).collect());
    }

    async fn each(&mut self, links: &'static str, there: &'static str) {
        let count = self.window.client.find_all(fantoccini::Locator::Css(links)).await.expect("links").len();
        assert!(count > 0, "there is no {links}");
        for number in 0..count {
            let all = self.window.client.find_all(fantoccini::Locator::Css(links)).await.expect("links");
            let name = all[number].text().await.unwrap_or_default();
            self.window.click(&all[number]).await;
            self.window.find(there).await;
            self.window.settle().await;
            self.look(name.leak()).await;
        }
    }
}
