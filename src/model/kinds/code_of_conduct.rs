//! Codes of conduct: a published set of promises (ISO 10001).

use super::channel::Channel;
use super::common::{Communication, Consultation, Scope};
use super::complaint_procedure::ComplaintProcedure;
use super::objective::Objective;
use super::promise::Promise;
use crate::model::{List, Ref};
use crate::values::Text;
use crate::{kind, record};

record! {
    /// A published set of promises.
    CodeOfConduct {
        principles: List<Text>, customer => "Principles the code rests on" / "Principes de la charte";
        applies_to: Scope, customer => "To whom and what it applies" / "À qui et à quoi elle s’applique";
        promises: List<Ref<Promise>>, required, customer => "Its promises, in the order published" / "Ses promesses, dans l’ordre de publication";
        procedure: Ref<ComplaintProcedure>, customer => "The procedure for complaints about it" / "La procédure de réclamation";
        contact: Ref<Channel>, customer => "Where to ask questions about it" / "Où poser des questions à son sujet";
        objectives: List<Ref<Objective>>, staff => "Objectives of the code" / "Objectifs de la charte";
        inputs: List<Text> => "What was analysed: problems, causes, competitors, law" / "Ce qui a été analysé : problèmes, causes, concurrence, droit";
        consulted: List<Consultation> => "Who was consulted" / "Qui a été consulté";
        communication: List<Communication> => "To whom it was made known, how and when" / "À qui elle a été communiquée, comment et quand";
        resources: Text => "Means to keep its promises" / "Moyens pour tenir ses promesses";
    }
}

kind!(CodeOfConduct, "code-of-conduct", controlled: true, titled: true,
    "A charter: a published set of promises"
    / "Une charte : un ensemble publié de promesses");
