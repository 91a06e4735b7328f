### Charts, worst cases, history.
