//! The report as one web page that needs nothing else: no network, no build step, no server.
//!
//! `view.rs` gathers what the page shows, `page.html` lays it out, and everything works as plain HTML; `page.js` adds
//! filters, keys and the reading of articles side by side.

mod chart;
mod picture;
mod quoted;
mod sources;
mod view;

use minijinja::Environment;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};

use crate::article::Article;
use crate::report::words::Words;
use crate::report::{Report, ReportLanguage};

/// Writes the page.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let page = view::page(&words, language);
    let mut environment = Environment::new();
    // OK because the delimiters are the usual ones.
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).build().expect("the usual syntax is valid"));
    let messages = language.messages();
    environment.add_function("t", move |key: &str| messages.text(key).into_owned());
    // OK because the template is a constant that the tests render with every branch taken.
    environment.add_template("page.html", include_str!("page.html")).expect("the template is well formed");
    let template = environment.get_template("page.html").expect("it was added above");
    let context = minijinja::context! {
        page => Value::from(Serde(&page)),
        style => Value::from_safe_string(include_str!("page.css").to_owned()),
        script => Value::from_safe_string(include_str!("page.js").to_owned()),
        sources => Value::from_safe_string(sources::json(&words)),
    };
    template.render(context).expect("the template uses only what the view has")
}
