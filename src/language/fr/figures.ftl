### Graphiques, cas les plus défavorables, historique.
