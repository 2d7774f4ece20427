//! Real keys and a real pointer. Every click, chord and uninterrupted phrase counts as one input.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::PATIENCE;
use crate::window::Window;

const QUICK: Duration = Duration::from_millis(20);
const SETTLING: Duration = Duration::from_millis(60);
/// A drag is many small moves: one long one is a single event at its end.
const MOVES: i32 = 8;

impl Window {
    /// How many inputs there were so far.
    pub fn inputs(&self) -> u32 {
        self.inputs.load(Ordering::SeqCst)
    }

    /// How many keys went down so far.
    pub fn keystrokes(&self) -> u32 {
        self.keystrokes.load(Ordering::SeqCst)
    }

    fn count_keys(&self, keys: usize) {
        self.keystrokes.fetch_add(u32::try_from(keys).unwrap_or(u32::MAX), Ordering::SeqCst);
    }

    fn count_one(&self) {
        self.inputs.fetch_add(1, Ordering::SeqCst);
    }

    /// Clicks in the middle of an element. What lies under something else cannot be clicked.
    pub async fn click(&self, element: &Element) {
        self.click_at(element, 0.0, 0.0).await;
    }

    /// Clicks this far from the middle of an element.
    pub async fn click_at(&self, element: &Element, x: f64, y: f64) {
        assert!(self.is_clicked(element, (x, y)).await, "what was to be clicked is no longer on the page");
    }

    /// Clicks on what is found. What the page draws anew between the finding and the click is found again.
    pub async fn click_on<F: Future<Output = Element>>(&self, find: impl Fn() -> F) {
        const TRIES: u32 = 20;
        for _ in 0..TRIES {
            if self.is_clicked(&find().await, (0.0, 0.0)).await {
                return;
            }
        }
        panic!("what was to be clicked is drawn anew all the time");
    }

    /// False where the element is no longer on the page.
    async fn is_clicked(&self, element: &Element, (x, y): (f64, f64)) -> bool {
        if !self.bring_into_sight(element).await || !self.is_uncovered(element, x, y).await {
            return false;
        }
        let actions = MouseActions::new("mouse".into())
            .then(to(element, x, y))
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer clicks");
        self.count_one();
        true
    }

    /// Drags one element onto another.
    pub async fn drag_to(&self, element: &Element, goal: &Element) {
        let way = self.way(element, goal).await;
        self.drag_from(element, (0.0, 0.0), way).await;
    }

    /// Drags from a place in an element, measured from its middle, this far.
    pub async fn drag_from(&self, element: &Element, from: (f64, f64), by: (i32, i32)) {
        self.take_hold(element, from).await;
        self.carry(by).await;
        self.let_go().await;
    }

