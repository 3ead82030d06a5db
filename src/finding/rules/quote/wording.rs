//! The wording of one utterance in two articles. Invariants are compared before closeness: one inserted "not" is an
//! edit of one word.

use super::QUOTES;
use crate::claim::{Invariant, Wording};
use crate::finding::{Pair, Rule, Ruling, Verdict};

fn wording(pair: &Pair<'_>) -> Option<Wording> {
    Some(pair.earlier.utterance()?.wording(pair.later.utterance()?))
}

fn compatible(pair: &Pair<'_>, holds: bool) -> Option<Ruling> {
    (pair.earlier.utterance().is_some() && holds).then(|| Ruling::new(Verdict::Compatible))
}

/// One of them says the contrary, another number, another name or another degree of certainty.
pub(in crate::finding::rules) const DIFFERS: Rule = Rule {
    name: "quote-differs",
    facets: QUOTES,
    summary: "The same words but for one on which the meaning hangs: a negation, a number, a name, a modal.",
    why: "One of the outlets misquotes, and a reader would take away the contrary.",
    example: "“we will sign the treaty” and “we will not sign the treaty”",
    silent: "the words stand outside of what the two have in common, or most of the sentence is told anew",
    decide: |pair| {
        let Some(Wording::Differs(invariant)) = wording(pair) else { return None };
        let quoted = pair.earlier.utterance()?.quoted && pair.later.utterance()?.quoted;
        // Reporters shorten names and put verbs into another mood; a negation and a number they keep.
        if !quoted && matches!(invariant, Invariant::Name | Invariant::Modal) {
            return Some(Ruling::new(Verdict::Compatible));
        }
        let ruling = Ruling::new(Verdict::Conflict).with("what", invariant.name());
        Some(if quoted { ruling } else { ruling.warning() })
    },
};

/// A translation gives another number.
pub(in crate::finding::rules) const TRANSLATION_DIFFERS: Rule = Rule {
    name: "quote-translation-differs",
    facets: QUOTES,
    summary: "The utterance and its translation give different numbers or names.",
    why: "A slip of the translator, or two utterances taken for one.",
    example: "“28 points” and a translation that has 38",
    silent: "one of them has no number and no name that the other lacks",
    decide: |pair| (wording(pair)? == Wording::TranslatedApart).then(|| Ruling::new(Verdict::Undetermined)),
};

/// A translation.
pub(in crate::finding::rules) const TRANSLATED: Rule = Rule {
    name: "quote-translated",
    facets: QUOTES,
    summary: "The utterance and its translation; numbers and names agree.",
    why: "Words of two languages cannot be compared one by one, but what they name can.",
    example: "“a battle against time” and the same words in another language",
    silent: "the numbers or names differ",
    decide: |pair| {
        let translated = wording(pair)? == Wording::Translated;
        compatible(pair, translated)
    },
};

/// Dots or brackets show what was cut.
pub(in crate::finding::rules) const ELIDED: Rule = Rule {
    name: "quote-elided",
    facets: QUOTES,
    summary: "One of them leaves words out and shows it with dots or brackets.",
    why: "A cut that is shown, and that touches nothing on which the meaning hangs, is fair.",
    example: "“we will, after long talks, sign” and “we will … sign”",
    silent: "what is cut is a negation, a number, a name or a modal",
    decide: |pair| {
        let elided = pair.earlier.utterance()?.elided || pair.later.utterance()?.elided;
        let aligned = matches!(wording(pair)?, Wording::Part | Wording::Varied);
        compatible(pair, elided && aligned)
    },
};

/// Reported on one side, quoted on the other.
pub(in crate::finding::rules) const REPORTED: Rule = Rule {
    name: "quote-reported",
    facets: QUOTES,
    summary: "Quoted word for word by one and reported by the other.",
    why: "The report says the same in the reporter's words.",
    example: "“We have no plan to close the school,” he said; he said that there was no plan to close the school",
    silent: "what is reported differs in a negation, a number, a name or a modal",
    decide: |pair| {
        let other = pair.earlier.utterance()?.quoted != pair.later.utterance()?.quoted;
        let aligned = matches!(wording(pair)?, Wording::Same | Wording::Part | Wording::Varied);
        compatible(pair, other && aligned)
    },
};

/// One is a part of the other.
pub(in crate::finding::rules) const PARTIAL: Rule = Rule {
    name: "quote-partial",
    facets: QUOTES,
    summary: "One is a run of words of the other.",
    why: "Outlets quote as much as they need; a shorter quotation confirms the longer.",
    example: "“a new era in our ties” and “a new era”",
    silent: "words inside the shared part differ",
    decide: |pair| {
        let part = wording(pair)? == Wording::Part;
        compatible(pair, part)
    },
};

/// Small edits.
pub(in crate::finding::rules) const VARIED: Rule = Rule {
    name: "quote-varied",
    facets: QUOTES,
    summary: "The wording varies a little, and nothing differs on which the meaning hangs.",
    why: "Editors polish; but words between quotation marks should not vary, so it is worth a look.",
    example: "“it was a very good meeting” and “it was really a good meeting”",
    silent: "a negation, a number, a name or a modal differs",
    decide: |pair| {
        let varied = wording(pair)? == Wording::Varied;
        compatible(pair, varied)
    },
};
