//! One test program: linking it once is faster than a program a file.

mod architecture;
mod block;
mod properties;
mod quote;
mod reading;
mod report;
mod sentence;
mod text;
