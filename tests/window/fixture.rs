//! One real window under test: its own driver, its own folder, real keys and a real pointer. Everything is ended with
//! the fixture, also when a test fails.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How long anything may take to appear. Generous: two windows share two cores with the tests.
const PATIENCE: Duration = Duration::from_secs(30);

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A running program with a driver in its window.
pub struct Window {
    /// The WebDriver session.
    pub client: Client,
    driver: Child,
    folder: PathBuf,
}

impl Window {
    /// Starts the program with these words on its command line, 1440 × 900.
    pub async fn open(arguments: &[&str]) -> Self {
        let folder = std::env::temp_dir().join(format!(
            "frivillighus-window-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::SeqCst)
        ));
        std::fs::create_dir_all(&folder).expect("a folder for this window");
        Self::open_in(folder, arguments).await
    }

    /// The same in a folder that is there: the program finds what an earlier start left.
    pub async fn open_in(folder: PathBuf, arguments: &[&str]) -> Self {
        let port = free_port();
        let driver = start_driver(port, &folder);
        let client = connect(port, arguments).await;
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

    /// Clicks the button of these words.
    pub async fn press_button(&self, words: &str) {
        let button = self.find_named("button", words).await;
        self.click(&button).await;
    }

    /// Types words into whatever has the focus.
    pub async fn type_words(&self, words: &str) {
        let mut keys = KeyActions::new("keys".into());
        for letter in words.chars() {
            keys = keys.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
        }
        self.client.perform_actions(keys).await.expect("the keys are typed");
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

    /// Waits until the page says these words.
    pub async fn sees(&self, words: &str) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if self.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.keep_picture("not-seen").await;
        panic!("the window does not say {words:?}; it says:\n{}", self.text().await);
    }

    /// What axe finds on the page as it stands: one line per violation.
    pub async fn axe_violations(&self) -> Vec<String> {
        const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");
        self.client.execute(AXE, Vec::new()).await.expect("axe is there");
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.map((violation) =>
                violation.id + ': ' + violation.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))));";
        let found = self.client.execute_async(script, Vec::new()).await.expect("axe runs");
        found.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(ToOwned::to_owned)).collect()
    }

    /// Expects that axe finds nothing; `state` names what was looked at.
    pub async fn is_accessible(&self, state: &str) {
        self.settle().await;
        let violations = self.axe_violations().await;
        assert!(violations.is_empty(), "{state}: axe finds\n{}", violations.join("\n"));
    }

    /// Waits until what was changed is drawn.
    pub async fn settle(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        let _ = self.client.execute_async(script, Vec::new()).await;
    }

    /// Keeps a picture of the window in the folder named by `WINDOW_PICTURES`, when it names one.
    pub async fn keep_picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("WINDOW_PICTURES").map(PathBuf::from) else { return };
        self.settle().await;
        let picture = self.client.screenshot().await.expect("a picture of the window");
        std::fs::create_dir_all(&folder).expect("the folder for pictures");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("the picture is kept");
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

fn start_driver(port: u16, folder: &std::path::Path) -> Child {
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

async fn connect(port: u16, arguments: &[&str]) -> Client {
    let program = std::env::var("FRIVILLIGHUS_BIN")
        .expect("FRIVILLIGHUS_BIN names no program: run the tests with `cargo xtask test`");
    assert!(std::path::Path::new(&program).is_file(), "{program} is not built");
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
