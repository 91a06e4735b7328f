//! Complaint procedures (ISO 10002).

use super::calendar::Calendar;
use super::channel::Channel;
use super::common::{Register, Workload};
use super::dispute_provider::DisputeProvider;
use super::indicator::Indicator;
use super::priorities::Priorities;
use super::role::Role;
use super::survey::Survey;
use crate::model::{
    After, ColumnUse, Either, Line, List, OneOrMany, Ref, Slot, Table, Telling, Url, kind::Table as Whose,
};
use crate::values::{Duration, Id, Money, Text, fold};
use crate::{ids_of, kind, record, words};
use jiff::civil::Date;

words! {
    /// What a public notice tells (ISO 10002, 7.1).
    NoticePart {
        Where = "where", How = "how", WhatToSupply = "what to supply", Deadlines = "deadlines",
        Remedies = "remedies", Mediator = "mediator",
    }
}

words! {
    /// What a decision tells the complainant (ISO 10002, 7.8).
    DecisionPart {
        Decision = "decision", Reasons = "reasons", Remedy = "remedy", NextLevel = "next level",
        Mediator = "mediator",
    }
}

words! {
    /// What a complaint is assessed on (ISO 10002, 7.5).
    Criterion {
        Severity = "severity", Safety = "safety", Complexity = "complexity", Impact = "impact",
        ImmediateAction = "immediate action",
    }
}

words! {
    /// Nothing to pay.
    NoCharge { Free = "free", }
}

record! {
    /// What customers are told about complaining.
    Notice {
        url: Url, customer => "Where it is published" / "Où elle est publiée";
        says: List<NoticePart>, customer => "What it tells" / "Ce qu’elle dit";
        published_on: Date, customer => "Since when" / "Depuis quand";
    }
}

/// One deadline, or one per priority.
pub type Deadline = Either<Duration, Table<Duration>>;

record! {
    /// One step of the procedure.
    Stage {
        id: Id, required, customer => "Id within the procedure" / "Identifiant dans la procédure";
        title: Text, customer => "What is done" / "Ce qui est fait";
        owner: Ref<Role>, staff => "Who does it" / "Qui le fait";
        within: Deadline, customer => "Deadline, from receipt unless `after` is given" / "Délai, depuis la réception sauf `after`";
        after: OneOrMany<Id>, customer => "The stages it starts after" / "Les étapes après lesquelles elle commence";
        measured_by: Ref<Indicator> => "The indicator of its deadline" / "L’indicateur de son délai";
        tell_customer: Telling, customer => "Whether the complainant is told: yes, every 5 business days" / "Si le réclamant est informé : oui, tous les 5 jours ouvrés";
    }
}

record! {
    /// When the clock stops.
    Pause {
        when: Text, required, customer => "In which case" / "Dans quel cas";
        at_most: Duration, customer => "Longest pause in all" / "Durée maximale en tout";
        remind: Telling, customer => "How often the complainant is reminded" / "Rythme des rappels au réclamant";
    }
}

record! {
    /// How complaints are looked into (ISO 10002, 7.6).
    Investigation {
        by: Ref<Role>, staff => "Who investigates" / "Qui enquête";
        never_by: List<Text>, staff => "Who never investigates: roles or descriptions" / "Qui n’enquête jamais : rôles ou descriptions";
        depth: Either<Text, Table<Text>>, staff => "How deep, by priority" / "Quelle profondeur, par priorité";
    }
}

record! {
    /// A possible response (ISO 10002, 7.7).
    Response {
        id: Id, required, staff => "Id within the procedure" / "Identifiant dans la procédure";
        title: Text, staff => "The response" / "La réponse";
        up_to: Money, staff => "Largest amount" / "Montant maximal";
        granted_by: Ref<Role>, staff => "Who grants it" / "Qui l’accorde";
    }
}

record! {
    /// A level of the escalation.
    EscalationLevel {
        level: Text, required, customer => "Name of the level" / "Nom du niveau";
        owner: Ref<Role>, staff => "Who answers at this level" / "Qui répond à ce niveau";
        provider: Ref<DisputeProvider>, customer => "The dispute provider at this level" / "L’organisme externe à ce niveau";
        when: Text, customer => "What brings a complaint here" / "Ce qui amène une réclamation ici";
        or_after: Duration, customer => "Time after which it comes here by itself" / "Délai après lequel elle y vient d’elle-même";
        answers_within: Duration, customer => "Time in which this level answers" / "Délai de réponse à ce niveau";
        next: Line, customer => "The next level, if not the one below in the list" / "Le niveau suivant, si ce n’est pas le suivant de la liste";
    }
}

