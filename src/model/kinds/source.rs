//! Sources: one table of data each.

use serde_json::{Value as Json, json};

use super::common::Processor;
use crate::model::{
    After, CellText, ColumnName, ColumnUse, Either, Expression, Extraction, Field, Keeps, Line, List,
    Lowering, OneOrMany, SameKey, Shown, Slot, Spanned, Table, TimeZone, kind::Table as Whose,
};
use crate::values::{Decimal, Duration, Percent, Period, Text};
use crate::yaml::{Node, Value};
use crate::{kind, record, words};

words! {
    /// The type of a column.
    ColumnType {
        Text = "text", Category = "category", Count = "count", Integer = "integer", Number = "number",
        YesNo = "yes-no", Date = "date", Datetime = "datetime", Duration = "duration",
        Percent = "percent", Money = "money",
    }
}

record! {
    /// How the file is written; what is left out is detected and said.
    Format {
        delimiter: CellText => "Sign between cells: \";\"" / "Signe entre les cellules : \";\"";
        quote: CellText => "Sign around texts" / "Signe autour des textes";
        encoding: Line => "utf-8, windows-1252 …" / "utf-8, windows-1252…";
        decimal: CellText => "Decimal sign: \",\" or \".\"" / "Signe décimal : \",\" ou \".\"";
        dates: OneOrMany<Line> => "How dates are written: dd/mm/yyyy" / "Écriture des dates : dd/mm/yyyy";
        missing: List<CellText> => "What stands for a missing value" / "Ce qui tient lieu de valeur manquante";
    }
}

/// The raw values of each category: `{email: [E-mail, Mail]}`, or a list where they are the same.
#[derive(Debug, Clone)]
pub struct Categories(pub Table<OneOrMany<CellText>>);

impl Field for Categories {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let table = match &node.value {
            Value::Sequence(_) => match List::<CellText>::lower(node, lowering) {
                Slot::Given(list) => Table {
                    complete: list.value.complete,
                    entries: list.value.items.into_iter().map(as_itself).collect(),
                },
                _ => return Slot::Invalid,
            },
            _ => match Table::lower(node, lowering) {
                Slot::Given(table) => table.value,
                _ => return Slot::Invalid,
            },
        };
        Slot::Given(Spanned { value: Self(table), span: node.span })
    }

    fn schema(generator: &mut schemars::SchemaGenerator) -> Json {
        let list = List::<CellText>::schema(generator);
        json!({"anyOf": [list, Table::<OneOrMany<CellText>>::schema(generator)]})
    }

    fn show(&self) -> Shown {
        self.0.show()
    }
}

fn as_itself(item: Spanned<CellText>) -> (Spanned<String>, Spanned<OneOrMany<CellText>>) {
    let key = Spanned { value: item.value.0.clone(), span: item.span };
    let span = item.span;
    (key, Spanned { value: OneOrMany(List { items: vec![item], complete: true }), span })
}

record! {
    /// One column: our name for it is the key.
    Column {
        from: OneOrMany<CellText>, required, staff => "Header in the file (two for one instant: date and hour), or the column's number" / "En-tête dans le fichier (deux pour un instant : date et heure), ou numéro de la colonne";
        r#type: ColumnType, required, staff => "What it holds" / "Ce qu’elle contient";
        values: Categories, staff => "Categories: our word, and the values in the file" / "Catégories : notre mot et les valeurs du fichier";
        others: Line, staff => "Category of every other value" / "Catégorie de toute autre valeur";
        currency: Line, staff => "Currency: EUR" / "Devise : EUR";
        unit: Line, staff => "Unit of a number: business days, minutes" / "Unité d’un nombre : business days, minutes";
        dates: OneOrMany<Line>, staff => "How its dates are written, if not as in `format`" / "Écriture de ses dates, si elle diffère de `format`";
        yes: List<CellText>, staff => "What stands for yes" / "Ce qui vaut oui";
        no: List<CellText>, staff => "What stands for no" / "Ce qui vaut non";
        personal: bool, staff => "Personal data: leaves the program only as a pseudonym" / "Donnée personnelle : ne sort que sous pseudonyme";
    }
}

