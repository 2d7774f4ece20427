//! Long work at a seat: how far it is, and whether somebody asked it to stop. Kept in memory only, for as long as it runs.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessError, Nothing, RequestContext};
use crate::gate::Input;
use crate::shared::ids::RequestKey;

/// The works that run at a seat, by the key of their request.
#[derive(Debug, Clone, Default)]
pub(super) struct Works(Arc<Mutex<HashMap<RequestKey, Arc<Standing>>>>);

#[derive(Debug, Default)]
struct Standing {
    done: AtomicU32,
    total: AtomicU32,
    is_stopped: AtomicBool,
}

impl Works {
    fn standing(&self, key: RequestKey) -> Option<Arc<Standing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    pub(super) fn begin(&self, key: RequestKey, total: u32) -> Work {
        let standing = Arc::new(Standing { total: total.into(), ..Standing::default() });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&standing));
        Work { works: self.clone(), key, standing }
    }
}

/// One long work. It is forgotten when it is dropped.
#[derive(Debug)]
pub struct Work {
    works: Works,
    key: RequestKey,
    standing: Arc<Standing>,
}

/// Somebody asked the work to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

impl Work {
    /// One more is done.
    ///
    /// # Errors
    /// Where somebody asked it to stop: then what was done is taken back.
    pub fn step(&self) -> Result<(), Stopped> {
        self.standing.done.fetch_add(1, Ordering::Relaxed);
        if self.standing.is_stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.works.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// A work that was asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkOfRequest {
    /// The key of the request that does it.
    pub request_key: RequestKey,
}

impl Input for WorkOfRequest {
    fn sample() -> Self {
        Self { request_key: RequestKey::numbered(9) }
    }
}

/// How far a work is. Both are 0 where it is over, or has not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct WorkProgress {
    /// How many are done.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

/// How far the long work of a request from this seat is.
pub async fn work_progress(context: &RequestContext<'_>, input: WorkOfRequest) -> Result<WorkProgress, AccessError> {
    let standing = context.seat().works().standing(input.request_key).unwrap_or_default();
    let read = |number: &AtomicU32| number.load(Ordering::Relaxed);
    Ok(WorkProgress { done: read(&standing.done), total: read(&standing.total) })
}

/// Asks the long work of a request from this seat to stop. It then refuses, and nothing of it is kept; where it was over
/// already, nothing happens.
pub async fn stop_work(context: &RequestContext<'_>, input: WorkOfRequest) -> Result<Nothing, AccessError> {
    if let Some(standing) = context.seat().works().standing(input.request_key) {
        standing.is_stopped.store(true, Ordering::Relaxed);
    }
    Ok(Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_tells_how_far_it_is_until_it_is_over() {
        let works = Works::default();
        let key = RequestKey::numbered(1);
        let work = works.begin(key, 3);
        assert_eq!(work.step(), Ok(()));
        let standing = works.standing(key).expect("it runs");
        assert_eq!((standing.done.load(Ordering::Relaxed), standing.total.load(Ordering::Relaxed)), (1, 3));
        standing.is_stopped.store(true, Ordering::Relaxed);
        assert_eq!(work.step(), Err(Stopped));
        drop(work);
        assert!(works.standing(key).is_none());
    }
}
