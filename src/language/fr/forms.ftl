### Formulaires : réclamations, courriers, questionnaires.
