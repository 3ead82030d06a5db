//! Cross-document claim reconciliation for news.

pub mod annotate;
pub mod article;
mod error;
pub mod lang;
pub mod mention;
pub mod text;
pub mod value;

pub use article::{Article, Field};
pub use error::{Error, ErrorKind};