record! {
    /// A decision that a program takes alone.
    AutomatedDecision {
        when: Text, required, customer => "In which case a program decides alone" / "Dans quel cas un programme décide seul";
        reviewed_by: Ref<Role>, staff => "Who looks at it again when the complainant asks" / "Qui la revoit à la demande du réclamant";
    }
}

record! {
    /// How complaints are handled.
    ComplaintProcedure {
        definition: Text, customer => "What counts as a complaint" / "Ce qui compte comme réclamation";
        principles: List<Text>, customer => "Principles it rests on" / "Principes";
        channels: List<Ref<Channel>>, customer => "How one can complain" / "Par où réclamer";
        charges: Either<NoCharge, Table<Text>>, customer => "free, or what the complainant pays" / "free (gratuit), ou ce que paie le réclamant";
        notice: Notice, customer => "What customers are told about complaining" / "Ce qui est dit aux clients";
        record: Register, customer => "The register and its columns" / "Le registre et ses colonnes";
        assessed_on: List<Criterion>, staff => "What each complaint is assessed on" / "Critères d’évaluation de chaque réclamation";
        priorities: Priorities, staff => "Urgency × importance" / "Urgence × importance";
        stages: List<Stage>, customer => "Steps, with owners and deadlines" / "Étapes, responsables et délais";
        total: Duration, customer => "Deadline for the whole, from receipt to decision" / "Délai total, de la réception à la décision";
        calendar: Ref<Calendar>, customer => "Calendar of its business days, if not that of the System" / "Calendrier de ses jours ouvrés, si ce n’est pas celui du System";
        pause: Pause, customer => "When the clock stops" / "Quand l’horloge s’arrête";
        investigation: Investigation, staff => "Who investigates, and how deep" / "Qui enquête, et à quelle profondeur";
        responses: List<Response>, staff => "Possible responses" / "Réponses possibles";
        automated: List<AutomatedDecision>, customer => "What a program decides alone" / "Ce qu’un programme décide seul";
        decision_notice: List<DecisionPart>, customer => "What the decision tells" / "Ce que dit la décision";
        closed_when: List<Text>, staff => "When a complaint may be closed" / "Quand une réclamation peut être close";
        escalation: List<EscalationLevel>, customer => "Levels, from first to last" / "Niveaux, du premier au dernier";
        confidentiality: Text, customer => "Who knows the complainant" / "Qui connaît le réclamant";
        access: List<Ref<Role>>, staff => "Who may see the file" / "Qui voit le dossier";
        retention: After, customer => "How long files are kept: 3 years after closed" / "Durée de conservation : 3 ans après clôture";
        retention_reason: Text, customer => "Why so long" / "Pourquoi si longtemps";
        legal_basis: Text, customer => "Legal basis of the personal data in the files" / "Base légale des données personnelles des dossiers";
        privacy_notice: Url, customer => "What the form says about personal data" / "La notice sur les données personnelles, liée au formulaire";
        used_for: List<Text>, customer => "What complaint data are used for" / "À quoi servent les données";
        satisfaction: Ref<Survey>, staff => "The survey of complainants" / "L’enquête auprès des réclamants";
        resources: Text => "People, tools, budget" / "Personnes, outils, budget";
        workload: Workload => "Complaints that come in, and who is there to handle them" / "Réclamations qui arrivent, et qui est là pour les traiter";
        risks: List<Text> => "What could go wrong" / "Ce qui pourrait mal tourner";
    }
}

kind!(ComplaintProcedure, "complaint-procedure", controlled: true, titled: true,
    "How complaints are handled: channels, stages, responses, escalation"
    / "Le traitement des réclamations : canaux, étapes, réponses, escalade",
    parts: |procedure| procedure.named_parts(),
    columns: |procedure| register_columns(&procedure.record));

impl EscalationLevel {
    /// Whether `next` means this level: it may say the name in any language.
    pub fn is_named(&self, name: &Line) -> bool {
        let wanted = fold(&name.0);
        self.level.given().into_iter().flat_map(Text::strings).any(|(_, own)| fold(own) == wanted)
    }
}

impl ComplaintProcedure {
    fn named_parts(&self) -> Vec<(String, crate::world::Span)> {
        let mut parts: Vec<_> = ids_of!(self.stages);
        let responses: Vec<_> = ids_of!(self.responses);
        parts.extend(responses);
        parts
    }
}

/// The columns a register names.
pub fn register_columns(record: &Slot<Register>) -> Vec<ColumnUse> {
    let Some(register) = record.given() else { return Vec::new() };
    let Some(source) = register.source.given() else { return Vec::new() };
    let of = Whose::Source(source.id.clone());
    let uses = register.fields.pairs().map(|(_, column)| ColumnUse {
        of: of.clone(),
        column: column.value.0.clone(),
        span: column.span,
    });
    uses.collect()
}
