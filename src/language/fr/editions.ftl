### Éditions, maîtrise des documents.

edition-auditor = Le système entier
edition-auditor-about = Tout : définitions, verdicts, articles, constats et preuves. Pour qui répond du système et pour qui l’évalue.
edition-customer = Pour les clients
edition-customer-about = Ce qui est promis, comment réclamer, et ce qui se passe quand un engagement n’est pas tenu. Peut être publié.
edition-staff = Pour le personnel
edition-staff-about = Les procédures pas à pas : qui fait quoi, dans quel délai, et ce que chacun peut accorder.
