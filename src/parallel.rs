//! Work shared among the cores, with results in the order of the input: how many cores there are changes nothing.
//!
//! Without the feature `parallel` it is done on one.

#[cfg(feature = "parallel")]
use rayon::prelude::*;

/// Does the work for each item.
#[cfg(feature = "parallel")]
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(work).collect()
}

/// Does the work for each item.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.iter().map(work).collect()
}

/// Does the work for each item, and uses it up.
#[cfg(feature = "parallel")]
pub(crate) fn map_owned<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_par_iter().map(work).collect()
}

/// Does the work for each item, and uses it up.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map_owned<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_iter().map(work).collect()
}

/// Cuts the numbers below `count` into stretches of about this length, for work that needs room of its own.
pub(crate) fn stretches(count: usize, length: usize) -> Vec<std::ops::Range<usize>> {
    let length = length.max(1);
    (0..count).step_by(length).map(|start| start..(start + length).min(count)).collect()
}
