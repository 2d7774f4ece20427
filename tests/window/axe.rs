//! What a screen owes to those who cannot see it well, reach it with a pointer, or read small letters.

use serde_json::{Value, json};

use crate::window::Window;

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

/// Everything axe knows of WCAG 2.0 to 2.2 A and AA and of good practice; two of its rules have to be asked for: targets
/// of at least 24 px or with room around them (2.5.8), and names that hold the visible text (2.5.3).
const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    const rules = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };
    axe.run(document, { resultTypes: ['violations'], rules }).then(({ violations }) => done(violations.map(({ id, nodes }) =>
        id + ': ' + nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary.replace(/\\s+/g, ' ')).join(' | '))));";

impl Window {
    /// What axe finds on the page as it stands: one line per violation.
    pub async fn axe_violations(&self) -> Vec<String> {
        if self.look_at("return typeof window.axe", Vec::new()).await != json!("object") {
            self.look_at(AXE, Vec::new()).await;
        }
        let found = self.client.execute_async(RUN_AXE, Vec::new()).await.expect("axe runs");
        lines(&found)
    }

    /// Expects that axe finds nothing; `state` names what was looked at.
    pub async fn is_accessible(&self, state: &str) {
        self.settle().await;
        let violations = self.axe_violations().await;
        assert!(violations.is_empty(), "{state}: axe finds\n{}", violations.join("\n"));
    }
}

fn lines(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(ToOwned::to_owned)).collect()
}