    /// Presses the button down on an element and keeps it down.
    pub async fn take_hold(&self, element: &Element, from: (f64, f64)) {
        assert!(self.bring_into_sight(element).await, "what was to be taken hold of is no longer on the page");
        let actions =
            MouseActions::new("mouse".into()).then(to(element, from.0, from.1)).then(PointerAction::Down { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer takes hold");
    }

    /// Moves the pointer this far in small steps.
    pub async fn carry(&self, (x, y): (i32, i32)) {
        let mut actions = MouseActions::new("mouse".into());
        let part = |whole: i32, step: i32| whole * (step + 1) / MOVES - whole * step / MOVES;
        for step in 0..MOVES {
            let (x, y) = (f64::from(part(x, step)), f64::from(part(y, step)));
            actions = actions.then(PointerAction::MoveBy { duration: Some(QUICK), x, y });
        }
        self.client.perform_actions(actions).await.expect("the pointer moves");
        self.waver().await;
    }

    /// A hand does not keep quite still where it arrives: the display's own pointer, which the driver does not move, may
    /// have told the page of another place on the way.
    async fn waver(&self) {
        let mut actions = MouseActions::new("mouse".into());
        for x in [1.0, -1.0] {
            actions = actions.then(PointerAction::MoveBy { duration: Some(SETTLING), x, y: 0.0 });
        }
        self.client.perform_actions(actions).await.expect("the pointer moves");
    }

    /// Waits, with something in the hand, until what is of this kind says these words.
    pub async fn sees_while_carrying(&self, kind: &str, words: &str) {
        let sees = || async {
            self.waver().await;
            self.named(kind, words).await.is_some()
        };
        if !self.eventually(sees).await {
            self.sees_in(kind, words).await;
        }
    }

    /// Lets the button go; a drag is one input.
    pub async fn let_go(&self) {
        let actions = MouseActions::new("mouse".into()).then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer lets go");
        self.count_one();
    }

    /// Presses the button, link, choice … of these words.
    pub async fn press(&self, words: &str) {
        self.click_on(|| self.pressable(words)).await;
    }

    /// Presses what is of this kind (a selector) and says these words.
    pub async fn press_in(&self, kind: &str, words: &str) {
        self.click_on(|| self.find_named(kind, words)).await;
    }

    /// Chooses in a list of this label: goes there and writes how the choice begins, up to its first blank, for a blank
    /// opens the list in a menu of the system's own that no driver reaches into; then goes down to it, where another
    /// choice begins with the same word.
    pub async fn choose(&self, label: &str, choice: &str) {
        const MOST_STEPS: u32 = 20;
        self.click_on(|| self.find_named("label", label)).await;
        self.type_words(choice.split(' ').next().unwrap_or(choice)).await;
        let field = self.field(label).await;
        let chosen = || async {
            let said = self.look_at("return arguments[0].selectedOptions[0]?.label ?? ''", vec![json!(field)]).await;
            said.as_str().unwrap_or_default().to_owned()
        };
        for _ in 0..MOST_STEPS {
            if chosen().await.starts_with(choice) {
                return;
            }
            self.keys("ArrowDown").await;
        }
        panic!("{label} has no choice {choice:?}; it stands on {:?}", chosen().await);
    }

    /// Clicks into the field of this label.
    pub async fn go_to_field(&self, label: &str) {
        self.click_on(|| self.field(label)).await;
    }

    /// Clicks into a field, and writes these words instead of what stands there.
    pub async fn write(&self, label: &str, words: &str) {
        self.go_to_field(label).await;
        self.keys("Ctrl A").await;
        self.type_words(words).await;
    }

    /// Types words into whatever has the focus.
    pub async fn type_words(&self, words: &str) {
        let mut keys = KeyActions::new("keys".into());
        for letter in words.chars() {
            keys = keys.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
        }
        self.client.perform_actions(keys).await.expect("the keys are typed");
        self.count_keys(words.chars().count());
        self.count_one();
    }

    /// Presses keys as the window's own list writes them: `Ctrl K`, `Shift F6`, `Alt ArrowDown`, or one after the other:
    /// `G K`, `ArrowDown ArrowDown Enter`.
    pub async fn keys(&self, written: &str) {
        let mut held = Vec::new();
        for word in written.split(' ') {
            match modifier(word) {
                Some(key) => held.push(key),
                None => self.chord(&std::mem::take(&mut held), word).await,
            }
        }
    }

    async fn chord(&self, held: &[Key], key: &str) {
        let value = key_called(key, held.iter().any(|modifier| matches!(modifier, Key::Shift)));
        let mut keys = KeyActions::new("keys".into());
        for modifier in held {
            keys = keys.then(KeyAction::Down { value: char::from(*modifier) });
        }
        keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        for modifier in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: char::from(*modifier) });
        }
        self.client.perform_actions(keys).await.expect("the keys are pressed");
        self.count_keys(held.len() + 1);
        self.count_one();
    }

    /// Scrolls as far as a wheel would have to; false where the element is no longer on the page.
    async fn bring_into_sight(&self, element: &Element) -> bool {
        let script =
            "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest' }); return arguments[0].isConnected";
        match self.client.execute(script, vec![json!(element)]).await {
            Ok(is_there) => is_there == json!(true),
            Err(error) if error.is_stale_element_reference() => false,
            Err(error) => panic!("the page is not scrolled: {error}"),
        }
    }

    /// Waits until an element stands still and the pointer would hit it: a menu is drawn first and placed then. False
    /// where it is no longer on the page.
    async fn is_uncovered(&self, element: &Element, x: f64, y: f64) -> bool {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.what_covers(element, x, y).await {
                None => return false,
                Some(cover) if cover == json!("") => return true,
                Some(cover) if Instant::now() > until => {
                    self.keep_picture("covered").await;
                    panic!("the pointer would hit {cover} instead of {:?}", element.text().await);
                }
                Some(cover) => {
                    // What is still being fetched above it has pushed it out of sight again.
                    if cover == json!("nothing") && !self.bring_into_sight(element).await {
                        return false;
                    }
                    tokio::time::sleep(QUICK).await;
                }
            }
        }
    }

    /// What the pointer would hit in place of an element, empty where that is the element; `None` where it is gone.
    async fn what_covers(&self, element: &Element, x: f64, y: f64) -> Option<Value> {
        const SCRIPT: &str = "
            const [element, x, y, done] = arguments;
            const box = () => element.getBoundingClientRect();
            const place = () => [box().left, box().top, box().width, box().height].join(' ');
            const before = place();
            const look = () => {
                if (place() !== before) return 'something that moves';
                const hit = document.elementFromPoint(box().left + box().width / 2 + x, box().top + box().height / 2 + y);
                const isIt = hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element);
                return isIt ? '' : (hit?.outerHTML ?? 'nothing').slice(0, 300);
            };
            requestAnimationFrame(() => requestAnimationFrame(() => done(look())));";
        let arguments = vec![json!(element), json!(x), json!(y)];
        match self.client.execute_async(SCRIPT, arguments).await {
            Ok(cover) => Some(cover),
            Err(error) if error.is_stale_element_reference() => None,
            Err(error) => Some(json!(error.to_string())),
        }
    }
}

fn to(element: &Element, x: f64, y: f64) -> PointerAction {
    PointerAction::MoveToElement { element: element.clone(), duration: Some(QUICK), x, y }
}

fn modifier(word: &str) -> Option<Key> {
    match word {
        "Ctrl" => Some(Key::Control),
        "Shift" => Some(Key::Shift),
        "Alt" => Some(Key::Alt),
        _ => None,
    }
}

fn key_called(name: &str, with_shift: bool) -> char {
    let key = match name {
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Del" => Key::Delete,
        "F6" => Key::F6,
        "Space" => return ' ',
        _ => return letter(name, with_shift),
    };
    char::from(key)
}

fn letter(name: &str, with_shift: bool) -> char {
    let mut letters = name.chars();
    let (Some(only), None) = (letters.next(), letters.next()) else { panic!("there is no key called {name:?}") };
    if with_shift { only } else { only.to_lowercase().next().unwrap_or(only) }
}
