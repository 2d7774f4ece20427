//! Inputs that name a thing and the version of it that was seen, and can stand in an undo step.

/// Makes such inputs: of which operation each is, and its sample, which says what its fields are.
macro_rules! seen_things {
    ($($(#[$doc:meta])* $name:ident of $operation:literal { $thing:ident: $id:ident($number:literal), version: $version:literal })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, ::serde::Serialize, ::serde::Deserialize, ::ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name {
            /// Which.
            pub $thing: $id,
            /// The version that was seen.
            #[ts(type = "number")]
            pub version: i64,
        }

        impl $crate::gate::Input for $name {
            fn sample() -> Self {
                Self { $thing: $id($number), version: $version }
            }
        }

        impl $crate::access::Changing for $name {
            const OPERATION: &'static str = $operation;
        }
    )+ };
}
pub(crate) use seen_things;
