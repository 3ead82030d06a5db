//! Cross-document claim reconciliation for news.

pub mod annotate;
pub mod article;
pub mod claim;
mod error;
pub mod event;
pub mod finding;
pub mod lang;
pub mod link;
pub mod mention;
mod reconciler;
pub mod report;
pub mod text;
pub mod value;

pub use article::{Article, Field};
pub use error::{Error, ErrorKind};
pub use reconciler::{Reconciler, ReconcilerBuilder};
pub use report::Report;
