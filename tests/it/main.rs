//! One test program: linking it once is faster than a program a file.

mod architecture;
mod block;
mod name;
mod properties;
mod quantity;
mod quote;
mod reading;
mod report;
mod sentence;
mod stories;
mod text;
mod time;
