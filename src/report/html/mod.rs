//! The report as one page.
use super::{Report, ReportLanguage};
use crate::article::Article;
/// Writes the page.
pub fn render(_report: &Report, _articles: &[Article], _language: ReportLanguage) -> String {
    String::new()
}
