//! The plot of a story: what is true, who takes part, and what each article tells of it.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta, TimeZone};

use super::number::{self, Hedge, Kind};
use super::random::Random;
use super::tables::{Behaviour, FactKind, Tongue, tables};

/// Stories that begin on one day.
const STORIES_A_DAY: u64 = 20;
/// Articles of a story after which nothing new is planted: a story of thousands is told like one of twenty.
const TURN: u64 = 20;
/// Stories that share their actors, where stories do.
const SHARING: u64 = 1_000;

/// Whose names occur in a story, as numbers into the tables of names.
#[derive(Clone, Debug)]
pub(crate) struct Actors {
    provinces: [usize; 2],
    commune: [usize; 2],
    official: [usize; 3],
    person: [usize; 3],
    company: [usize; 3],
    country: usize,
    leader: [usize; 2],
    past_year: i64,
    /// What the story is about, as a row of the table of names: a disease, a crop, a typhoon.
    topic: Option<(&'static str, usize)>,
    /// What witnesses saw: who, where and what.
    sights: [[usize; 3]; 3],
}

/// Sections whose stories are about one of several things, and the kind of name that lists them.
const TOPICS: [(&str, &str); 4] = [
    ("accident", "accident_topic"),
    ("disease", "disease_topic"),
    ("prices", "prices_topic"),
    ("storm", "storm_topic"),
];

impl Actors {
    fn new(section: &str, shared: &mut Random, own: &mut Random) -> Self {
        let below = |random: &mut Random, kind: &str| random.below(tables().names(kind).len());
        let person = |random: &mut Random| [below(random, "surname"), below(random, "middle"), below(random, "given")];
        let province = below(shared, "province");
        let other =
            (province + 1 + shared.below(tables().names("province").len() - 1)) % tables().names("province").len();
        Self {
            provinces: [province, other],
            commune: [below(own, "commune_first"), below(own, "commune_second")],
            official: person(shared),
            person: person(shared),
            company: [below(shared, "brand_first"), below(shared, "brand_second"), below(shared, "brand_third")],
            country: below(shared, "country"),
            leader: [below(shared, "leader_first"), below(shared, "leader_last")],
            past_year: own.between(2001, 2016),
            sights: std::array::from_fn(|_| [below(own, "witness"), below(own, "spot"), below(own, "sight")]),
            topic: TOPICS.iter().find(|(of, _)| *of == section).map(|(_, kind)| (*kind, below(own, kind))),
        }
    }

    /// The name that stands for a placeholder, in the spelling with this number. `None`, if it names nobody.
    pub(crate) fn name(&self, placeholder: &str, tongue: Tongue, spelling: usize) -> Option<String> {
        let name = |kind: &str, number: usize| tables().names(kind)[number].spelling(tongue, spelling).to_owned();
        let person = |numbers: [usize; 3]| {
            format!("{} {} {}", name("surname", numbers[0]), name("middle", numbers[1]), name("given", numbers[2]))
        };
        let club = |number: usize| match tongue {
            Tongue::Vietnamese => format!("CLB {}", name("province", number)),
            Tongue::English => format!("{} FC", name("province", number)),
        };
        Some(match placeholder {
            "province" => name("province", self.provinces[0]),
            "other_province" => name("province", self.provinces[1]),
            "commune" => {
                format!("{} {}", name("commune_first", self.commune[0]), name("commune_second", self.commune[1]))
            }
            "official" => person(self.official),
            "person" => person(self.person),
            "company" => {
                let [first, second, third] = self.company;
                format!(
                    "{} {} {}",
                    name("brand_first", first),
                    name("brand_second", second),
                    name("brand_third", third)
                )
            }
            "club" => club(self.provinces[0]),
            "rival" => club(self.provinces[1]),
            "country" => name("country", self.country),
            "leader" => format!("{} {}", name("leader_first", self.leader[0]), name("leader_last", self.leader[1])),
            "topic" => self.topic.map(|(kind, number)| name(kind, number)).unwrap_or_default(),
            "witness" => name("witness", self.sights[spelling % 3][0]),
            "spot" => name("spot", self.sights[spelling % 3][1]),
            "sight" => name("sight", self.sights[spelling % 3][2]),
            "past_year" => self.past_year.to_string(),
            _ => return None,
        })
    }
}

/// What is planted in the tellings of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plant {
    /// All tell the same.
    Same,
    /// Some round.
    Rounded,
    /// Later articles tell a later state.
    Later,
    /// One article tells another value.
    Odd(u64),
    /// Two parties count, and each article quotes one of them.
    Parties,
}

/// A fact of a story.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// What it is the value of, and how it is written.
    pub(crate) kind: &'static FactKind,
    value: i64,
    /// The later value, the odd one, or that of the other party.
    other: i64,
    plant: Plant,
}

/// Which of the values of a fact an article tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// The value of the beginning, which most tell.
    First,
    /// The later state.
    Later,
    /// The planted slip.
    Odd,
    /// What the first of two parties says.
    PartyOne,
    /// What the other party says.
    PartyTwo,
}

/// What an article tells of a fact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    /// The value as printed.
    pub(crate) value: i64,
    /// How exactly.
    pub(crate) hedge: Hedge,
    /// Which of the values.
    pub(crate) version: Version,
}

