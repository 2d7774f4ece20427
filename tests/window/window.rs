//! One real window under test, as somebody looks at it. What hands do stands in `hands.rs`.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::AtomicU32;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::driver::{Driver, Folder, PATIENCE};

/// How often it is looked again.
const GLANCE: Duration = Duration::from_millis(40);

/// What can be pressed.
pub const PRESSABLE: &str = "button, a[href], label, [role=option], [role=menuitem], [role=tab]";

/// What everything of a kind says, for whoever reads why a test failed.
const OF_THIS_KIND: &str = "return [...document.querySelectorAll(arguments[0])].map((element) => element.innerText)";

/// A running program with a driver in its window.
pub struct Window {
    /// The WebDriver session.
    pub client: Client,
    /// Clicks, chords and typed phrases so far.
    pub(crate) inputs: AtomicU32,
    /// Keys that went down so far, letters and modifiers alike.
    pub(crate) keystrokes: AtomicU32,
    /// Ends before the folder is removed.
    _driver: Driver,
    /// Where the program keeps everything.
    pub folder: Folder,
}

/// What stands in the fields beside the work surface or in front of it, and what is said between them.
const FIELDS_WRITTEN_IN: &str = r"
    const besides = [...document.querySelectorAll('.side-panel, [role=dialog]')];
    const fields = besides.flatMap((beside) => [...beside.querySelectorAll('input, select, textarea')]);
    const written = fields.map((field) => [field.labels?.[0]?.innerText ?? field.name, field.type === 'password' ? '' : field.value]);
    return { written, said: besides.map((beside) => beside.innerText) };
";

impl Window {
    /// Starts the program with these words on its command line, 1440 × 900.
    pub async fn open(arguments: &[&str]) -> Self {
        Self::open_in(Folder::new(), arguments).await
    }

    /// The same in a folder that is there: the program finds what lies in it.
    pub async fn open_in(folder: Folder, arguments: &[&str]) -> Self {
        let driver = Driver::start(&folder);
        let client = driver.open_program(arguments).await;
        let window = Self { client, inputs: AtomicU32::new(0), keystrokes: AtomicU32::new(0), _driver: driver, folder };
        window.resize(1440, 900).await;
        window
    }

    /// Closes the window as its user does; gives the folder for another start.
    pub async fn close(self) -> Folder {
        let Self { client, folder, .. } = self;
        client.close().await.expect("the window closes");
        folder
    }

