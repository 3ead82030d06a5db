//! Reports in all their formats, from findings made by hand.

mod stories;

use crosscheck::report::ReportLanguage;
use crosscheck::report::text::{TextOptions, render};

#[test]
fn text_in_both_languages() {
    let fire = stories::fire();
    for language in ReportLanguage::ALL {
        let options = TextOptions { language, width: 100, ..TextOptions::default() };
        println!("{}", render(&fire.report, &fire.articles, &options));
    }
}
