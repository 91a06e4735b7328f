### Forms: complaints, letters, questionnaires.
