//! The report as one page.
use crate::article::Article;
use super::{Report, ReportLanguage};
/// Writes the page.
pub fn render(_report: &Report, _articles: &[Article], _language: ReportLanguage) -> String { String::new() }
