//! How a slice's refusals take up every no to a table on its way in.

/// For refusals with `FieldsRefused`, `TableUnreadable`, `RowsRefused` and `ImportStopped`.
macro_rules! refuses_tables {
    ($refusal:ident) => {
        impl From<Vec<$crate::shared::field::FieldProblem>> for $refusal {
            fn from(problems: Vec<$crate::shared::field::FieldProblem>) -> Self {
                Self::FieldsRefused { problems }
            }
        }

        impl From<$crate::files::TableProblem> for $refusal {
            fn from(problem: $crate::files::TableProblem) -> Self {
                Self::TableUnreadable { problem }
            }
        }

        impl From<$crate::files::NotReady> for $refusal {
            fn from(refusal: $crate::files::NotReady) -> Self {
                match refusal {
                    $crate::files::NotReady::ForAll(problems) => problems.into(),
                    $crate::files::NotReady::Rows(rows) => Self::RowsRefused { rows },
                }
            }
        }

        impl From<$crate::access::Stopped> for $refusal {
            fn from(_: $crate::access::Stopped) -> Self {
                Self::ImportStopped
            }
        }
    };
}
pub(crate) use refuses_tables;
