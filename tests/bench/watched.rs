//! A window whose page is watched from within: from a key that is pressed to the frame that shows what it did.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

const PATIENCE: Duration = Duration::from_secs(20);

/// How long the page is left alone after a key.
const UNDISTURBED: Duration = Duration::from_millis(400);

/// Watches for the next key. `SHOWN` is looked at in every frame; the time is taken when the frame in which it first
/// holds has been painted.
const WATCH: &str = "
    const before = BEFORE;
    const shown = () => SHOWN;
    window.painted = null;
    addEventListener('keydown', (event) => {
        const look = () => {
            if (!shown()) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => (window.painted = performance.now() - event.timeStamp);
            port2.postMessage(null);
        };
        requestAnimationFrame(look);
    }, { capture: true, once: true });";

/// Notes the time between each two frames, until `window.watching` is taken away.
const WATCH_FRAMES: &str = "
    window.gaps = [];
    window.watching = true;
    let last = null;
    const look = (now) => {
        if (last !== null) window.gaps.push(now - last);
        last = now;
        if (window.watching) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// Scrolls down for a second and back up for another, in steps of a wheel, one each frame.
const SCROLL: &str = "
    const [board, done] = [BOARD, arguments[arguments.length - 1]];
    let began = null;
    const roll = (now) => {
        began ??= now;
        board.scrollTop += now - began < 1000 ? 53 : -53;
        if (now - began < 2000) requestAnimationFrame(roll); else done(board.scrollTop);
    };
    requestAnimationFrame(roll);";

/// Small steps of the pointer across the board, each as long as a frame.
const STEPS: i32 = 20;
/// As many frames tell how smooth it is.
const FRAMES: u32 = 30;
/// So often one goes to and fro at most.
const MOST_WAYS: u32 = 20;

/// A window at work.
pub struct Watched {
    /// The window.
    pub window: Window,
}

impl Watched {
    /// Opens an office file and sits down as this role of the demo.
    pub async fn open(folder: PathBuf, office: &Path, role: &str) -> Self {
        let program =
            PathBuf::from(std::env::var("FRIVILLIGHUS_BIN").expect("FRIVILLIGHUS_BIN: run `cargo xtask bench`"));
        let office = office.to_str().expect("a path");
        std::fs::create_dir_all(&folder).expect("a folder for the window");
        let words = ["--office", office, "--now", "2026-11-24T10:42"];
        let window = Window::of_program(&program, folder, &words).await;
        window.press_button(role).await;
        window.find("main h1").await;
        Self { window }
    }

    /// An empty window: nothing of ours is in it.
    pub async fn of_the_empty_window(folder: PathBuf) -> Self {
        let program = PathBuf::from(std::env::var("EMPTY_WINDOW").expect("EMPTY_WINDOW: run `cargo xtask bench`"));
        std::fs::create_dir_all(&folder).expect("a folder for the window");
        let window = Window::of_program(&program, folder, &[]).await;
        window.find("body").await;
        Self { window }
    }

    /// Does something to the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) {
        self.window.client.execute(script, arguments).await.expect("the page does it");
    }

    /// Goes to a place of the page.
    pub async fn go(&self, hash: &str) {
        self.run("location.hash = arguments[0]", vec![json!(hash)]).await;
    }

    /// Asks the page.
    pub async fn ask(&self, script: &str) -> Value {
        self.window.client.execute(&format!("return {script}"), Vec::new()).await.expect("the page answers")
    }

    /// Waits until this holds in the page.
    pub async fn until(&self, script: &str) {
        let until = Instant::now() + PATIENCE;
        while self.ask(script).await != true {
            assert!(Instant::now() < until, "never: {script}\n{}", self.window.text().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The longest time between two frames, in milliseconds, while this is scrolled.
    pub async fn largest_gap_while_scrolling(&self, board: &str) -> f64 {
        self.run(WATCH_FRAMES, Vec::new()).await;
        let rolled = self.window.client.execute_async(&SCROLL.replace("BOARD", board), Vec::new()).await;
        rolled.expect("the page scrolls");
        self.largest_gap().await
    }

    /// The same while an element is dragged to and fro, and put back; `carried` holds while it is.
    pub async fn largest_gap_while_dragging(&self, element: &Element, carried: &str) -> f64 {
        self.window.take_hold(element).await;
        self.run(WATCH_FRAMES, Vec::new()).await;
        // The driver asks for no frames: where each takes long, one goes on until there were enough of them.
        for _ in 0..MOST_WAYS {
            self.window.carry(STEPS).await;
            if self.ask(&format!("window.gaps.length >= {FRAMES}")).await == true {
                break;
            }
        }
        let gap = self.largest_gap().await;
        self.until(carried).await;
        self.window.press(Key::Escape).await;
        self.window.let_go().await;
        self.window.settle().await;
        gap
    }

    async fn largest_gap(&self) -> f64 {
        let gap = self.ask("(window.watching = false, window.gaps.length > 2 ? Math.max(...window.gaps) : null)").await;
        gap.as_f64().expect("frames were painted meanwhile")
    }

    /// Presses a key and gives the milliseconds until what it did is painted: `shown` is an expression that holds then;
    /// in it `before` is what `remembered` was before the key.
    pub async fn press(&self, key: char, remembered: &str, shown: &str) -> f64 {
        let watch = WATCH.replace("BEFORE", remembered).replace("SHOWN", shown);
        self.window.client.execute(&watch, Vec::new()).await.expect("the page is watched");
        self.window.chord(&[], key).await;
        // Whoever asks the page while it works is waited for by it: what is usual has long been painted by then.
        tokio::time::sleep(UNDISTURBED).await;
        self.until("window.painted !== null").await;
        self.ask("window.painted").await.as_f64().expect("milliseconds")
    }
}
