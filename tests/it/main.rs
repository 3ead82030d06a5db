//! One test program: linking it once is faster than a program a file.

mod architecture;
mod block;
mod corpus;
#[allow(dead_code, reason = "the tests use a part of what the example writes")]
#[path = "../../examples/generate/generator/mod.rs"]
mod generator;
mod name;
mod planted;
mod properties;
mod quantity;
mod quote;
mod reading;
mod report;
mod sentence;
mod store;
mod stories;
mod text;
mod time;
