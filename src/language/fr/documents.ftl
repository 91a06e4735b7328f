### Fichiers uniques : Word, PDF, page unique.
