//! One shape for every listing: columns for people and spreadsheets, objects for programs, the same flags everywhere.

use std::io::{self, Write};

use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets,
};
use serde::Serialize;

use super::terminal::{Look, escape_line};
use super::{csv_cell, markdown};
use crate::domain::claim::Status;
use crate::domain::extraction::Worth;

crate::domain::words! {
    /// In which form a listing is written.
    Format, "format", {
        /// A table for people.
        Table = "table",
        /// One JSON object with the schema's number.
        Json = "json",
        /// One JSON object a line.
        Jsonl = "jsonl",
        /// Comma-separated values, safe in a spreadsheet.
        Csv = "csv",
        /// A Markdown table.
        Markdown = "markdown",
    }
}

/// The version of the JSON forms; a change that breaks a reader raises it.
pub(crate) const SCHEMA: u32 = 1;

/// What stands in one field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Field {
    /// Words; absent ones are empty.
    Text(String),
    /// A status, coloured in a table; the sign is shown behind it.
    Status(Status, &'static str),
    /// A whole number.
    Number(i64),
    /// How much something needs checking.
    Worth(Worth),
}

impl Field {
    pub(crate) fn text(text: Option<&str>) -> Self {
        Self::Text(text.unwrap_or_default().to_owned())
    }

    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Status(status, sign) => format!("{status}{sign}"),
            Self::Number(number) => number.to_string(),
            Self::Worth(worth) => format!("{:.2}", worth.get()),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Worth(_))
    }
}

/// What a table has room and need for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Whether rows of several articles stand in it.
    pub(crate) articles: bool,
    /// How many columns of characters there are.
    pub(crate) width: usize,
}

/// A row's fields for people, for a spreadsheet, and its object for programs.
pub(crate) trait Row {
    /// What the list of objects is called in JSON.
    const KEY: &'static str;
    /// The columns of a table; those that share what space is left come with `true`.
    fn table_columns(shape: Shape) -> Vec<(&'static str, bool)>;
    /// The fields of a table's row.
    fn table_fields(&self, shape: Shape) -> Vec<Field>;
    /// The columns of a spreadsheet.
    fn columns() -> Vec<&'static str>;
    /// The fields of a spreadsheet's row.
    fn fields(&self) -> Vec<Field>;
    /// The object.
    fn object(&self) -> impl Serialize;
}

/// Writes rows in a format. `articles` says that rows of several articles stand in it.
pub(crate) fn write<R: Row>(
    out: &mut dyn Write,
    rows: &[R],
    format: Format,
    articles: bool,
    look: Look,
) -> io::Result<()> {
    let shape = Shape { articles, width: look.width };
    match format {
        Format::Table => table(out, rows, shape, look),
        Format::Json => json(out, rows),
        Format::Jsonl => rows.iter().try_for_each(|row| json_line(out, &row.object())),
        Format::Csv => csv(out, rows),
        Format::Markdown => markdown_table(out, rows, Shape { articles, width: usize::MAX }),
    }
}

fn table<R: Row>(out: &mut dyn Write, rows: &[R], shape: Shape, look: Look) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns = R::table_columns(shape);
    let mut table = Table::new();
    // A line under the header alone: more claims fit on a screen than with one under each row.
    table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    if look.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table.set_header(columns.iter().map(|(name, _)| Cell::new(name).add_attribute(Attribute::Bold)));
    let longest = look.width.saturating_mul(LONGEST_CELL) / 100;
    for row in rows {
        table.add_row(row.table_fields(shape).into_iter().map(|field| cell(&field, longest, look)));
    }
    for (number, (_, takes_rest)) in columns.iter().enumerate() {
        let most = u16::try_from(look.width / 5).unwrap_or(24).clamp(8, 28);
        if !takes_rest && let Some(column) = table.column_mut(number) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(most)));
        }
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The most characters of a long text that a table shows, in per cent of its width; `show` has all of it.
const LONGEST_CELL: usize = 150;

fn cell(field: &Field, longest: usize, look: Look) -> Cell {
    let text = field.plain();
    let text = escape_line(&text);
    let short: String = match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text.into_owned(),
    };
    let cell = Cell::new(short);
    match field {
        Field::Status(status, _) if look.colour => match status {
            Status::Verified | Status::OnAuthor | Status::Opinion => cell.fg(Color::Green),
            Status::Disputed | Status::False | Status::Misleading | Status::Unverifiable => {
                cell.fg(Color::Red).add_attribute(Attribute::Bold)
            }
            Status::Checking | Status::Waiting => cell.fg(Color::Yellow),
            Status::Unchecked => cell,
        },
        Field::Number(_) | Field::Worth(_) => cell.set_alignment(CellAlignment::Right),
        Field::Text(_) | Field::Status(..) => cell,
    }
}

fn json<R: Row>(out: &mut dyn Write, rows: &[R]) -> io::Result<()> {
    write!(out, "{{\"schema\":{SCHEMA},\"{}\":[", R::KEY)?;
    for (number, row) in rows.iter().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row.object())?;
    }
    out.write_all(if rows.is_empty() { b"]}\n" } else { b"\n]}\n" })
}

/// One object and a line break.
pub(crate) fn json_line(out: &mut dyn Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}

fn csv<R: Row>(out: &mut dyn Write, rows: &[R]) -> io::Result<()> {
    let mut sheet = csv_cell::writer(out);
    sheet.write_record(R::columns())?;
    for row in rows {
        sheet.write_record(row.fields().iter().map(cell_text))?;
    }
    sheet.flush()
}

/// A field as a spreadsheet's cell: words guarded, numbers bare.
pub(crate) fn cell_text(field: &Field) -> String {
    let text = field.plain();
    if field.is_number() { text } else { csv_cell::safe(&text).into_owned() }
}

fn markdown_table<R: Row>(out: &mut dyn Write, rows: &[R], shape: Shape) -> io::Result<()> {
    let columns = R::table_columns(shape);
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(names.len()))?;
    for row in rows {
        let fields: Vec<String> =
            row.table_fields(shape).iter().map(|field| markdown::inline(&field.plain())).collect();
        writeln!(out, "| {} |", fields.join(" | "))?;
    }
    Ok(())
}