    /// Gives the window another size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
        let seen = self.eventually(|| async {
            self.look_at("return innerWidth + ' × ' + innerHeight", Vec::new()).await
                == json!(format!("{width} × {height}"))
        });
        assert!(seen.await, "the window does not become {width} × {height}");
    }

    /// Waits for the first element of this selector that can be seen.
    pub async fn find(&self, selector: &str) -> Element {
        self.find_named(selector, "").await
    }

    /// Waits for the element of a kind (a selector) that says these words and least besides, as far as it can be seen.
    pub async fn find_named(&self, kind: &str, words: &str) -> Element {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.named(kind, words).await {
                return found;
            }
            if Instant::now() > until {
                self.keep_picture("not-found").await;
                let there = self.look_at(OF_THIS_KIND, vec![json!(kind)]).await;
                panic!("no {kind} called {words:?} among {there}; {}", self.standing().await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// For whoever reads why a test failed: what was being written stands first, for long texts are cut.
    async fn standing(&self) -> String {
        let focus = self.look_at("return document.activeElement?.cloneNode().outerHTML ?? ''", Vec::new()).await;
        let fields = self.look_at(FIELDS_WRITTEN_IN, Vec::new()).await;
        format!("the focus is on {focus}; written is {fields}; the window says:\n{}", self.text().await)
    }

    /// Waits for the field of this label.
    pub async fn field(&self, label: &str) -> Element {
        let label = self.find_named("label", label).await;
        let control = self.look_at("return arguments[0].control", vec![json!(label)]).await;
        self.element(&control).expect("the label belongs to a field")
    }

    /// What stands in a field.
    pub async fn value_of(&self, label: &str) -> String {
        let field = self.field(label).await;
        text_of(&self.look_at("return arguments[0].value", vec![json!(field)]).await)
    }

    pub async fn named(&self, kind: &str, words: &str) -> Option<Element> {
        const SCRIPT: &str = r"
            const [kind, words] = arguments;
            // A booking in the week says more than there is room for.
            const chip = (element) => element.matches('.chip[data-piece]') ? element.title : null;
            const said = (element) => (chip(element) ?? element.innerText ?? '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
            const seen = [...document.querySelectorAll(kind)].filter((element) =>
                element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]') && said(element).includes(words));
            if (words === '') return seen[0] ?? null;
            return seen.sort((one, other) => said(one).length - said(other).length)[0] ?? null;";
        let found = self.look_at(SCRIPT, vec![json!(kind), json!(words)]).await;
        self.element(&found)
    }

    /// Waits for what can be pressed and whose name is these words, or begins with them. Signs that are only drawn, such
    /// as a shortcut, are no part of the name.
    pub async fn pressable(&self, words: &str) -> Element {
        const SCRIPT: &str = r"
            const [kind, words] = arguments;
            const named = (element) => {
                const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                const said = [];
                while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('[aria-hidden=true]')) said.push(texts.currentNode.data);
                return said.join(' ').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
            };
            const begins = (name) => name.startsWith(words) && !/^[\p{L}\d]/u.test(name.slice(words.length));
            const seen = [...document.querySelectorAll(kind)].filter((element) =>
                element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]') && begins(named(element)));
            return seen.sort((one, other) => named(one).length - named(other).length)[0] ?? null;";
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.look_at(SCRIPT, vec![json!(PRESSABLE), json!(words)]).await;
            if let Some(found) = self.element(&found) {
                return found;
            }
            if Instant::now() > until {
                self.keep_picture("not-found").await;
                panic!("nothing called {words:?} can be pressed; the window says:\n{}", self.text().await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The element that a look found.
    pub fn element(&self, found: &Value) -> Option<Element> {
        let id = found.as_object()?.values().next()?.as_str()?;
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    /// Reads something off the page. Only for looking: what a test does, it does with keys and pointer.
    pub async fn look_at(&self, script: &str, arguments: Vec<Value>) -> Value {
        // What is found may be drawn anew before it is handed over: then it is looked for again.
        const TRIES: u32 = 5;
        for _ in 1..TRIES {
            match self.client.execute(script, arguments.clone()).await {
                Ok(found) => return found,
                Err(error) if error.to_string().contains("Stale element") => {}
                Err(error) => panic!("the page is not read: {error}"),
            }
        }
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("the page is not read: {error}"))
    }

    /// Everything that can be read on the page.
    pub async fn text(&self) -> String {
        let text = self.look_at("return document.body.innerText", Vec::new()).await;
        text_of(&text).replace('\u{ad}', "").replace('\u{a0}', " ")
    }

    /// Waits until the page says these words.
    pub async fn sees(&self, words: &str) {
        if !self.eventually(|| async { self.text().await.contains(words) }).await {
            self.keep_picture("not-seen").await;
            panic!("the window does not say {words:?}; it says:\n{}", self.text().await);
        }
    }

    /// Waits until the page no longer says these words.
    pub async fn sees_no_more(&self, words: &str) {
        if !self.eventually(|| async { !self.text().await.contains(words) }).await {
            self.keep_picture("still-seen").await;
            panic!("the window still says {words:?}; it says:\n{}", self.text().await);
        }
    }

    /// Waits until something of this kind says these words.
    pub async fn sees_in(&self, kind: &str, words: &str) {
        self.find_named(kind, words).await;
    }

    /// Waits until nothing of this kind says these words.
    pub async fn sees_none(&self, kind: &str, words: &str) {
        if !self.eventually(|| async { self.named(kind, words).await.is_none() }).await {
            self.keep_picture("still-there").await;
            panic!("there is still a {kind} called {words:?}; the window says:\n{}", self.text().await);
        }
    }

    /// What has the focus, in words.
    pub async fn focused(&self) -> String {
        let said = "const it = document.activeElement;
            const chip = it?.matches('.chip[data-piece]') ? it.title : null;
            return it && it !== document.body ? (chip ?? (it.labels?.[0] ?? it).innerText ?? '') : ''";
        text_of(&self.look_at(said, Vec::new()).await).replace('\u{ad}', "")
    }

    /// Waits until the focus is on what says these words.
    pub async fn focus_is_on(&self, words: &str) {
        if !self.eventually(|| async { self.focused().await.contains(words) }).await {
            self.keep_picture("focus").await;
            panic!("the focus is not on {words:?} but on {:?}", self.focused().await);
        }
    }

    /// Looks again and again until something holds; false when patience ends.
    pub async fn eventually<F: Future<Output = bool>>(&self, holds: impl Fn() -> F) -> bool {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if holds().await {
                return true;
            }
            tokio::time::sleep(GLANCE).await;
        }
        false
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

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
