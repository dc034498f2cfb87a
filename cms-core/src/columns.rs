//! Aligned columns of plain text for terminals.

/// Rows of cells that are written in aligned columns.
#[derive(Debug)]
pub(crate) struct Columns {
    alignments: Vec<Align>,
    rows: Vec<Vec<String>>,
}

/// To which side the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

impl Columns {
    pub(crate) fn new(alignments: impl Into<Vec<Align>>) -> Self {
        Self { alignments: alignments.into(), rows: Vec::new() }
    }

    /// Adds a row; what does not print is replaced, so that no text from outside moves the cursor.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| printable(&cell)).collect());
    }

    /// The rows as lines without trailing blanks, each with `indent` before it.
    pub(crate) fn to_text(&self, indent: &str) -> String {
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.alignments.len()).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let cells = row.iter().zip(&self.alignments).zip(&widths).map(|((cell, align), width)| match align {
                Align::Left => format!("{cell:<width$}"),
                Align::Right => format!("{cell:>width$}"),
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            text.push_str(format!("{indent}{line}").trim_end());
            text.push('\n');
        }
        text
    }
}

/// `text` with everything that moves the cursor or turns the direction of writing replaced.
pub(crate) fn printable(text: &str) -> String {
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(letter, '\u{2028}' | '\u{2029}')
    };
    text.chars().map(|letter| if hidden(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut columns = Columns::new([Align::Left, Align::Right]);
        columns.row(["energy".to_owned(), "EUR 4.81".to_owned()]);
        columns.row(["säule".to_owned(), "EUR 14.81".to_owned()]);
        columns.row(["free".to_owned()]);
        assert_eq!(columns.to_text(" "), " energy   EUR 4.81\n säule   EUR 14.81\n free\n");
    }

    #[test]
    fn a_station_cannot_write_to_the_terminal_beyond_its_cell() {
        assert_eq!(printable("CS\u{1b}[2J\n1\u{202e}2"), "CS\u{fffd}[2J\u{fffd}1\u{fffd}2");
    }
}
