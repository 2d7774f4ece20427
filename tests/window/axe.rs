//! What a screen owes to those who cannot see it well, reach it with a pointer, or read small letters.

use serde_json::{Value, json};

use crate::window::Window;

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

/// Everything axe knows of WCAG 2.0 to 2.2 A and AA and of good practice; two of its rules have to be asked for: targets
/// of at least 24 px or with room around them (2.5.8), and names that hold the visible text (2.5.3). A target of which an
/// open box covers a part is whole again when the box is closed.
const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    const rules = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };
    const covered = (node) => node.failureSummary.includes('partially obscured');
    const line = (node) => node.target.join(' ') + ' ' + node.failureSummary.replace(/\\s+/g, ' ');
    axe.run(document, { resultTypes: ['violations'], rules }).then(({ violations }) => done(violations.flatMap(({ id, nodes }) => {
        const wrong = nodes.filter((node) => !(id === 'target-size' && covered(node)));
        return wrong.length > 0 ? [id + ': ' + wrong.map(line).join(' | ')] : [];
    })));";

/// What is wider than the place it has, other than the calendar's boards and tables that are read in both directions.
const WIDER: &str = "
    const boards = '[role=grid], [role=grid] *';
    const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const wide = [...document.querySelectorAll('body *')].filter((element) =>
        !element.matches(boards) && !element.querySelector(':scope > table') && scrolls(element) && element.scrollWidth > element.clientWidth + 1 && element.checkVisibility());
    const page = document.scrollingElement.scrollWidth > innerWidth ? ['the page itself'] : [];
    return page.concat(wide.map((element) => element.tagName + '.' + element.className + ' ' + element.scrollWidth + ' > ' + element.clientWidth));";

/// Where the focus is, and whether the pointer would find it there. Of two windows on one display only one has the
/// display's focus, so it is not asked whether this one does.
const FOCUS: &str = "
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const shown = it.matches('input[type=radio], input[type=checkbox]') ? (it.closest('label') ?? it) : it;
    const box = shown.getBoundingClientRect();
    const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1);
    const inside = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [clamp(box.left + box.width * x, innerWidth), clamp(box.top + box.height * y, innerHeight)]));
    /* The skip link shows itself to the display's focus alone. */
    const found = (!document.hasFocus() && it.matches('.skip')) || inside.some(([x, y]) => { const hit = document.elementFromPoint(x, y); return hit && (shown.contains(hit) || hit.contains(shown) && hit.matches('label')); });
    const name = (it.tagName + ' ' + (it.labels?.[0]?.innerText ?? it.innerText ?? '')).replace(/\\s+/g, ' ').slice(0, 60);
    return { name, found, place: [...document.querySelectorAll('*')].indexOf(it) };";

impl Window {
    /// What axe finds on the page as it stands: one line per violation.
    pub async fn axe_violations(&self) -> Vec<String> {
        if self.look_at("return typeof window.axe", Vec::new()).await != json!("object") {
            self.look_at(AXE, Vec::new()).await;
        }
        let found = self.client.execute_async(RUN_AXE, Vec::new()).await.expect("axe runs");
        lines(&found)
    }

    /// What has to be scrolled sideways, other than the calendar.
    pub async fn what_is_too_wide(&self) -> Vec<String> {
        lines(&self.look_at(WIDER, Vec::new()).await)
    }

    /// Whether the window itself could be scrolled, and its bar and menu out of sight with it: only parts of a page scroll.
    pub async fn scrolls_as_a_whole(&self) -> bool {
        const SCRIPT: &str = "
            const whole = [document.documentElement, document.body].map((one) => one.scrollHeight);
            return document.querySelector('.shell') !== null && Math.max(...whole) > innerHeight";
        self.look_at(SCRIPT, Vec::new()).await == json!(true)
    }

    /// Walks through the page with the Tab key; gives what had the focus without being seen.
    pub async fn hidden_tab_stops(&self) -> Vec<String> {
        const MOST: usize = 120;
        let mut hidden = Vec::new();
        let mut seen = Vec::new();
        for _ in 0..MOST {
            self.keys("Tab").await;
            self.settle().await;
            let stop = self.look_at(FOCUS, Vec::new()).await;
            if stop.is_null() || seen.contains(&stop["place"]) {
                break;
            }
            seen.push(stop["place"].clone());
            if stop["found"] != true {
                hidden.push(stop["name"].to_string());
            }
        }
        assert!(seen.len() > 1, "the Tab key leads nowhere");
        hidden
    }
}

fn lines(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(ToOwned::to_owned)).collect()
}
