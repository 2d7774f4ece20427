//! The architecture's rules, checked over the source tree as text.
//!
//! A rule is a function from a source (or the whole tree) to what breaks it. Beside each stand planted violations that
//! it must see and right code that it must leave alone, so that no rule can sleep unnoticed. When a rule is in the way,
//! change it here and in README together: that is a change of architecture.

#[path = "house_rules/cpr.rs"]
mod cpr;
#[path = "house_rules/engine.rs"]
mod engine;
#[path = "house_rules/page.rs"]
mod page;
#[path = "house_rules/repository.rs"]
mod repository;
#[path = "house_rules/slices.rs"]
mod slices;
#[path = "house_rules/source.rs"]
mod source;
#[path = "house_rules/sql.rs"]
mod sql;

use source::{Source, Violation};

/// Makes the three tests of a rule: it holds here, it sees what is planted, it leaves alone what is right.
/// `each` is a rule over one source, `whole` one over the tree.
macro_rules! house_rule {
    (each $rule:ident, red: [$($red:expr),* $(,)?], green: [$($green:expr),* $(,)?] $(,)?) => {
        mod $rule {
            #[test]
            fn holds() {
                crate::assert_holds(|tree| tree.iter().flat_map(super::$rule).collect());
            }

            #[test]
            fn sees_what_is_planted() {
                for (path, text) in [$($red),*] {
                    let found = super::$rule(&crate::source::Source::new(path, text));
                    assert!(!found.is_empty(), "not seen in {path}: {text}");
                }
            }

            #[test]
            fn leaves_alone_what_is_right() {
                for (path, text) in [$($green),*] {
                    let found = super::$rule(&crate::source::Source::new(path, text));
                    assert!(found.is_empty(), "{found:?}");
                }
            }
        }
    };
    (whole $rule:ident, red: [$($red:expr),* $(,)?], green: [$($green:expr),* $(,)?] $(,)?) => {
        mod $rule {
            #[test]
            fn holds() {
                crate::assert_holds(super::$rule);
            }

            #[test]
            fn sees_what_is_planted() {
                $(
                    let tree = crate::source::tree_of(&$red);
                    assert!(!super::$rule(&tree).is_empty(), "not seen: {:?}", $red);
                )*
            }

            #[test]
            fn leaves_alone_what_is_right() {
                $(
                    let found = super::$rule(&crate::source::tree_of(&$green));
                    assert!(found.is_empty(), "{found:?}");
                )*
            }
        }
    };
}
pub(crate) use house_rule;

fn assert_holds(rule: impl Fn(&[Source]) -> Vec<Violation>) {
    let found = rule(source::tree());
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{} broken:\n{}", found.len(), lines.join("\n"));
}