record! {
    /// A check on the data, before any verdict.
    Check {
        row: Expression => "A condition every row meets" / "Une condition que chaque ligne remplit";
        unique: ColumnName => "A column without repetition" / "Une colonne sans répétition";
        sequential: ColumnName => "A column of numbers without gaps" / "Une colonne de numéros sans trou";
        every: Period => "No period without rows, by the date in `about`: month" / "Aucune période sans ligne, selon la date d’`about` : month";
        rows: u32 => "How many rows there are, as another system counts them" / "Nombre de lignes, compté par un autre système";
        sum: ColumnName => "A column whose total is known" / "Une colonne dont le total est connu";
        is: Decimal => "That total" / "Ce total";
        listed: ColumnName => "A column without values other than those declared" / "Une colonne sans autre valeur que celles déclarées";
        missing: ColumnName => "A column that is seldom empty" / "Une colonne rarement vide";
        rejected: ColumnName => "A column that can nearly always be read" / "Une colonne presque toujours lisible";
        at_most: Percent => "Largest share of rows that are empty, or cannot be read; if absent, none" / "Plus grande part de lignes vides ou illisibles ; à défaut, aucune";
    }
}

record! {
    /// One table of data.
    Source {
        files: OneOrMany<Line>, required => "Data files, `*` allowed" / "Fichiers de données, `*` admis";
        format: Format => "How the files are written" / "Écriture des fichiers";
        sheet: Line, staff => "Sheet of a spreadsheet" / "Feuille d’un classeur";
        header_row: u32, staff => "Row of the headers, from 1" / "Ligne des en-têtes, à partir de 1";
        header: Line, staff => "`none` when the file has no headers" / "`none` si le fichier n’a pas d’en-têtes";
        timezone: TimeZone => "Zone of its dates, if not that of the System" / "Fuseau de ses dates, s’il diffère de celui du System";
        extracted: Extraction => "When the data were taken out: a date, from file name, from file time, last date in the data" / "Date d’extraction : une date, from file name, from file time, last date in the data";
        key: OneOrMany<ColumnName>, staff => "Column that identifies a case" / "Colonne qui identifie un cas";
        same_key: SameKey => "When a key comes twice: last file wins, last row wins, last by <column>, error" / "Si une clé revient : last file wins, last row wins, last by <colonne>, error";
        about: ColumnName => "The date a row speaks of" / "La date dont parle une ligne";
        skip_rows: Table<OneOrMany<CellText>> => "Rows that are no cases: totals, blank lines" / "Lignes qui ne sont pas des cas : totaux, lignes vides";
        columns: Table<Column>, required, staff => "Columns: our name, header in the file, type" / "Colonnes : notre nom, en-tête du fichier, type";
        fresh: Duration => "The extraction is no older than this" / "L’extraction n’est pas plus ancienne";
        legal_basis: Text => "Legal basis of the personal data" / "Base légale des données personnelles";
        retention: After => "How long the data are kept: 2 years after answered" / "Durée de conservation : 2 ans après réponse";
        retention_reason: Text => "Why so long" / "Pourquoi si longtemps";
        processor: Processor => "The tool or the company that holds the data for you" / "L’outil ou l’entreprise qui détient les données pour vous";
        checks: List<Either<Expression, Check>> => "What the data must fulfil" / "Ce que les données doivent vérifier";
    }
}

kind!(Source, "source", controlled: false, titled: true,
    "One table of data: files, columns, types, checks"
    / "Une table de données : fichiers, colonnes, types, contrôles",
    columns: |source| own_columns(source));

fn own_columns(source: &Source) -> Vec<ColumnUse> {
    let mut uses = Vec::new();
    let mut add = |name: &str, span| {
        uses.push(ColumnUse { of: Whose::Itself, column: name.to_owned(), span });
    };
    for key in source.key.given().into_iter().flat_map(|keys| keys.0.items.iter()) {
        add(&key.value.0, key.span);
    }
    if let Some(about) = source.about.spanned() {
        add(&about.value.0, about.span);
    }
    for (column, _) in source.skip_rows.pairs() {
        add(&column.value, column.span);
    }
    if let Some(same_key) = source.same_key.spanned()
        && let Keeps::LastBy(column) = &same_key.value.keeps
    {
        add(column, same_key.span);
    }
    for check in source.checks.items() {
        if let Either::Long(check) = &check.value {
            let named = [
                &check.unique,
                &check.sequential,
                &check.sum,
                &check.listed,
                &check.missing,
                &check.rejected,
            ];
            for column in named.into_iter().filter_map(Slot::spanned) {
                add(&column.value.0, column.span);
            }
        }
    }
    uses
}
