//! How our value types stand in the two databases.

use chrono::NaiveDateTime;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Postgres, Sqlite, Type};

use crate::shared::ids::*;
use crate::shared::instant::Instant;
use crate::shared::wall_clock::WallTime;

macro_rules! ids_in_sql {
    ($($id:ident),* $(,)?) => { $(
        impl<DB: Database> Type<DB> for $id where i64: Type<DB> {
            fn type_info() -> DB::TypeInfo {
                <i64 as Type<DB>>::type_info()
            }

            fn compatible(kind: &DB::TypeInfo) -> bool {
                <i64 as Type<DB>>::compatible(kind)
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $id where i64: Encode<'q, DB> {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                self.0.encode_by_ref(buffer)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $id where i64: Decode<'r, DB> {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                i64::decode(value).map(Self)
            }
        }
    )* };
}
for_each_id!(ids_in_sql);

/// A request key is 36 characters of text on both engines.
impl<DB: Database> Type<DB> for RequestKey
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as Type<DB>>::type_info()
    }

    fn compatible(kind: &DB::TypeInfo) -> bool {
        <String as Type<DB>>::compatible(kind)
    }
}

impl<'q, DB: Database> Encode<'q, DB> for RequestKey
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.to_string().encode(buffer)
    }
}

impl<'r, DB: Database> Decode<'r, DB> for RequestKey
where
    String: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(uuid::Uuid::parse_str(&String::decode(value)?)?))
    }
}

/// An instant is `timestamptz` on PostgreSQL and seconds since 1970 on SQLite: small, exact, and a range on both.
impl Type<Sqlite> for Instant {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(kind: &<Sqlite as Database>::TypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(kind)
    }
}

impl<'q> Encode<'q, Sqlite> for Instant {
    fn encode_by_ref(&self, buffer: &mut <Sqlite as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<'q, Sqlite>>::encode(self.unix(), buffer)
    }
}

impl<'r> Decode<'r, Sqlite> for Instant {
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <i64 as Decode<'r, Sqlite>>::decode(value).map(Self::from_unix)
    }
}

/// A wall time is `timestamp` on PostgreSQL and text on SQLite, as sqlx writes it there: `2026-11-24 19:00:00`.
impl<DB: Database> Type<DB> for WallTime
where
    NaiveDateTime: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <NaiveDateTime as Type<DB>>::type_info()
    }

    fn compatible(kind: &DB::TypeInfo) -> bool {
        <NaiveDateTime as Type<DB>>::compatible(kind)
    }
}

impl<'r> Decode<'r, Sqlite> for WallTime {
    /// sqlx tries one form of date after the other, which is most of what reading a week would take.
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<'r, Sqlite>>::decode(value)?;
        match Self::of_stored(text) {
            Some(wall) => Ok(wall),
            None => Ok(text.parse::<NaiveDateTime>()?.into()),
        }
    }
}

impl<'r> Decode<'r, Postgres> for WallTime {
    fn decode(value: <Postgres as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <NaiveDateTime as Decode<'r, Postgres>>::decode(value).map(Self::from)
    }
}

impl Type<Postgres> for Instant {
    fn type_info() -> <Postgres as Database>::TypeInfo {
        <chrono::DateTime<chrono::Utc> as Type<Postgres>>::type_info()
    }
}

impl<'q> Encode<'q, Postgres> for Instant {
    fn encode_by_ref(&self, buffer: &mut <Postgres as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <chrono::DateTime<chrono::Utc> as Encode<'q, Postgres>>::encode(self.utc(), buffer)
    }
}

impl<'r> Decode<'r, Postgres> for Instant {
    fn decode(value: <Postgres as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <chrono::DateTime<chrono::Utc> as Decode<'r, Postgres>>::decode(value).map(Self::from)
    }
}
