//! How each user likes the screen. Nobody else's business: no event, no log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::access::{AccessError, Nothing, RequestContext};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Light or dark.
    pub enum Appearance {
        /// As the machine has it.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

text_enum! {
    /// How much room a row takes.
    pub enum Density {
        /// 28 pixels.
        Compact = "compact",
        /// 32 pixels.
        Normal = "normal",
        /// 40 pixels.
        Roomy = "roomy",
    }
}

text_enum! {
    /// Whether single letters work as shortcuts; some assistive input types letters unasked.
    pub enum Shortcuts {
        /// Letters and combinations.
        All = "all",
        /// Combinations with Ctrl or Alt only.
        CombinationsOnly = "combinations_only",
    }
}

/// Text size in percent of the machine's own: 90 to 150.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "90 | 100 | 110 | 120 | 130 | 140 | 150")]
pub struct TextSize(u8);

/// The text sizes there are, in percent.
const TEXT_SIZES: [u8; 7] = [90, 100, 110, 120, 130, 140, 150];

impl TryFrom<u8> for TextSize {
    type Error = &'static str;

    fn try_from(percent: u8) -> Result<Self, Self::Error> {
        if TEXT_SIZES.contains(&percent) { Ok(Self(percent)) } else { Err("a text size is 90, 100 … 150") }
    }
}

impl From<TextSize> for u8 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

/// How a user likes the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Preferences {
    /// Light or dark.
    pub appearance: Appearance,
    /// How much room a row takes.
    pub density: Density,
    /// The language of the screens; `None` is the office's.
    pub language: Option<Language>,
    /// Text size in percent.
    pub text_size: TextSize,
    /// Which shortcuts work.
    pub shortcuts: Shortcuts,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            appearance: Appearance::System,
            density: Density::Normal,
            language: None,
            text_size: TextSize(100),
            shortcuts: Shortcuts::All,
        }
    }
}

impl Input for Preferences {
    fn sample() -> Self {
        Self::default()
    }
}

/// One's own preferences.
pub async fn own_preferences(context: &RequestContext<'_>, _: Nothing) -> Result<Preferences, AccessError> {
    let who = context.who().ok_or(AccessError::UserNotFound)?;
    let mut tx = context.read().await?;
    let stored = store::find_preferences(&mut tx, who.user_id).await?.unwrap_or_default();
    // What another version stored may not read; the screen then looks as it does at first.
    Ok(serde_json::from_str(&stored).unwrap_or_default())
}

/// Keeps one's own preferences.
pub async fn keep_preferences(context: &RequestContext<'_>, input: Preferences) -> Result<Preferences, AccessError> {
    let who = context.who().ok_or(AccessError::UserNotFound)?;
    let json = serde_json::to_string(&input).unwrap_or_default();
    let mut tx = context.write().await?;
    store::keep_preferences(&mut tx, who.user_id, &json).await?;
    tx.commit_unseen().await?;
    Ok(input)
}
