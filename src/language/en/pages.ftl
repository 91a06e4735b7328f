### Procedures, responsibilities, calendar, glossary.