/// A story: its facts, its actors, its time and its outlets.
#[derive(Clone, Debug)]
pub(crate) struct Plot {
    seed: u64,
    /// Its number.
    pub(crate) story: u64,
    /// Its section.
    pub(crate) section: &'static str,
    /// Its facts.
    pub(crate) facts: Vec<Fact>,
    /// Who takes part.
    pub(crate) actors: Actors,
    /// How many articles tell it, where that is known.
    pub(crate) articles: u64,
    start: DateTime<FixedOffset>,
    step: TimeDelta,
    outlets: Vec<(Tongue, &'static str)>,
}

impl Plot {
    /// The story with this number. In a corpus with shared actors, a thousand stories have the same ones.
    pub(crate) fn new(seed: u64, story: u64, shared_actors: bool) -> Self {
        let mut random = Random::at(&[seed, story]);
        let mut shared = if shared_actors { Random::at(&[seed, u64::MAX, story / SHARING]) } else { random.clone() };
        random.number();
        let (section, kinds) = &tables().sections[random.below(tables().sections.len())];
        let articles = 3 + random.below(6) as u64;
        let actors = Actors::new(section, &mut shared, &mut random);
        let facts = kinds.iter().map(|kind| fact(kind, articles, &mut random)).collect();
        let day = NaiveDate::from_ymd_opt(2021, 1, 4).unwrap_or_default() + Days::new(story / STORIES_A_DAY);
        let minute = random.between(5 * 60, 12 * 60);
        let hanoi = FixedOffset::east_opt(7 * 3_600).expect("seven hours are an offset");
        let start =
            hanoi.from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN)) + TimeDelta::minutes(minute - 7 * 60);
        let mut outlets: Vec<(Tongue, &'static str)> =
            [("outlet_vi", Tongue::Vietnamese), ("outlet_en", Tongue::English)]
                .into_iter()
                .flat_map(|(kind, tongue)| {
                    tables().names(kind).iter().map(move |row| (tongue, row.spelling(Tongue::Vietnamese, 0)))
                })
                .collect();
        random.shuffle(&mut outlets);
        let step = TimeDelta::minutes(random.between(70, 260));
        Self { seed, story, section, facts, actors, articles, start, step, outlets }
    }

    /// The same story, told by any number of articles in quick succession.
    #[must_use]
    pub(crate) fn endless(self) -> Self {
        Self { articles: TURN, step: TimeDelta::minutes(4), ..self }
    }

    /// The numbers that one article is made of.
    pub(crate) fn random(&self, article: u64) -> Random {
        Random::at(&[self.seed, self.story, article + 1])
    }

    /// The outlet of an article, and its language.
    pub(crate) fn outlet(&self, article: u64) -> (Tongue, &'static str) {
        self.outlets[(article % self.outlets.len() as u64) as usize]
    }

    /// When an article was published.
    pub(crate) fn published(&self, article: u64) -> DateTime<FixedOffset> {
        let jitter = TimeDelta::seconds(self.random(article).between(0, self.step.num_seconds() / 2));
        self.start + self.step * i32::try_from(article).unwrap_or(i32::MAX) + jitter
    }

    /// The day of the first report.
    pub(crate) fn first_day(&self) -> NaiveDate {
        self.start.date_naive()
    }

    /// The article that another outlet copies, where this one is a copy: an earlier one in the same language.
    pub(crate) fn copied(&self, article: u64) -> Option<u64> {
        let copies = Random::at(&[self.seed, self.story, article, 0]).chance(14);
        let original = article.checked_sub(1).filter(|_| copies)?;
        let is_copy = self.copied(original).is_some();
        (!is_copy && self.outlet(original).0 == self.outlet(article).0).then_some(original)
    }

    /// What an article tells of a fact; `None`, if it leaves it out.
    pub(crate) fn told(&self, fact: &Fact, article: u64, random: &mut Random) -> Option<Told> {
        let left_out = random.chance(25);
        let rounds = random.chance(50) && 0 < article;
        let (version, value) = match fact.plant {
            Plant::Odd(odd) if odd == article => {
                return Some(Told { value: fact.other, hedge: Hedge::Exact, version: Version::Odd });
            }
            Plant::Later if self.articles / 2 <= article => (Version::Later, fact.other),
            Plant::Parties if random.chance(50) => (Version::PartyTwo, fact.other),
            Plant::Parties => (Version::PartyOne, fact.value),
            _ => (Version::First, fact.value),
        };
        if left_out {
            return None;
        }
        let (value, hedge) = if fact.plant == Plant::Rounded && rounds {
            number::rounded(fact.kind.kind, value, random)
        } else {
            (value, Hedge::Exact)
        };
        Some(Told { value, hedge, version })
    }
}

fn fact(kind: &'static FactKind, articles: u64, random: &mut Random) -> Fact {
    let value = random.between(kind.low, kind.high);
    let running = kind.behaviour == Behaviour::Running;
    let plant = match random.below(100) {
        0..=13 if running => Plant::Odd(0),
        // Before the others a slip of a running number would be an earlier state, unless it is larger.
        0..=13 => Plant::Odd(random.below(articles as usize) as u64),
        14..=54 if running => Plant::Later,
        14..=74 if kind.behaviour == Behaviour::Disputable => Plant::Parties,
        14..=34 => Plant::Rounded,
        _ => Plant::Same,
    };
    let other = match plant {
        Plant::Later => value + (value * random.between(12, 70) / 100).max(1),
        Plant::Parties => (value * random.between(35, 75) / 100).max(2),
        _ => number::slipped(kind.kind, value, random),
    };
    // The odd article is the first one there: a toll that falls afterwards was wrong.
    let other = if running && other < value { value + (value / 3).max(2) } else { other };
    Fact { kind, value, other, plant }
}

/// Whether values of this kind are days, which are told first.
pub(crate) fn is_day(fact: &Fact) -> bool {
    fact.kind.kind == Kind::Date
}
