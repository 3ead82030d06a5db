//! Reports in all their formats, from findings made by hand.

mod stories;

use crosscheck::report::text::{TextOptions, render};
use crosscheck::report::ReportLanguage;

#[test]
fn text_in_both_languages() {
    let fire = stories::fire();
    for language in ReportLanguage::ALL {
        let options = TextOptions { language, width: 100, ..TextOptions::default() };
        println!("{}", render(&fire.report, &fire.articles, &options));
    }
}

#[test]
fn html() {
    let it = stories::fire();
    std::fs::write("target/fire.html", crosscheck::report::html::render(&it.report, &it.articles, ReportLanguage::Vietnamese)).unwrap();
    let it = stories::hostile();
    std::fs::write("target/hostile.html", crosscheck::report::html::render(&it.report, &it.articles, ReportLanguage::English)).unwrap();
}
