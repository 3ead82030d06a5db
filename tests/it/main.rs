//! One test program: linking it once is faster than a program a file.

mod architecture;
mod block;
mod claim;
mod corpus;
mod decisions;
#[allow(dead_code, reason = "the tests use a part of what the example writes")]
#[path = "../../examples/generate/generator/mod.rs"]
mod generator;
mod hostile;
mod link;
mod name;
#[cfg(feature = "parallel")]
mod parallel;
mod phrasing;
mod planted;
mod properties;
mod quantity;
mod quote;
mod reading;
mod report;
mod rules;
mod sentence;
mod store;
mod stories;
mod stream;
mod text;
mod time;
mod version;
