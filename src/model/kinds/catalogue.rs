//! Catalogues: the clauses of a standard or of a sector code.

use crate::model::{ClauseRef, Line, List};
use crate::values::Text;
use crate::{kind, record, words};

words! {
    /// Whether a standard asks or advises.
    Nature { Guidance = "guidance", Requirements = "requirements", }
}

record! {
    /// One clause.
    Clause {
        clause: Line, required => "Its number" / "Son numéro";
        title: Text, required => "Its title" / "Son titre";
        expects: Text => "What an auditor expects to see" / "Ce qu’un auditeur s’attend à voir";
        shown_by: List<Line> => "Fields that show it: complaint-procedure.charges" / "Champs qui le montrent : complaint-procedure.charges";
        silent: List<Line> => "Rules that must be silent" / "Règles qui doivent rester muettes";
        evidenced_by: List<Line> => "Fields behind which verdicts or records are looked for, beside those of `shown_by`" / "Champs derrière lesquels chercher verdicts et enregistrements, outre ceux de `shown_by`";
        maps_to: List<ClauseRef> => "Clauses of other standards it stands for: what shows them shows it" / "Articles d’autres normes auxquels il correspond : ce qui les montre le montre";
    }
}

record! {
    /// The clauses of a standard.
    Catalogue {
        standard: Line, required => "The standard: ISO 10002" / "La norme : ISO 10002";
        edition: Line, required => "The edition: 2018" / "L’édition : 2018";
        nature: Nature, required => "guidance or requirements" / "guidance (recommandations) ou requirements (exigences)";
        clauses: List<Clause>, required => "The clauses, in their order" / "Les articles, dans leur ordre";
    }
}

kind!(Catalogue, "catalogue", controlled: false, titled: true,
    "The clauses of a standard or a sector code" / "Les articles d’une norme ou d’un code de secteur");
