//! `harper-bench FOLDER…`: lints each Markdown file, and tells how much it found.
use harper_core::linting::{LintGroup, Linter};
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() {
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
    let mut found = 0;
    for folder in std::env::args().skip(1) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            found += linter.lint(&Document::new_markdown_default_curated(&text)).len();
        }
    }
    println!("{found}");
}
