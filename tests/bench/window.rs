//! One real window to be measured: its own driver, its own folder, real keys and a real pointer. Everything is ended with
//! it, also when the bench stops.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How long anything may take to appear. Generous: two windows share two cores with the tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program with a driver in its window.
pub struct Window {
    /// The WebDriver session.
    pub client: Client,
    driver: Child,
    folder: PathBuf,
}

impl Window {
    /// The window of this program, 1440 × 900.
    pub async fn of_program(program: &Path, folder: PathBuf, arguments: &[&str]) -> Self {
        let port = free_port();
        let driver = start_driver(port, &folder);
        let client = connect(port, program, arguments).await;
        client.set_window_size(1440, 900).await.expect("the window takes a size");
        Self { client, driver, folder }
    }

    /// Waits for an element of this selector.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(40));
        match found.for_element(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector} does not appear: {error}\n{}", self.text().await),
        }
    }

    /// Waits for the smallest element of a kind (button, link, …) whose visible text contains the words.
    pub async fn find_named(&self, kind: &str, words: &str) -> Element {
        let path = format!(
            "//{kind}[contains(normalize-space(.), {quoted})][not(.//{kind}[contains(normalize-space(.), {quoted})])]",
            quoted = xpath_text(words)
        );
        let found = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(40));
        match found.for_element(Locator::XPath(&path)).await {
            Ok(element) => element,
            Err(error) => panic!("no {kind} called {words:?}: {error}\n{}", self.text().await),
        }
    }

    /// Clicks with the pointer in the middle of an element, as a hand does.
    pub async fn click(&self, element: &Element) {
        let actions = MouseActions::new("mouse".into())
            .then(move_to(element, 0.0, 0.0))
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer clicks");
    }

    /// Presses the button down in the middle of an element, and keeps it down.
    pub async fn take_hold(&self, element: &Element) {
        let actions =
            MouseActions::new("mouse".into()).then(move_to(element, 0.0, 0.0)).then(PointerAction::Down { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer takes hold");
    }

    /// Moves the pointer to the right and down, and back, in so many small steps.
    pub async fn carry(&self, steps: i32) {
        let step = |number: i32| if number < steps / 2 { (20.0, 8.0) } else { (-20.0, -8.0) };
        let moves = (0..steps).map(step);
        let actions = moves.fold(MouseActions::new("mouse".into()), |actions, (x, y)| {
            actions.then(PointerAction::MoveBy { duration: Some(Duration::from_millis(16)), x, y })
        });
        self.client.perform_actions(actions).await.expect("the pointer moves");
    }

    /// Lets the button go.
    pub async fn let_go(&self) {
        let actions = MouseActions::new("mouse".into()).then(PointerAction::Up { button: 0 });
        self.client.perform_actions(actions).await.expect("the pointer lets go");
    }

    /// Clicks the button of these words.
    pub async fn press_button(&self, words: &str) {
        let button = self.find_named("button", words).await;
        self.click(&button).await;
    }

    /// Presses one key.
    pub async fn press(&self, key: Key) {
        self.chord(&[], char::from(key)).await;
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: char) {
        let mut keys = KeyActions::new("keys".into());
        for modifier in held {
            keys = keys.then(KeyAction::Down { value: char::from(*modifier) });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for modifier in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: char::from(*modifier) });
        }
        self.client.perform_actions(keys).await.expect("the keys are pressed");
    }

    /// Everything that can be read on the page.
    pub async fn text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", Vec::new()).await;
        text.ok().and_then(|text| text.as_str().map(ToOwned::to_owned)).unwrap_or_default()
    }

    /// Waits until what was changed is drawn.
    pub async fn settle(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        let _ = self.client.execute_async(script, Vec::new()).await;
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver leads a process group of its own: the program and its web processes end with it.
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

fn move_to(element: &Element, x: f64, y: f64) -> PointerAction {
    PointerAction::MoveToElement { element: element.clone(), duration: Some(Duration::from_millis(20)), x, y }
}

fn xpath_text(words: &str) -> String {
    if words.contains('"') { format!("'{words}'") } else { format!("\"{words}\"") }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

fn start_driver(port: u16, folder: &Path) -> Child {
    let display = std::env::var("DISPLAY").expect("DISPLAY names no display: run the tests with `cargo xtask test`");
    Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("FRIVILLIGHUS_DATA_DIR", folder)
        .env("HOME", folder)
        .env("DISPLAY", display)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver starts (package webkit2gtk-driver)")
}

async fn connect(port: u16, program: &Path, arguments: &[&str]) -> Client {
    assert!(program.is_file(), "{} is not built", program.display());
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("webkitgtk:browserOptions".into(), json!({ "binary": program, "args": arguments }));
    let until = Instant::now() + PATIENCE;
    loop {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        match client {
            Ok(client) => return client,
            Err(error) if Instant::now() > until => panic!("the window does not start: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(30)).await,
        }
    }
}
