//! Printing many papers at once, on every core of the machine.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{NoPaper, apart, printed};
use crate::access::Work;
use crate::database::DatabaseError;
use crate::documents::Document;

/// Why many papers were not made.
#[derive(Debug)]
pub enum NoPapers {
    /// Somebody asked the work to stop.
    Stopped,
    /// One of them could not be made.
    One {
        /// Which, from 0.
        place: usize,
        /// Why not.
        why: NoPaper,
    },
}

/// Prints papers, and gives their files in the order of the documents. `work` is told of each.
///
/// # Errors
/// [`NoPapers::Stopped`] where somebody asked the work to stop, else the first that could not be made; then none is given.
pub async fn render_all(documents: Vec<Document>, work: Arc<Work>) -> Result<Vec<Vec<u8>>, NoPapers> {
    let all = apart(move || print_all(&documents, &work)).await;
    all.unwrap_or_else(|error| Err(NoPapers::One { place: 0, why: NoPaper::Failed(error) }))
}

/// What one core has printed, each with its place.
type Printed = Vec<(usize, Vec<u8>)>;

fn print_all(documents: &[Document], work: &Work) -> Result<Vec<Vec<u8>>, NoPapers> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let ended: Vec<Result<Printed, NoPapers>> = thread::scope(|scope| {
        let print = || print_some(documents, &next, work);
        let begun: Vec<_> = (0..cores.min(documents.len())).map(|_| scope.spawn(print)).collect();
        begun.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(broke_off()))).collect()
    });
    let mut papers = Vec::with_capacity(documents.len());
    for some in ended {
        papers.extend(some?);
    }
    papers.sort_unstable_by_key(|(place, _)| *place);
    Ok(papers.into_iter().map(|(_, bytes)| bytes).collect())
}

/// Takes the next paper as long as there is one, and nobody has to stop.
fn print_some(documents: &[Document], next: &AtomicUsize, work: &Work) -> Result<Printed, NoPapers> {
    let stop = |why: NoPapers| {
        next.store(documents.len(), Ordering::Relaxed);
        why
    };
    let mut papers = Vec::new();
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(document) = documents.get(place) else { return Ok(papers) };
        let paper = printed(document).map_err(|why| stop(NoPapers::One { place, why }))?;
        papers.push((place, paper.bytes));
        work.step().map_err(|_| stop(NoPapers::Stopped))?;
    }
}

fn broke_off() -> NoPapers {
    NoPapers::One { place: 0, why: NoPaper::Failed(DatabaseError::inconsistent("printing broke off")) }
}
