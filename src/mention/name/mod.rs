//! Names of persons, organisations, places and other things, and who is who within an article.

pub mod reference;

mod acting;
mod alias;
mod club;
mod context;
mod decide;
mod draft;
mod edition;
mod ending;
mod entity;
mod extent;
mod head;
mod initials;
mod known;
mod organization;
mod pass;
mod place;
mod role;
mod run;
mod scan;

use std::sync::Arc;

use context::Context;
use scan::Scan;
use serde::{Deserialize, Serialize};

use crate::lang::Language;
use crate::mention::{QuantityMention, TimeMention};
use crate::text::{Document, Span, TokenRange};

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation: a ministry, a company, a party, a club.
    Organization,
    /// A place.
    Place,
    /// A ship, an operation, a storm, a product.
    Other,
}

/// Of a person, as titles, pronouns and given names show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// A man (ông, anh, Mr, he).
    Male,
    /// A woman (bà, chị, Mrs, she).
    Female,
}

/// A role that the text gives to a person: "trợ lý của Tổng thống Putin", "người phát ngôn Điện Kremlin".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The role in English (`spokesperson`), from the table of titles.
    pub title: Arc<str>,
    /// Whose, where the text says so.
    pub owner: Option<Arc<str>>,
}

/// One mention of something named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its place in the article, without titles before it.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What is named.
    pub kind: NameKind,
    /// The fullest form under which the article names it ("Yuri Ushakov" for "ông Ushakov").
    pub name: Arc<str>,
    /// The key of a gazetteer (`RU`, `un-security-council`), where it is known there.
    pub known: Option<Arc<str>>,
    /// Number of the thing within the article: two mentions of one thing share it.
    pub entity: u32,
    /// The role that stands at this mention.
    pub role: Option<Role>,
    /// What the whole article shows of the person's gender.
    pub gender: Option<Gender>,
    /// Whether a place acts as its government here (Washington tuyên bố): then it is a participant, no location.
    pub acts: bool,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

/// Finds the names of a document and joins the mentions of one thing.
pub fn find(
    language: &Language,
    document: &Document<'_>,
    times: &[TimeMention],
    quantities: &[QuantityMention],
) -> Vec<Name> {
    let context = Context::new(language, document, times);
    let Scan { mut drafts, titles } = scan::scan(&context);
    club::mark(&context, &mut drafts, quantities);
    decide::decide(&context, &mut drafts);
    decide::extend_at_starts(&context, &mut drafts);
    decide::read_headlines(&context, &mut drafts);
    let entities = entity::join(&context, &drafts);
    // What all mentions of one thing share is kept once.
    let full: Vec<Arc<str>> = entities.names.iter().map(|name| document.words(*name).into()).collect();
    let mut known: Vec<Option<Arc<str>>> = vec![None; full.len()];
    let mut names = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let entity = entities.of_draft[index];
        names.push(Name {
            span: document.span(draft.tokens),
            tokens: draft.tokens,
            kind: draft.kind,
            name: full[entity as usize].clone(),
            known: entity::known(&context, &drafts, &entities, index)
                .map(|key| shared(&mut known[entity as usize], key)),
            entity,
            role: role::role(&context, &drafts, &titles, index),
            gender: entities.genders[entity as usize],
            acts: acting::acts(&context, draft),
            rule: draft.rule,
        });
    }
    names
}

/// The text as it was last kept, or kept now where that was another.
fn shared(last: &mut Option<Arc<str>>, text: &str) -> Arc<str> {
    match last {
        Some(last) if **last == *text => last.clone(),
        _ => last.insert(text.into()).clone(),
    }
}
